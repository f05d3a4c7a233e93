import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sql } from '../../../database/dialect.js';

/** The school at which a centre stands. */
@Injectable()
export class HostPartner {
  async on(manager: EntityManager, centreId: string, day: string): Promise<{ id: string; name: string } | null> {
    const [host] = await sql(manager)<{ id: string; name: string }>`
      SELECT p.id, p.name FROM partnerships ps JOIN partners p ON p.id = ps.partner_id
       WHERE ps.centre_id = ${centreId} AND ps.role = 'host' AND p.kind = 'school'
         AND ps.starts_on <= ${day} AND (ps.ends_on IS NULL OR ps.ends_on >= ${day}) ORDER BY ps.starts_on, p.id`;
    return host ?? null;
  }
}
