import { Injectable } from '@nestjs/common';
import type { ChangeVisit, RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { PolicyOverride, PolicyProblem } from '#shared/contracts/policies.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { ActorSide } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import { askedAgain, type PlannedTime } from '../policies/index.js';
import { ResourcesTakenError } from '../reservations/index.js';
import { REFUSAL_OF_RULE } from './domain/request-problems.js';
import { changedRequest, plannedTime, wordsOf } from './new-visit.js';
import { isFree, SeriesDates, type SeenDate, type WantedDate } from './series/series-dates.js';
import { SeriesMaker } from './series/series-maker.js';
import { VisitAdmission, type Asked } from './visit-admission.js';
import { VisitChanger } from './visit-changer.js';
import { VisitRequests } from './visit-requests.js';
import { editSide, maySee } from './visits.policy.js';
import { VisitsQueries } from './visits.queries.js';
import type { VisitRecord } from './visit-records.js';
import { VisitsRepository } from './visits.repository.js';

/** What of a request becomes different; what is undefined is not asked for any more. */
export type RequestChanges = { readonly [Field in keyof RequestVisit]?: RequestVisit[Field] | undefined };

/** One visit that is to be different. */
export interface ChangeOrder {
  readonly actor: Actor;
  readonly visit: VisitRecord;
  readonly changes: RequestChanges;
  /** People are told of it with others, not alone. */
  readonly toldTogether: boolean;
  /** Soft rules that the centre sets aside; null where it lost its place, and only hard rules are asked. */
  readonly overrides: readonly PolicyOverride[] | null;
}

/** Another time, room or need for one visit; one of a series stays its member and is left alone by later edits. */
@Injectable()
export class ChangeVisitService {
  constructor(
    private readonly store: Store,
    private readonly admission: VisitAdmission,
    private readonly visits: VisitsRepository,
    private readonly queries: VisitsQueries,
    private readonly requests: VisitRequests,
    private readonly dates: SeriesDates,
    private readonly maker: SeriesMaker,
    private readonly changer: VisitChanger,
  ) {}

  /** @throws RefusedError visit/…: what a request for the visit as it should be would be refused with */
  async change(
    actor: Actor,
    visitId: string,
    { version, overrides = [], ...changes }: ChangeVisit,
  ): Promise<VisitDetailView> {
    try {
      return await this.store.write(async (tx) => {
        const visit = await this.editable(tx, actor, visitId, version);
        if (Object.keys(changes).length === 0) throw new RefusedError('visit/nothing-to-change');
        await this.to(tx, { actor, visit, changes, overrides, toldTogether: false });
        return this.queries.detail(tx.manager, actor, visitId);
      });
    } catch (error) {
      if (error instanceof ResourcesTakenError) throw new RefusedError('visit/slot-taken');
      throw error;
    }
  }

  /** The visit, if the actor may change it and nobody did since. @throws RefusedError */
  async editable(tx: Tx, actor: Actor, visitId: string, version: number): Promise<VisitRecord> {
    await this.changer.prepare(tx, [visitId]);
    const visit = await this.visits.forDecision(tx, visitId);
    if (!visit || !maySee(actor, visit)) throw new RefusedError('visit/not-found');
    if (editSide(actor, visit) === null) throw new RefusedError('visit/not-your-move');
    if (visit.version !== version) throw new RefusedError('visit/already-decided', { state: visit.state });
    return visit;
  }

  /**
   * @throws RefusedError why it cannot be had
   * @throws ResourcesTakenError when a guard says no
   */
  async to(tx: Tx, order: ChangeOrder): Promise<void> {
    const { actor, visit, changes, toldTogether } = order;
    const view = await this.queries.detail(tx.manager, actor, visit.id);
    const plan = changedRequest(await this.requests.of(tx.manager, view), changes);
    const asked = await this.admission.admit(tx, actor, plan);
    const { input, centre } = asked;
    const { day, startTime, endTime, roomId } = input;
    const wanted: WantedDate = { day, onDay: day, startTime, endTime, roomId, chosen: true };
    await this.maker.lock(tx, asked, [wanted]);
    const side = editSide(actor, visit) ?? 'partner';
    const given = side === 'centre' ? order.overrides : null;
    const stands = plannedTime(visit, centre.zone);
    const asks = ({ code, overridable }: PolicyProblem, after: PlannedTime) =>
      askedAgain(code, stands, after) && (!overridable || given !== null);
    const standing = { ignoring: new Set([visit.id]), ended: [visit.id], asks };
    const [found] = await this.dates.look(tx.manager, asked, [wanted], standing);
    const seen = found && without(found, given ?? []);
    if (!seen || !isFree(seen)) throw refusalOf(seen);
    const { time, holds, role, broken } = seen;
    const needsAnswer = Object.keys(changes).some((field) => field !== 'note' && field !== 'subject');
    const change = {
      ...{ centre, time, holds, side, actorId: actor.personId, withSeries: toldTogether },
      needsAnswer,
      changes: {
        ...wordsOf(asked),
        partnerRole: role,
        ...signOffAnew(asked, side, needsAnswer),
        ...(visit.seriesId === null ? {} : { changedAlone: true }),
      },
    };
    await this.changer.apply(tx, [{ visit, change }]);
    const used = (given ?? []).filter(({ code }) => broken.some((rule) => rule.code === code));
    await this.dates.record(tx, visit, actor, used);
  }
}

/** What the coordinator stood behind is not what it is now. */
export const signOffAnew = ({ needsSignOff }: Asked, side: ActorSide, needsAnswer: boolean) =>
  needsSignOff && side === 'partner' && needsAnswer ? { signOff: 'waiting' as const } : {};

/** The same without the rules for which a reason is given; it cannot be had while one is left. */
function without(seen: SeenDate, given: readonly PolicyOverride[]): SeenDate {
  if (!isForRules(seen)) return seen;
  const left = seen.broken.filter(({ code, overridable }) => !overridable || !given.some((one) => one.code === code));
  return left[0] ? { ...seen, broken: left, problem: REFUSAL_OF_RULE[left[0].code] } : { ...seen, problem: null };
}

/** Nothing but what it breaks of the centre's rules is in its way. */
const isForRules = ({ broken: [first], problem }: SeenDate): boolean =>
  first !== undefined && problem === REFUSAL_OF_RULE[first.code];

/** What is in its way comes first; what it breaks of the centre's rules is told all at once. */
function refusalOf(seen: SeenDate | undefined): RefusedError {
  if (seen && isForRules(seen)) return new RefusedError('visit/against-policy', { problems: seen.broken });
  return new RefusedError(seen?.problem ?? 'visit/room-unknown');
}
