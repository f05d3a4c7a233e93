import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RequestVisit } from '#shared/contracts/visits.contract.js';
import type { ActorSide, PartnershipRole } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';
import { SessionReader } from '../../common/auth/session-reader.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { resolveTime, type SessionTime } from '../availability/index.js';
import { ActivitiesQueries, CentresQueries, type ActivityFacts, type CentreFacts } from '../centres/index.js';
import { problemOf } from './domain/request-problems.js';
import { requestSide } from './visits.policy.js';
import { VisitsRepository } from './visits.repository.js';

/** A request that may be made, with what it means. */
export interface Asked {
  readonly actor: Actor;
  readonly side: ActorSide;
  readonly input: RequestVisit;
  readonly centre: CentreFacts;
  readonly role: PartnershipRole;
  readonly time: SessionTime;
  /** Null when the group does something of its own. */
  readonly activity: ActivityFacts | null;
  readonly subject: string;
}

/** Who may ask for a visit, for whom, to do what, and at which instants; what is free is asked afterwards. */
@Injectable()
export class VisitAdmission {
  constructor(
    private readonly sessions: SessionReader,
    private readonly visits: VisitsRepository,
    private readonly centres: CentresQueries,
    private readonly activities: ActivitiesQueries,
  ) {}

  /**
   * Who asks, and the room, tutor and vehicle asked for, stay as they are read here until the unit of work ends.
   * @throws RefusedError partner/not-found, centre/not-found, visit/not-a-partner, visit/activity-unknown, and what is
   *   wrong with the time
   */
  async admit(tx: Tx, actor: Actor, input: RequestVisit): Promise<Asked> {
    await this.sessions.holdRoles(tx, actor);
    await this.centres.hold(tx, input);
    return this.look(tx.manager, actor, input);
  }

  /** The same for somebody who only wants to know. */
  async look(manager: EntityManager, actor: Actor, input: RequestVisit): Promise<Asked> {
    const side = requestSide(actor, input);
    if (!side) throw new RefusedError('partner/not-found');
    const centre = await this.centres.centreFacts(manager, input.centreId);
    if (!centre) throw new RefusedError('centre/not-found');
    const role = await this.visits.partnerRole(manager, input);
    if (!role) throw new RefusedError(await this.whyNoPartner(manager, side, input));
    const activity = await this.activity(manager, input);
    const resolved = resolveTime(input, centre.zone);
    if (!resolved.ok) throw new RefusedError(problemOf({ of: 'time', why: resolved.obstacle }).refusal);
    const subject = input.subject ?? activity?.title ?? '';
    return { actor, side, input, centre, role, time: resolved.time, activity, subject };
  }

  /** A school learns nothing of a centre that it never had to do with, not even that it is there. */
  private async whyNoPartner(manager: EntityManager, side: ActorSide, { centreId, partnerId }: RequestVisit) {
    const strangers = side === 'partner' && (await this.visits.areStrangers(manager, centreId, partnerId));
    return strangers ? 'centre/not-found' : 'visit/not-a-partner';
  }

  private async activity(
    manager: EntityManager,
    { activityId, centreId }: RequestVisit,
  ): Promise<ActivityFacts | null> {
    if (activityId === undefined) return null;
    const activity = await this.activities.facts(manager, activityId);
    if (activity?.centreId !== centreId) throw new RefusedError('visit/activity-unknown');
    return activity;
  }
}
