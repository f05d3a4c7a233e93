import { Injectable } from '@nestjs/common';
import type { Alternative, OfferTimes } from '#shared/contracts/offers.contract.js';
import type { PolicyOverride } from '#shared/contracts/policies.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { isBankHoliday } from '../../../common/bank-holidays.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { localDayOf } from '../../../common/kernel/wall-time.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { Store } from '../../../database/store.js';
import { PoliciesRepository } from '../../policies/index.js';
import { ResourceTakenError } from '../../reservations/index.js';
import { clashing, differencesOf, offerExpiry } from '../domain/offers/offer-terms.js';
import { problemOfTaking } from '../domain/request-problems.js';
import { VisitGate } from '../visit-gate.js';
import { VisitsQueries } from '../visits.queries.js';
import type { VisitRecord } from '../visit-records.js';
import { OfferMaker } from './offer-maker.js';
import { OfferedTimes, type FreeTime, type OfferableTime } from './offered-times.js';
import { VisitWishes, type VisitWish } from './visit-wishes.js';

/** Whoever was faster than the look before: what could not be had, as a refusal. */
export function refuseTaken(error: unknown): never {
  if (!(error instanceof ResourceTakenError)) throw error;
  const { refusal, details } = problemOfTaking(error.need, error.hindrance);
  throw new RefusedError(refusal, details);
}

/** @returns what is set aside of all that the times break @throws RefusedError visit/against-policy */
function setAside(times: readonly OfferableTime[], given: readonly PolicyOverride[]): PolicyOverride[] {
  const broken = new Map(times.flatMap((time) => time.broken.map((rule) => [rule.code, rule] as const)));
  const left = [...broken.values()].filter(({ code }) => !given.some((one) => one.code === code));
  if (left.length > 0) throw new RefusedError('visit/against-policy', { problems: left });
  return given.filter(({ code }) => broken.has(code));
}

/** A centre answers a request with other times, all of them held until the partner has chosen one. */
@Injectable()
export class OfferTimesService {
  constructor(
    private readonly store: Store,
    private readonly gate: VisitGate,
    private readonly wishes: VisitWishes,
    private readonly times: OfferedTimes,
    private readonly maker: OfferMaker,
    private readonly policies: PoliciesRepository,
    private readonly queries: VisitsQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError offer/…, and for a time that cannot be had what a request for it would be refused with */
  offer(
    actor: Actor,
    visitId: string,
    { version, alternatives, overrides = [] }: OfferTimes,
  ): Promise<VisitDetailView> {
    return this.store
      .write(async (tx) => {
        const { visit, side } = await this.gate.open(tx, actor, visitId, { action: 'offer', version });
        const wish = await this.wishes.of(tx.manager, visitId);
        await this.maker.lock(tx, wish, alternatives);
        const free = await this.look(tx, visit, wish, alternatives);
        const used = setAside(free, overrides);
        const until = await this.until(tx, wish, free);
        const by = { action: 'offer', side, actorId: actor.personId } as const;
        await this.maker.make(tx, visit, { ...by, kind: 'other_time', times: free, until });
        await this.times.record(tx, visit, actor, used);
        return this.queries.detail(tx.manager, actor, visitId);
      })
      .catch(refuseTaken);
  }

  /** The wish itself is no other time, but for a visit that waits it is good news. */
  private async look(
    tx: Tx,
    visit: VisitRecord,
    wish: VisitWish,
    alternatives: readonly Alternative[],
  ): Promise<OfferableTime[]> {
    const wished = { day: wish.day, ...wish.session, roomId: wish.wanted.roomId };
    const free: OfferableTime[] = [];
    for (const [index, one] of alternatives.entries()) {
      const found = await this.times.at(tx.manager, wish, one).catch((error: unknown) => {
        throw error instanceof RefusedError
          ? new RefusedError(error.refusal, { ...error.details, alternative: index })
          : error;
      });
      const differs = differencesOf(wished, { day: one.day, ...found.time, roomId: one.roomId }, wish.centre.zone);
      if (visit.state === 'requested' && differs.length === 0) throw new RefusedError('offer/nothing-differs');
      free.push(found);
    }
    if (clashing(free)) throw new RefusedError('offer/times-clash');
    return free;
  }

  private async until(tx: Tx, { centre }: VisitWish, free: readonly FreeTime[]): Promise<Date> {
    const { offerDays: workingDays } = await this.policies.of(tx.manager, centre.id);
    const [first, ...others] = free.map(({ time }) => time.startsAt);
    const now = this.clock.now();
    const terms = { today: localDayOf(now, centre.zone), workingDays, zone: centre.zone, isHoliday: isBankHoliday };
    return first ? offerExpiry([first, ...others], terms) : now;
  }
}
