import { Injectable } from '@nestjs/common';
import type { DayInterval } from '#shared/contracts/hours.js';
import type { WriteOpeningOverride } from '#shared/contracts/opening-overrides.contract.js';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { expectCurrent } from '../../database/expect-current.js';
import { isGuardViolation } from '../../database/guard-violation.js';
import { OpeningOverrideHours } from './entities/opening-override-hours.entity.js';
import { OpeningOverride } from './entities/opening-override.entity.js';

@Injectable()
export class OverridesRepository {
  /** @returns its id */
  async insert(tx: Tx, centreId: string, { hours, ...override }: WriteOpeningOverride): Promise<string> {
    const id = newId();
    await tx.manager.insert(OpeningOverride, { id, centreId, ...override, version: 1 });
    await this.replaceHours(tx, id, hours);
    return id;
  }

  /** @throws RefusedError resource/stale */
  async update(tx: Tx, id: string, version: number, { hours, ...override }: WriteOpeningOverride): Promise<void> {
    expectCurrent(await tx.manager.update(OpeningOverride, { id, version }, { ...override, version: version + 1 }));
    await this.replaceHours(tx, id, hours);
  }

  /** @throws RefusedError resource/stale */
  async remove(tx: Tx, id: string, version: number): Promise<void> {
    expectCurrent(await tx.manager.update(OpeningOverride, { id, version }, { version: version + 1 }));
    await tx.manager.delete(OpeningOverrideHours, { overrideId: id });
    await tx.manager.delete(OpeningOverride, { id });
  }

  private async replaceHours(tx: Tx, overrideId: string, hours: readonly DayInterval[]): Promise<void> {
    await tx.manager.delete(OpeningOverrideHours, { overrideId });
    const rows = hours.map(({ opens, closes }) => ({ id: newId(), overrideId, opens, closes }));
    if (rows.length > 0) await tx.manager.insert(OpeningOverrideHours, rows);
  }
}

/** PostgreSQL names the constraint, SQLite its columns. */
export const isDayTaken = (error: unknown): boolean =>
  isGuardViolation(error, 'opening_overrides_day_unique') ||
  isGuardViolation(error, 'opening_overrides.centre_id, opening_overrides.day');
