import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FairShareSettingsView, FairShareTerms } from '#shared/contracts/fairness.contract.js';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { isoFrom, sql } from '../../database/dialect.js';
import { oneAtATime } from '../../database/locks.js';
import { DEFAULT_TERMS } from './domain/settings.js';
import { FairShareSettings } from './entities/fair-share-settings.entity.js';

export interface VersionedTerms extends FairShareTerms {
  /** 1 for the defaults. */
  readonly version: number;
}

interface ChangeRow {
  readonly version: number;
  readonly hostCapPercent: number;
  readonly needWeightTenths: number;
  readonly reservePercent: number;
  readonly at: Date | string;
  readonly by: string;
}

export type Change = FairShareSettingsView['changes'][number];

/** How authorities share hours out: every change is a row of its own. */
@Injectable()
export class FairShareSettingsRepository {
  /** Keeps others from changing them until the unit of work ends. */
  hold(tx: Tx, authorityId: string): Promise<void> {
    return oneAtATime(tx.manager, `fair shares ${authorityId}`);
  }

  async current(manager: EntityManager, authorityId: string): Promise<VersionedTerms> {
    const [newest] = await this.changes(manager, authorityId, 1);
    if (!newest) return { version: 1, ...DEFAULT_TERMS };
    const { at: _at, by: _by, ...terms } = newest;
    return terms;
  }

  /** The newest first. */
  async changes(manager: EntityManager, authorityId: string, most: number): Promise<Change[]> {
    const rows = await sql(manager)<ChangeRow>`
      SELECT f.version, f.host_cap_percent AS "hostCapPercent", f.need_weight_tenths AS "needWeightTenths",
             f.reserve_percent AS "reservePercent", f.changed_at AS at, p.name AS by
        FROM fair_share_settings f JOIN people p ON p.id = f.changed_by
       WHERE f.authority_id = ${authorityId} ORDER BY f.version DESC LIMIT ${most}`;
    return rows.map(({ needWeightTenths, at, ...row }) => ({
      ...row,
      needWeight: needWeightTenths / 10,
      at: isoFrom(at),
    }));
  }

  /** Needs the hold: the caller has compared the version. */
  async append(tx: Tx, terms: VersionedTerms & Pick<FairShareSettings, 'authorityId' | 'changedBy' | 'changedAt'>) {
    const { needWeight, ...row } = terms;
    await tx.manager.insert(FairShareSettings, { id: newId(), ...row, needWeightTenths: Math.round(needWeight * 10) });
  }
}
