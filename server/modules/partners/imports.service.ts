import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  AcceptImport,
  ImportPreview,
  ImportResult,
  PreviewCharacteristics,
  PreviewSchools,
} from '#shared/contracts/imports.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import type { Upload } from '../../common/http/upload.js';
import { newId } from '../../common/new-id.js';
import { Store } from '../../database/store.js';
import { extractDate, type ExtractDate } from './domain/as-of.js';
import { badRowCount } from './import-plan.js';
import { ImportPlanner, type ImportOrder } from './import-planner.js';
import { toPreview, toResult } from './import.mapper.js';
import { ImportsRepository, type ImportRow } from './imports.repository.js';
import { Today } from './today.js';

const PREVIEW_HOLDS_MS = 60 * 60 * 1000;

/** Files from people: what a file would do, and doing just that. Whoever accepts sends the same file again. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly store: Store,
    private readonly today: Today,
    private readonly repository: ImportsRepository,
    private readonly planner: ImportPlanner,
  ) {}

  async previewSchools(actor: Actor, upload: Upload, { dfeCode, asOf }: PreviewSchools): Promise<ImportPreview> {
    return this.preview(actor, upload, dfeCode, this.dateOf(upload, asOf));
  }

  async previewCharacteristics(actor: Actor, upload: Upload, fields: PreviewCharacteristics): Promise<ImportPreview> {
    return this.preview(actor, upload, null, this.dateOf(upload, fields.asOf));
  }

  async accept(
    actor: Actor,
    importId: string,
    { upload, fields }: { upload: Upload; fields: AcceptImport },
  ): Promise<ImportResult> {
    const preview = await this.store.read((manager) => this.repository.find(manager, importId));
    if (preview?.createdBy !== actor.personId) throw new RefusedError('import/not-found');
    this.checkStillHolds(preview, upload);
    const plan = await this.planner.forActor(actor, upload, preview);
    return this.store.write(async (tx) => {
      await this.repository.lock(tx);
      const current = await this.repository.find(tx.manager, importId);
      if (current?.acceptedAt) throw new RefusedError('import/already-accepted');
      const planned = await plan(tx.manager);
      if (planned.fingerprint !== preview.planHash) throw new RefusedError('import/out-of-date');
      if (planned.goodRows === 0) throw new RefusedError('import/nothing-to-import');
      if (planned.badRows.length > 0 && fields.leaveOutBadRows === 'no') {
        throw new RefusedError('import/bad-rows', { badRows: badRowCount(planned) });
      }
      await planned.write(tx);
      const result = toResult(importId, planned);
      await this.repository.markAccepted(tx, importId, this.today.now(), result);
      return result;
    });
  }

  private async preview(
    actor: Actor,
    upload: Upload,
    dfeCode: string | null,
    { asOf, guessed }: ExtractDate,
  ): Promise<ImportPreview> {
    const order: ImportOrder = { dfeCode, asOf };
    const planner = await this.planner.forActor(actor, upload, order);
    const plan = await this.store.read(planner);
    const createdAt = this.today.now();
    const row: ImportRow = {
      ...order,
      id: newId(),
      kind: plan.kind,
      fileName: upload.fileName,
      fileHash: hashOf(upload),
      planHash: plan.fingerprint,
      createdBy: actor.personId,
      createdAt,
      acceptedAt: null,
      result: null,
    };
    await this.store.write((tx) => this.repository.savePreview(tx, row));
    const expiresAt = new Date(createdAt.getTime() + PREVIEW_HOLDS_MS);
    return toPreview({ ...row, expiresAt, asOfGuessed: guessed }, plan);
  }

  private checkStillHolds(preview: ImportRow, upload: Upload): void {
    if (preview.acceptedAt) throw new RefusedError('import/already-accepted');
    const age = this.today.now().getTime() - preview.createdAt.getTime();
    if (age > PREVIEW_HOLDS_MS) throw new RefusedError('import/expired');
    if (hashOf(upload) !== preview.fileHash) throw new RefusedError('import/file-changed');
  }

  private dateOf(upload: Upload, given: string | undefined): ExtractDate {
    const today = this.today.date();
    const date = extractDate(given, upload.fileName, today);
    if (date.asOf > today) throw new RefusedError('import/future-date', { asOf: date.asOf });
    return date;
  }
}

function hashOf(upload: Upload): string {
  return createHash('sha256').update(upload.bytes).digest('hex');
}
