import type { PolicyRule } from '#shared/contracts/policies.contract.js';
import type { PlannedVisit } from './policy-check.js';

/** Which rules a visit that stands is asked again: those that its change could come to break, and no others. */

export type PlannedTime = Pick<PlannedVisit, 'day' | 'minutes' | 'startTime' | 'endTime'>;

type Change = (before: PlannedTime, after: PlannedTime) => boolean;

const sooner: Change = (before, after) => after.day < before.day;
const later: Change = (before, after) => after.day > before.day;
const longer: Change = (before, after) => after.minutes > before.minutes;
const onAnotherDay: Change = (before, after) => after.day !== before.day;
const beyondItsHours: Change = (before, after) =>
  onAnotherDay(before, after) || after.startTime < before.startTime || after.endTime > before.endTime;

const COULD_BREAK: Readonly<Record<PolicyRule, Change>> = {
  notice: sooner,
  horizon: later,
  longest_visit: longer,
  visits_per_term: onAnotherDay,
  /** The hours that it has count already, on whichever day. */
  host_cap: longer,
  protected_hours: beyondItsHours,
  priority_window: onAnotherDay,
};

/** A rule that became stricter since does not freeze a visit where it is. */
export const askedAgain = (rule: PolicyRule, before: PlannedTime, after: PlannedTime): boolean =>
  COULD_BREAK[rule](before, after);
