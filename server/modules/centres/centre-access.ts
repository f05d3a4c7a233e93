import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CentreAction } from '#shared/contracts/centres.contract.js';
import type { Refusal } from '#shared/contracts/refusals.js';
import type { ResourceKind } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { sql } from '../../database/dialect.js';
import { CENTRE_ZONE } from './centre-zone.js';
import { CentresPolicy } from './centres.policy.js';

interface Place {
  readonly id: string;
  readonly authorityId: string;
}

/** Finds the centre that somebody wants to work on, and answers "not yours" exactly like "not there". */
@Injectable()
export class CentreAccess {
  constructor(
    private readonly policy: CentresPolicy,
    private readonly clock: Clock,
  ) {}

  /** The local day on which partnerships are judged. */
  today(): string {
    return localDayOf(this.clock.now(), CENTRE_ZONE);
  }

  /** What the actor may do at a centre that they see. */
  actions(actor: Actor, centre: Place): CentreAction[] {
    return this.policy.actions(actor, centre);
  }

  /** Ids of the centres that the actor may see: own, of the own authority, or with a running partnership. */
  async visible(manager: EntityManager, actor: Actor, only?: string): Promise<Place[]> {
    const { everywhere, authorityIds, centreIds, partnerIds } = actor.scope('centres.read');
    const today = this.today();
    return sql(manager)<Place>`
      SELECT c.id, c.authority_id AS "authorityId" FROM centres c
       WHERE (${only === undefined} OR c.id = ${only ?? null})
         AND (${everywhere} OR c.authority_id IN (${authorityIds}) OR c.id IN (${centreIds}) OR EXISTS (
           SELECT 1 FROM partnerships p WHERE p.centre_id = c.id AND p.partner_id IN (${partnerIds})
              AND p.starts_on <= ${today} AND (p.ends_on IS NULL OR p.ends_on >= ${today})))`;
  }

  /** @throws RefusedError centre/not-found */
  async see(manager: EntityManager, actor: Actor, centreId: string): Promise<Place> {
    const [centre] = await this.visible(manager, actor, centreId);
    if (!centre) throw new RefusedError('centre/not-found');
    return centre;
  }

  mayCreateIn(actor: Actor, authorityId: string): boolean {
    return this.policy.mayCreateIn(actor, authorityId);
  }

  async mayEdit(manager: EntityManager, actor: Actor, centreId: string): Promise<boolean> {
    const [centre] = await sql(manager)<Place>`
      SELECT id, authority_id AS "authorityId" FROM centres WHERE id = ${centreId}`;
    return centre !== undefined && this.policy.mayEdit(actor, centre);
  }

  /** @throws RefusedError centre/not-found */
  async edit(manager: EntityManager, actor: Actor, centreId: string): Promise<Place> {
    const [centre] = await sql(manager)<Place>`
      SELECT id, authority_id AS "authorityId" FROM centres WHERE id = ${centreId}`;
    if (!centre || !this.policy.mayEdit(actor, centre)) throw new RefusedError('centre/not-found');
    return centre;
  }

  /** @returns its centre @throws RefusedError room/not-found */
  async editRoom(manager: EntityManager, actor: Actor, roomId: string): Promise<Place> {
    const [centre] = await sql(manager)<Place>`
      SELECT c.id, c.authority_id AS "authorityId"
        FROM rooms r JOIN centres c ON c.id = r.centre_id WHERE r.id = ${roomId}`;
    if (!centre || !this.policy.mayEdit(actor, centre)) throw new RefusedError('room/not-found');
    return centre;
  }

  /** @throws RefusedError equipment/not-found */
  async editPool(manager: EntityManager, actor: Actor, poolId: string): Promise<void> {
    const centre = await this.centreOfPool(manager, poolId);
    if (!centre || !this.policy.mayEdit(actor, centre)) throw new RefusedError('equipment/not-found');
  }

  /** @throws RefusedError the given one */
  async editTutor(manager: EntityManager, actor: Actor, tutorId: string, refusal: Refusal): Promise<Place> {
    return this.editOfKind(manager, actor, { id: tutorId, kind: 'tutor' }, refusal);
  }

  /** @throws RefusedError the given one */
  async editVehicle(manager: EntityManager, actor: Actor, vehicleId: string, refusal: Refusal): Promise<Place> {
    return this.editOfKind(manager, actor, { id: vehicleId, kind: 'vehicle' }, refusal);
  }

  async mayReportOnPool(manager: EntityManager, actor: Actor, poolId: string): Promise<boolean> {
    const centre = await this.centreOfPool(manager, poolId);
    return centre !== null && this.policy.mayReportEquipment(actor, centre);
  }

  private async editOfKind(
    manager: EntityManager,
    actor: Actor,
    { id, kind }: { id: string; kind: ResourceKind },
    refusal: Refusal,
  ): Promise<Place> {
    const [centre] = await sql(manager)<Place>`
      SELECT c.id, c.authority_id AS "authorityId"
        FROM resources q JOIN centres c ON c.id = q.centre_id WHERE q.id = ${id} AND q.kind = ${kind}`;
    if (!centre || !this.policy.mayEdit(actor, centre)) throw new RefusedError(refusal);
    return centre;
  }

  private async centreOfPool(manager: EntityManager, poolId: string): Promise<Place | null> {
    const [centre] = await sql(manager)<Place>`
      SELECT c.id, c.authority_id AS "authorityId"
        FROM equipment_pools e JOIN centres c ON c.id = e.centre_id WHERE e.id = ${poolId}`;
    return centre ?? null;
  }
}
