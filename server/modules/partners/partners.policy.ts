import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/auth/actor.js';
import type { Permission } from '../../common/auth/permissions.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { sql } from '../../database/dialect.js';

/** Authorities in which somebody holds a permission, themselves or through a centre or a partner that lies there. */
export interface Reach {
  readonly everywhere: boolean;
  /** Authorities where the permission covers everything of the authority. */
  readonly authorityIds: readonly string[];
  /** Partners of their own; of others in `namesIn` they may know the name and no more. */
  readonly partnerIds: readonly string[];
  readonly namesIn: readonly string[];
}

export const EVERYWHERE: Reach = { everywhere: true, authorityIds: [], partnerIds: [], namesIn: [] };

export interface CentreFacts {
  readonly id: string;
  readonly authorityId: string;
  readonly name: string;
}

/** Who may see and change which partners. "Not yours" is answered exactly as "not there". */
@Injectable()
export class PartnersPolicy {
  /** Staff of a centre may do in its authority what their role lets them; a school's staff see the names of their neighbours. */
  async reach(manager: EntityManager, actor: Actor, permission: Permission): Promise<Reach> {
    const { everywhere, authorityIds, centreIds, partnerIds } = actor.scope(permission);
    if (everywhere) return EVERYWHERE;
    const rows = await sql(manager)<{ kind: 'centre' | 'partner'; id: string }>`
      SELECT 'centre' AS kind, authority_id AS id FROM centres WHERE id IN (${centreIds})
      UNION SELECT 'partner' AS kind, authority_id AS id FROM partners WHERE id IN (${partnerIds})`;
    const through = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.id);
    return {
      everywhere,
      authorityIds: [...authorityIds, ...through('centre')],
      partnerIds,
      namesIn: through('partner'),
    };
  }

  /** An authority that is not here yet comes with its first import, which is for those whose reach has no end. */
  async reachOfImport(manager: EntityManager, actor: Actor, dfeCode: string | null): Promise<Reach> {
    const reach = await this.reach(manager, actor, 'schools.import');
    if (dfeCode === null || reach.everywhere) return reach;
    const rows = await sql(manager)<{ id: string }>`SELECT id FROM authorities WHERE dfe_code = ${dfeCode}`;
    if (!rows.some(({ id }) => coversAuthority(reach, id))) throw new RefusedError('authority/not-found');
    return reach;
  }

  /** The centre, for those who hold the permission there; to everybody else it is not there. */
  async centre(
    manager: EntityManager,
    actor: Actor,
    centreId: string,
    permission: Permission = 'partnerships.read',
  ): Promise<CentreFacts> {
    const centre = await this.findCentre(manager, actor, centreId, permission);
    if (!centre) throw new RefusedError('centre/not-found');
    return centre;
  }

  async findCentre(
    manager: EntityManager,
    actor: Actor,
    centreId: string,
    permission: Permission,
  ): Promise<CentreFacts | null> {
    const [centre] = await sql(manager)<CentreFacts>`
      SELECT id, authority_id AS "authorityId", name FROM centres WHERE id = ${centreId}`;
    return centre && actor.mayAt(permission, { authorityId: centre.authorityId, centreId }) ? centre : null;
  }
}

export function covers(reach: Reach, partner: { readonly id: string; readonly authorityId: string }): boolean {
  return reach.everywhere || reach.authorityIds.includes(partner.authorityId) || reach.partnerIds.includes(partner.id);
}

export function coversAuthority(reach: Reach, authorityId: string): boolean {
  return reach.everywhere || reach.authorityIds.includes(authorityId);
}
