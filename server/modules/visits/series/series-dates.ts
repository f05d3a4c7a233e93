import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChosenSubstitute } from '#shared/contracts/series-requests.contract.js';
import type { DateProblem } from '#shared/contracts/series.contract.js';
import type { PolicyOverride, PolicyProblem } from '#shared/contracts/policies.contract.js';
import type { PartnershipRole, Programme } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../../common/auth/actor.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import {
  AskedVisitsService,
  resolveTime,
  SubstitutesService,
  type AnswerFor,
  type SessionTime,
  type Substitute,
  type VisitHold,
} from '../../availability/index.js';
import { PolicyChecks, type BreachesOf, type PlannedVisit } from '../../policies/index.js';
import { roleOn, type PartnershipStretch } from '../domain/partnership.js';
import { problemOf, REFUSAL_OF_RULE } from '../domain/request-problems.js';
import { wantedOf } from '../new-visit.js';
import type { Asked } from '../visit-admission.js';
import { VisitPartnersQueries } from '../visit-partners.queries.js';

/** What is wanted for one date of a series. */
export interface WantedDate {
  /** The date of the series; a substitute may be on another day. */
  readonly day: string;
  readonly onDay: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly roomId: string;
  /** Whether somebody chose it instead of what the series has there. */
  readonly chosen: boolean;
}

/** The same with what can be had. */
export interface SeenDate extends WantedDate {
  /** Null where that time does not exist, or comes twice. */
  readonly time: SessionTime | null;
  readonly role: PartnershipRole | null;
  readonly problem: DateProblem | null;
  /** Every rule of the centre that it breaks, also where something else is in its way. */
  readonly broken: readonly PolicyProblem[];
  readonly holds: readonly VisitHold[];
}

/** What stands already of the dates that are looked at. */
export interface Standing {
  /** Visits that would give back what they hold. */
  readonly ignoring: ReadonlySet<string>;
  /** The dates without a visit yet, which are asked like requests. @default none */
  readonly made?: ReadonlySet<string>;
  /** Visits that would be no more. @default none */
  readonly ended?: readonly string[];
  /** Which rules that a date breaks are asked of what stands there already. @default the hard ones */
  readonly asks?: (rule: PolicyProblem, visit: PlannedVisit, date: WantedDate) => boolean;
}

/** A date that can be had. */
export type FreeDate = SeenDate & {
  readonly time: SessionTime;
  readonly role: PartnershipRole;
  readonly problem: null;
};

export const isFree = <D extends SeenDate>(date: D): date is D & FreeDate => date.problem === null;

/** Every date as the plan has it, or as somebody chose instead. */
export function wantedDates(
  days: readonly string[],
  { startTime, endTime, roomId }: Pick<WantedDate, 'startTime' | 'endTime' | 'roomId'>,
  substitutes: readonly ChosenSubstitute[],
): WantedDate[] {
  const chosen = new Map(substitutes.map((substitute) => [substitute.day, substitute]));
  return days.map((day) => {
    const substitute = chosen.get(day);
    return substitute
      ? { ...substitute, chosen: true }
      : { day, onDay: day, startTime, endTime, roomId, chosen: false };
  });
}

/** Asks availability about all dates of a series: one look for each room, however many dates. */
@Injectable()
export class SeriesDates {
  constructor(
    private readonly availability: AskedVisitsService,
    private readonly partners: VisitPartnersQueries,
    private readonly substitutes: SubstitutesService,
    private readonly policies: PolicyChecks,
  ) {}

  /** Of two that ask for a school at once the second sees the first. To be asked before anything is locked that they take. */
  askAlone(tx: Tx, { centre, input }: Asked): Promise<void> {
    return this.policies.askAlone(tx, centre.id, input.partnerId);
  }

  /** The rules that were set aside for a visit. */
  record(tx: Tx, visit: { id: string; centreId: string }, actor: Actor, overrides: readonly PolicyOverride[]) {
    return this.policies.record(tx, visit, actor, overrides);
  }

  /** @param standing none where every date is new */
  async look(
    manager: EntityManager,
    asked: Asked,
    dates: readonly WantedDate[],
    standing?: Standing,
  ): Promise<SeenDate[]> {
    const { centre, input } = asked;
    const ignoring = standing?.ignoring;
    const stretches = await this.partners.partnerships(manager, input);
    const answers = new Map<string, AnswerFor>();
    for (const [roomId, inRoom] of Map.groupBy(dates, (date) => date.roomId)) {
      const [first, ...others] = [...new Set(inRoom.map(({ onDay }) => onDay))].sort();
      if (first === undefined) continue;
      const wanted = { ...wantedOf(asked), roomId };
      const days: [string, ...string[]] = [first, ...others];
      const { partnerId } = input;
      answers.set(roomId, await this.availability.on(manager, { centre, partnerId, wanted, days, ignoring }));
    }
    const seen = withoutOverlaps(dates.map((date) => see(date, centre.zone, stretches, answers.get(date.roomId))));
    const roles = seen.flatMap(({ role }) => (role === null ? [] : [role]));
    const days = dates.map(({ onDay }) => onDay);
    const wish = { centre, partnerId: input.partnerId, days, roles, without: standing?.ended ?? [] };
    const breachesOf = await this.policies.of(manager, wish);
    return withinPolicy(seen, input.programme, { breachesOf, standing });
  }

  /** What could be had instead of the dates that cannot, by day; for times that exist. */
  find(
    manager: EntityManager,
    asked: Asked,
    dates: readonly SeenDate[],
    ignoring?: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, Substitute>> {
    const lost = dates.flatMap(({ day, time, problem, chosen }) =>
      problem !== null && time !== null && !chosen && !HOPELESS.has(problem) ? [{ day, session: time }] : [],
    );
    const daysTaken = new Set(dates.filter(isFree).map(({ onDay }) => onDay));
    const { centre, input, activity } = asked;
    const features = activity?.features ?? [];
    const wanted = wantedOf(asked);
    const { partnerId } = input;
    return this.substitutes.find(manager, { centre, partnerId, wanted, features, lost, daysTaken, ignoring });
  }
}

/** No other room or hour of that week would help. */
const HOPELESS: ReadonlySet<DateProblem> = new Set([
  ...(['visit/not-a-partner', 'visit/in-the-past', 'visit/too-far-ahead'] as const),
  ...Object.values(REFUSAL_OF_RULE),
]);

const NOTHING = { holds: [], broken: [] } as const;

function see(
  date: WantedDate,
  zone: string,
  stretches: readonly PartnershipStretch[],
  answerFor: AnswerFor | undefined,
): SeenDate {
  const role = roleOn(stretches, date.onDay);
  const resolved = resolveTime({ ...date, day: date.onDay }, zone);
  if (!resolved.ok) {
    return { ...date, ...NOTHING, time: null, role, problem: problemFor({ of: 'time', why: resolved.obstacle }) };
  }
  const { time } = resolved;
  if (role === null) return { ...date, ...NOTHING, time, role, problem: 'visit/not-a-partner' };
  const { obstacle, holds } = answerFor?.(date.onDay, time) ?? { obstacle: null, holds: [] };
  return { ...date, ...NOTHING, time, role, problem: obstacle && problemFor(obstacle), holds };
}

const problemFor = (obstacle: Parameters<typeof problemOf>[0]): DateProblem =>
  problemOf(obstacle).refusal as DateProblem;

/** A chosen substitute that meets another date of the same series is taken by it. */
function withoutOverlaps(dates: readonly SeenDate[]): SeenDate[] {
  return dates.map((date, index) => {
    if (!date.chosen || !isFree(date)) return date;
    const meets = dates.some(
      (other, at) => at !== index && isFree(other) && (!other.chosen || at < index) && overlap(other.time, date.time),
    );
    return meets ? { ...date, problem: 'visit/slot-taken' as const } : date;
  });
}

/**
 * A date that breaks a rule of the centre is rejected for the first one; those before it count as made. Visits that are
 * there already were allowed once: whoever looks says which rules are asked of them, and they count where they are.
 */
function withinPolicy(
  dates: readonly SeenDate[],
  programme: Programme,
  { breachesOf, standing }: { breachesOf: BreachesOf; standing: Standing | undefined },
): SeenDate[] {
  const before: PlannedVisit[] = [];
  const asks = standing?.asks ?? (({ overridable }: PolicyProblem) => !overridable);
  return dates.map((date) => {
    const { time, role, onDay: day } = date;
    if (time === null || role === null) return date;
    const minutes = (time.endsAt.getTime() - time.startsAt.getTime()) / 60_000;
    const visit = { day, minutes, role, programme, startTime: date.startTime, endTime: date.endTime };
    const isNew = !standing || standing.made?.has(date.day) === true;
    const broken = breachesOf(visit, before).filter((rule) => isNew || asks(rule, visit, date));
    if (!isFree(date)) return { ...date, broken };
    if (broken[0]) return { ...date, broken, problem: REFUSAL_OF_RULE[broken[0].code] };
    if (isNew) before.push(visit);
    return date;
  });
}

const overlap = (a: SessionTime, b: SessionTime): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;
