import type { Refusal } from '#shared/contracts/refusals.js';
import type { DayAction } from '#shared/contracts/on-the-day.contract.js';
import type { VisitState } from '#shared/contracts/vocabulary.js';

/** What can be done with a visit on its day and after it, besides the moves that change its state by the lifecycle. */

export interface DaySituation {
  readonly state: VisitState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly arrivedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** Coaches are early; nobody is there the evening before. */
const EARLIEST_ARRIVAL_MS = 60 * 60_000;

type Rule = (visit: DaySituation, now: Date) => Refusal | null;

const canArrive: Rule = ({ state, startsAt, endsAt, arrivedAt }, now) => {
  if (state !== 'approved') return 'visit/wrong-state';
  if (arrivedAt) return 'visit/already-arrived';
  if (now.getTime() < startsAt.getTime() - EARLIEST_ARRIVAL_MS) return 'visit/too-early-to-arrive';
  return now >= endsAt ? 'visit/over-already' : null;
};

/** Who came is not known before it is recorded: until then a slip of the finger can be taken back. */
const canTakeBackArrival: Rule = ({ state, arrivedAt, finishedAt }) => {
  if (state !== 'approved') return 'visit/wrong-state';
  if (!arrivedAt) return 'visit/not-arrived';
  return finishedAt ? 'visit/already-finished' : null;
};

/** The time that was used is never longer than the time that was promised. */
const canFinishEarly: Rule = ({ state, startsAt, endsAt, arrivedAt, finishedAt }, now) => {
  if (state !== 'approved' && state !== 'attended') return 'visit/wrong-state';
  if (finishedAt) return 'visit/already-finished';
  if (state === 'approved' && !arrivedAt) return 'visit/not-arrived';
  if (now <= startsAt) return 'visit/not-begun';
  return now >= endsAt ? 'visit/over-already' : null;
};

const canCorrect: Rule = ({ state }) => (state === 'attended' || state === 'no_show' ? null : 'visit/none-recorded');

const RULES: Readonly<Record<DayAction, Rule>> = {
  arrive: canArrive,
  takeBackArrival: canTakeBackArrival,
  finishEarly: canFinishEarly,
  correct: canCorrect,
};

/** @returns what stands in the way, or null */
export const hindranceOf = (visit: DaySituation, action: DayAction, now: Date): Refusal | null =>
  RULES[action](visit, now);

export const dayActions = (visit: DaySituation, now: Date): DayAction[] =>
  (Object.keys(RULES) as DayAction[]).filter((action) => RULES[action](visit, now) === null);
