import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { ActorSide, PartnershipRole } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';
import { SessionReader } from '../../common/auth/session-reader.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { resolveTime, type SessionTime } from '../availability/index.js';
import { ActivitiesQueries, CentresQueries, type ActivityFacts, type CentreFacts } from '../centres/index.js';
import { roleOn } from './domain/partnership.js';
import { problemOf } from './domain/request-problems.js';
import { SignOffsRepository } from './pack/sign-offs.repository.js';
import { maySignOff, requestSide } from './visits.policy.js';
import { VisitPartnersQueries } from './visit-partners.queries.js';

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
  /** The school wants its coordinator to look at what its teachers ask for. */
  readonly needsSignOff: boolean;
}

/** Who may ask for a visit, for whom, to do what, and at which instants; what is free is asked afterwards. */
@Injectable()
export class VisitAdmission {
  constructor(
    private readonly sessions: SessionReader,
    private readonly partners: VisitPartnersQueries,
    private readonly centres: CentresQueries,
    private readonly activities: ActivitiesQueries,
    private readonly signOffs: SignOffsRepository,
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
    return this.lookAs(manager, side, actor, input);
  }

  /** The same where it is known already on whose side somebody acts. */
  async lookAs(manager: EntityManager, side: ActorSide, actor: Actor, input: RequestVisit): Promise<Asked> {
    const centre = await this.centres.centreFacts(manager, input.centreId);
    if (!centre) throw new RefusedError('centre/not-found');
    const stretches = await this.partners.partnerships(manager, input);
    const role = roleOn(stretches, input.day);
    if (!role) throw new RefusedError(whyNoPartner(side, stretches.length === 0));
    const activity = await this.activity(manager, input);
    const resolved = resolveTime(input, centre.zone);
    if (!resolved.ok) throw new RefusedError(problemOf({ of: 'time', why: resolved.obstacle }).refusal);
    const subject = input.subject ?? activity?.title ?? '';
    const needsSignOff = await this.needsSignOff(manager, actor, side, input.partnerId);
    return { actor, side, input, centre, role, time: resolved.time, activity, subject, needsSignOff };
  }

  /** What the centre enters, or who signs off asks for, waits for nobody. */
  private async needsSignOff(manager: EntityManager, actor: Actor, side: ActorSide, partnerId: string) {
    if (side === 'centre' || maySignOff(actor, partnerId)) return false;
    return this.signOffs.isRequired(manager, partnerId);
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

/** A school learns nothing of a centre that it never had to do with, not even that it is there. */
const whyNoPartner = (side: ActorSide, areStrangers: boolean) =>
  side === 'partner' && areStrangers ? 'centre/not-found' : 'visit/not-a-partner';
