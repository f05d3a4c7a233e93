import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PolicyProblem } from '#shared/contracts/policies.contract.js';
import type { EditSeries } from '#shared/contracts/series-requests.contract.js';
import type { DateOutcome } from '#shared/contracts/series.contract.js';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { ActorSide } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { addDays, localDayOf } from '../../../common/kernel/wall-time.js';
import { Clock } from '../../../common/ports/clock.js';
import { CentresQueries } from '../../centres/index.js';
import { askedAgain, type PlannedTime } from '../../policies/index.js';
import { editPlan, type EditPlan, type HeldDate } from '../domain/series/edit-plan.js';
import { datesFrom, firstDayOf, inItsWeeks, isWhole } from '../domain/series/edit-scope.js';
import type { SeriesDays, SeriesRule, SkippedDay } from '../domain/series/series-days.js';
import type { Series } from '../entities/series.entity.js';
import { changedRequest, plannedTime } from '../new-visit.js';
import { VisitAdmission, type Asked } from '../visit-admission.js';
import { VisitRequests } from '../visit-requests.js';
import { editSide } from '../visits.policy.js';
import { SeriesCalendar } from './series-calendar.js';
import { isFree, SeriesDates, wantedDates, type SeenDate, type Standing, type WantedDate } from './series-dates.js';
import { SeriesRepository, type MemberRecord } from './series.repository.js';

/** An edit worked out: what it does to each date, and what can be had. */
export interface WorkedOut {
  readonly series: Series;
  readonly asked: Asked;
  readonly side: ActorSide;
  readonly rule: SeriesRule;
  readonly fromDay: string;
  /** The whole series is edited; otherwise it is divided. */
  readonly whole: boolean;
  readonly members: readonly MemberRecord[];
  readonly held: readonly HeldDate[];
  readonly plan: EditPlan;
  readonly skipped: readonly SkippedDay[];
  /** Only its dates change: visits that keep theirs stay untouched. */
  readonly untouched: ReadonlySet<string>;
  readonly dates: readonly (SeenDate & { readonly outcome: DateOutcome })[];
  /** Whose reservations the look left aside. */
  readonly ignoring: ReadonlySet<string>;
}

const DETAILS = ['startTime', 'endTime', 'roomId', 'equipment', 'subject', 'pupils', 'adults', 'note'] as const;

/** Works out what an edit would do; reads only. */
@Injectable()
export class SeriesEdits {
  constructor(
    private readonly admission: VisitAdmission,
    private readonly requests: VisitRequests,
    private readonly calendar: SeriesCalendar,
    private readonly dates: SeriesDates,
    private readonly series: SeriesRepository,
    private readonly centres: CentresQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError visit/not-your-move, series/already-changed, series/goes-on, series/all-begun, and what is wrong with the new dates */
  async workOut(manager: EntityManager, actor: Actor, series: Series, input: EditSeries): Promise<WorkedOut> {
    const side = editSide(actor, series);
    if (side === null) throw new RefusedError('visit/not-your-move');
    if (series.version !== input.version) throw new RefusedError('series/already-changed');
    if (Object.keys(input.changes).length === 0) throw new RefusedError('series/nothing-to-change');
    const scope = await this.scope(manager, series, input);
    if (isOver(scope)) throw new RefusedError('series/all-begun');
    const asked = await this.admission.look(manager, actor, scope.request);
    const { days, skipped } = await this.newDays(manager, asked, scope.rule);
    const plan = editPlan(scope.held, days);
    if (plan.change.length + plan.keep.length + plan.add.length + plan.end.length === 0) {
      throw new RefusedError('series/all-begun');
    }
    const look = await this.look(manager, { asked, plan, members: scope.members, input });
    const left = plan.leftOut.map((day) => ({ day, why: 'left_out' as const, words: null }));
    return { series, side, asked, plan, ...scope, ...look, skipped: [...skipped, ...left] };
  }

  /** A part that reached into the one that goes on from it would have those dates a second time. */
  private async lastDayOf(manager: EntityManager, series: Series, wanted = series.lastDay): Promise<string> {
    const next = await this.series.nextPart(manager, series.id);
    if (next === null || wanted < next) return wanted;
    if (wanted > series.lastDay) throw new RefusedError('series/goes-on', { from: next });
    return addDays(next, -1);
  }

  private async scope(manager: EntityManager, series: Series, { fromDay, changes }: EditSeries) {
    const centre = await this.centres.centreFacts(manager, series.centreId);
    const now = this.clock.now();
    const today = localDayOf(now, centre?.zone ?? 'UTC');
    // A day that was taken out before its first one must not draw its beginning forward.
    const from = [fromDay ?? today, today, series.firstDay].reduce((latest, day) => (day > latest ? day : latest));
    const members = await this.series.members(manager, series.id);
    const rejected = await this.series.rejected(manager, series.id);
    const all = { members, rejected, leftOut: series.leftOut };
    const held = datesFrom(all, from, now);
    const { every = series.every, weekdays = series.weekdays, leaveOut = [] } = changes;
    const lastDay = await this.lastDayOf(manager, series, changes.lastDay);
    const sameWeekdays = weekdays.toSorted().join() === series.weekdays.toSorted().join();
    const begins = firstDayOf(held, { fromDay: from, today, sameWeekdays }, [
      ...(await this.earlier(manager, series)),
      ...members,
    ]);
    const firstDay = inItsWeeks(begins, held, { every, was: series });
    const rule: SeriesRule = { every, weekdays: weekdays.toSorted(), firstDay, lastDay, leftOut: leaveOut.toSorted() };
    const request = await this.request(manager, series, { day: firstDay, changes });
    return { members, held, rule, request, fromDay: from, whole: isWhole(all, from, now) };
  }

  /** The visits of the parts from which a series goes on. */
  private async earlier(manager: EntityManager, { continuesId }: Series): Promise<MemberRecord[]> {
    const before = continuesId === null ? null : await this.series.find(manager, continuesId);
    if (!before) return [];
    return [...(await this.earlier(manager, before)), ...(await this.series.members(manager, before.id))];
  }

  private async request(
    manager: EntityManager,
    series: Series,
    { day, changes }: { day: string; changes: EditSeries['changes'] },
  ): Promise<RequestVisit> {
    const details = Object.fromEntries(
      DETAILS.flatMap((field) => (changes[field] === undefined ? [] : [[field, changes[field]]])),
    );
    const plan = await this.requests.withoutRetired(manager, series.plan);
    return changedRequest(plan, { ...details, day });
  }

  private newDays(manager: EntityManager, { centre, input }: Asked, rule: SeriesRule): Promise<SeriesDays> {
    const place = { centreId: centre.id, authorityId: centre.authorityId, partnerId: input.partnerId };
    return this.calendar.daysOf(manager, place, rule);
  }

  private async look(
    manager: EntityManager,
    {
      asked,
      plan,
      members,
      input,
    }: { asked: Asked; plan: EditPlan; members: readonly MemberRecord[]; input: EditSeries },
  ): Promise<Pick<WorkedOut, 'dates' | 'untouched' | 'ignoring'>> {
    const dayOf = new Map(members.map(({ id, seriesDay }) => [id, seriesDay]));
    const chosen = new Set(input.substitutes.map(({ day }) => day));
    const detailed = DETAILS.some((field) => input.changes[field] !== undefined);
    const same = plan.change.filter(({ visitId, day }) => !detailed && dayOf.get(visitId) === day && !chosen.has(day));
    const untouched = new Set(same.map(({ visitId }) => visitId));
    const changed = plan.change.filter(({ visitId }) => !untouched.has(visitId));
    const ignoring = new Set([...changed.map(({ visitId }) => visitId), ...plan.end]);
    const days = [...changed.map(({ day }) => day), ...plan.add].sort();
    const wanted = wantedDates(days, asked.input, input.substitutes);
    const added = new Set(plan.add);
    const asks = asksOf(changed, members, asked.centre.zone);
    const standing = { ignoring, asks, made: added, ended: plan.end };
    const seen = await this.lookAgain(manager, asked, { wanted, standing, changed, again: chosen.size > 0 });
    const dates = seen.map((date) => ({
      ...date,
      outcome: added.has(date.day) ? ('make' as const) : ('change' as const),
    }));
    return { untouched, ignoring, dates };
  }

  /** Dates stay on their own days, so that only substitutes can be in each other's way: then until nothing more is lost. */
  private async lookAgain(
    manager: EntityManager,
    asked: Asked,
    look: {
      wanted: readonly WantedDate[];
      standing: Standing;
      changed: EditPlan['change'];
      again: boolean;
    },
  ): Promise<SeenDate[]> {
    const seen = await this.dates.look(manager, asked, look.wanted, look.standing);
    const { ignoring: before } = look.standing;
    const ignoring = look.again ? withoutStuck({ ignoring: before, changed: look.changed }, seen) : before;
    if (ignoring.size === before.size) return seen;
    return this.lookAgain(manager, asked, { ...look, standing: { ...look.standing, ignoring } });
  }
}

/** Of each visit only the hard rules that its new time could come to break. */
function asksOf(changed: EditPlan['change'], members: readonly MemberRecord[], zone: string) {
  const byId = new Map(members.map((member) => [member.id, plannedTime(member, zone)]));
  const stands = new Map(changed.map(({ visitId, day }) => [day, byId.get(visitId)]));
  return ({ code, overridable }: PolicyProblem, after: PlannedTime, { day }: WantedDate): boolean => {
    const before = stands.get(day);
    return !overridable && (before === undefined || askedAgain(code, before, after));
  };
}

/** A visit that cannot be changed gives nothing back: a substitute in its place is taken. */
function withoutStuck(
  { ignoring, changed }: { ignoring: ReadonlySet<string>; changed: EditPlan['change'] },
  seen: readonly SeenDate[],
): ReadonlySet<string> {
  const lost = new Set(seen.filter((date) => !isFree(date)).map(({ day }) => day));
  const stuck = new Set(changed.filter(({ day }) => lost.has(day)).map(({ visitId }) => visitId));
  return new Set([...ignoring].filter((visitId) => !stuck.has(visitId)));
}

/** Nothing is to come, and no later last day was asked for. */
const isOver = ({ held, rule }: Pick<WorkedOut, 'held' | 'rule'>): boolean =>
  rule.lastDay < rule.firstDay && !held.some(({ state }) => state === 'plain' || state === 'alone');
