import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addDays, localDayOf } from '../../common/kernel/wall-time.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { sql } from '../../database/dialect.js';
import { CENTRE_ZONE } from './centre-zone.js';
import type { HostSchool } from './domain/host-school.js';

interface OpenPartnership {
  id: string;
  starts_on: string;
}

/** Which school a centre stands at, kept as a partnership with dates. */
@Injectable()
export class HostPartnership {
  constructor(private readonly clock: Clock) {}

  /** A school, or a community group, which cannot be one. */
  async candidate(manager: EntityManager, partnerId: string): Promise<HostSchool | null> {
    const [row] = await sql(manager)<HostSchool>`
      SELECT p.id, p.authority_id AS "authorityId", p.kind, s.status, s.street, s.town, s.postcode, s.latitude, s.longitude
        FROM partners p LEFT JOIN schools s ON s.id = p.id WHERE p.id = ${partnerId}`;
    return row ?? null;
  }

  /** Today's host, if there is one. */
  async current(manager: EntityManager, centreId: string): Promise<string | null> {
    const today = this.today();
    const [row] = await sql(manager)<{ partner_id: string }>`
      SELECT partner_id FROM partnerships WHERE centre_id = ${centreId} AND role = 'host'
         AND starts_on <= ${today} AND (ends_on IS NULL OR ends_on >= ${today})
       ORDER BY starts_on DESC LIMIT 1`;
    return row?.partner_id ?? null;
  }

  /** From today on this school is the host. One that was an ordinary partner until now becomes the host instead. */
  async begin(tx: Tx, centreId: string, schoolId: string): Promise<void> {
    const today = this.today();
    const running = await sql(tx.manager)<OpenPartnership>`
      SELECT id, starts_on FROM partnerships
       WHERE centre_id = ${centreId} AND (ends_on IS NULL OR ends_on >= ${today})
         AND (role = 'host' OR partner_id = ${schoolId})`;
    for (const partnership of running) await this.endBefore(tx, partnership, today);
    await sql(tx.manager)`
      INSERT INTO partnerships (id, centre_id, partner_id, role, starts_on, ends_on)
      VALUES (${newId()}, ${centreId}, ${schoolId}, 'host', ${today}, ${null})`;
  }

  /** One that would begin on that day or later never came to be. */
  private async endBefore(tx: Tx, { id, starts_on: startsOn }: OpenPartnership, day: string): Promise<void> {
    const query = sql(tx.manager);
    if (startsOn >= day) await query`DELETE FROM partnerships WHERE id = ${id}`;
    else await query`UPDATE partnerships SET ends_on = ${addDays(day, -1)} WHERE id = ${id}`;
  }

  private today(): string {
    return localDayOf(this.clock.now(), CENTRE_ZONE);
  }
}
