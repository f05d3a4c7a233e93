import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import type { Upload } from '../../common/http/upload.js';
import { Store } from '../../database/store.js';
import { CharacteristicsImport } from './characteristics-import.js';
import { fine, type Checked } from './domain/faults.js';
import type { ImportPlan } from './import-plan.js';
import { EVERYWHERE, PartnersPolicy, type Reach } from './partners.policy.js';
import { readCharacteristicsFile, readSchoolFile } from './read-school-file.js';
import { SchoolImport } from './school-import.js';

/** Makes a plan from the database as it is at that moment. The file is read before, since that takes time. */
export type Planner = (manager: EntityManager) => Promise<ImportPlan>;

export interface ImportOrder {
  /** Whose schools the file holds; null for characteristics, which are found by URN. */
  readonly dfeCode: string | null;
  /** Local ISO date. */
  readonly asOf: string;
}

@Injectable()
export class ImportPlanner {
  constructor(
    private readonly store: Store,
    private readonly policy: PartnersPolicy,
    private readonly schools: SchoolImport,
    private readonly characteristics: CharacteristicsImport,
  ) {}

  /**
   * @throws RefusedError authority/not-found outside the actor's authorities; import/file-refused for a file that
   *   cannot be used at all
   */
  async forActor(actor: Actor, upload: Upload, order: ImportOrder): Promise<Planner> {
    const reach = await this.store.read((manager) => this.policy.reachOfImport(manager, actor, order.dfeCode));
    const planner = await this.read(upload, order, reach);
    if (!planner.ok) throw new RefusedError('import/file-refused', { problem: planner.fault });
    return planner.value;
  }

  /** For whoever has the server itself. */
  forServer(upload: Upload, order: ImportOrder): Promise<Checked<Planner>> {
    return this.read(upload, order, EVERYWHERE);
  }

  private async read(
    { fileName, bytes }: Upload,
    { dfeCode, asOf }: ImportOrder,
    reach: Reach,
  ): Promise<Checked<Planner>> {
    if (dfeCode === null) {
      const rows = await readCharacteristicsFile(bytes);
      if (!rows.ok) return rows;
      return fine((manager) => this.characteristics.plan(manager, rows.value, { fileName, asOf, reach }));
    }
    const rows = await readSchoolFile(bytes, dfeCode);
    return rows.ok ? fine((manager) => this.schools.plan(manager, rows.value, { dfeCode, asOf })) : rows;
  }
}
