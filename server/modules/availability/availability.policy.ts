import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { sql } from '../../database/dialect.js';
import { CentresQueries, type CentreFacts } from '../centres/index.js';

/** Who may look at a centre's day, and whose visits they see there as more than "busy". */
@Injectable()
export class AvailabilityPolicy {
  constructor(
    private readonly centres: CentresQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError centre/not-found, also for a centre that the actor has nothing to do with */
  async centre(manager: EntityManager, actor: Actor, centreId: string): Promise<CentreFacts> {
    const centre = await this.centres.centreFacts(manager, centreId);
    if (!centre || !(await this.mayLook(manager, actor, centre))) throw new RefusedError('centre/not-found');
    return centre;
  }

  /** Its own staff, its authority's officers, staff of the authority's other centres, and staff of its partners of today. */
  async mayLook(manager: EntityManager, actor: Actor, centre: CentreFacts): Promise<boolean> {
    if (actor.mayAt('availability.read', { authorityId: centre.authorityId, centreId: centre.id })) return true;
    const { partnerIds, centreIds } = actor.scope('availability.read');
    const today = localDayOf(this.clock.now(), centre.zone);
    const [related] = await sql(manager)<{ found: number }>`
      SELECT 1 AS found FROM partnerships WHERE centre_id = ${centre.id} AND partner_id IN (${partnerIds})
         AND starts_on <= ${today} AND (ends_on IS NULL OR ends_on >= ${today})
      UNION ALL SELECT 1 FROM centres WHERE authority_id = ${centre.authorityId} AND id IN (${centreIds})`;
    return related !== undefined;
  }

  /** Whether they may ask for a visit there: for their own school or group, or for any partner of the centre they run. */
  mayAsk(actor: Actor, { centreId, partnerId }: { centreId: string; partnerId: string }): boolean {
    return actor.mayAt('visits.request', { centreId, partnerId });
  }

  /** Whether they see what its tutors do: whoever works there. Officers see no names, nor why somebody is away. */
  seesTutors(actor: Actor, centre: CentreFacts): boolean {
    return actor.mayAt('visits.read', { centreId: centre.id });
  }

  /** Who teaches is named to the school itself and to the centre. */
  seesNames(actor: Actor, centre: CentreFacts, partnerId: string): boolean {
    return actor.mayAt('visits.read', { centreId: centre.id, partnerId });
  }

  /** Own centre: all. Own authority: all. Own school: its own. Anything else is only busy. */
  sees(actor: Actor, centre: CentreFacts, partnerId: string): boolean {
    return (
      this.seesNames(actor, centre, partnerId) ||
      actor.mayAt('visits.read-anonymous', { authorityId: centre.authorityId })
    );
  }
}
