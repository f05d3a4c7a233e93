import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WriteJourney } from '#shared/contracts/journeys.contract.js';
import type { PartnerKind } from '#shared/contracts/vocabulary.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { sql } from '../../database/dialect.js';
import { expectCurrent } from '../../database/expect-current.js';
import { JourneyOverrideRow } from './entities/journey-override.entity.js';
import type { Pair } from './journeys.queries.js';

/** A pair that has, or had, a partnership. */
export interface KnownPair extends Pair {
  readonly centreName: string;
  readonly authorityId: string;
  readonly zone: string;
  readonly partnerName: string;
  readonly partnerKind: PartnerKind;
}

/** The version of a pair of which nothing was ever entered. */
export const UNTOUCHED = 1;

@Injectable()
export class JourneyOverridesRepository {
  /** Null for two that never had a partnership. */
  async pair(manager: EntityManager, { centreId, partnerId }: Pair): Promise<KnownPair | null> {
    const [pair] = await sql(manager)<KnownPair>`
      SELECT c.id AS "centreId", c.name AS "centreName", c.authority_id AS "authorityId", c.zone,
             p.id AS "partnerId", p.name AS "partnerName", p.kind AS "partnerKind"
        FROM centres c JOIN partners p ON p.id = ${partnerId}
       WHERE c.id = ${centreId} AND EXISTS (
         SELECT 1 FROM partnerships ps WHERE ps.centre_id = c.id AND ps.partner_id = p.id)`;
    return pair ?? null;
  }

  find(manager: EntityManager, { centreId, partnerId }: Pair): Promise<JourneyOverrideRow | null> {
    return manager.findOneBy(JourneyOverrideRow, { centreId, partnerId });
  }

  /** @throws RefusedError resource/stale */
  async write(
    tx: Tx,
    { centreId, partnerId }: Pair,
    version: number,
    change: WriteJourney & Pick<JourneyOverrideRow, 'changedBy' | 'changedAt'>,
  ): Promise<void> {
    const next = { ...change, version: version + 1 };
    if (version === UNTOUCHED) return this.insert(tx, { centreId, partnerId, ...next });
    expectCurrent(await tx.manager.update(JourneyOverrideRow, { centreId, partnerId, version }, next));
  }

  /** Of two who enter the first figures at once, one finds the row of the other. */
  private async insert(tx: Tx, row: Readonly<Pick<JourneyOverrideRow, keyof JourneyOverrideRow>>): Promise<void> {
    const { centreId, partnerId, minutes, metres, note, version, changedBy, changedAt } = row;
    const inserted = await sql(tx.manager)<{ version: number }>`
      INSERT INTO journey_overrides (centre_id, partner_id, minutes, metres, note, version, changed_by, changed_at)
      VALUES (${centreId}, ${partnerId}, ${minutes}, ${metres}, ${note}, ${version}, ${changedBy}, ${changedAt})
      ON CONFLICT (centre_id, partner_id) DO NOTHING RETURNING version`;
    if (inserted.length === 0) throw new RefusedError('resource/stale');
  }
}
