import type { PolicyProblem, PolicyRule, PolicyTerms } from '#shared/contracts/policies.contract.js';
import type { SchoolPhase } from '#shared/contracts/partners.contract.js';
import type { PartnershipRole, Programme } from '#shared/contracts/vocabulary.js';
import { HORIZON_DAYS } from '#shared/values/booking-horizon.js';
import { durationText } from '#shared/values/duration-text.js';
import { earliestDay, latestDay } from '#shared/values/policy-days.js';
import { closedBy } from './priority-windows.js';
import { protectedOn, touches } from './protected-hours.js';
import { daysInWords, openedFor, WEEKDAYS } from './rules-in-words.js';

/** Which of a centre's rules a visit would break: all of them at once, so that nobody mends one to meet the next. */

/** What holds until a centre decides otherwise: nothing beyond what holds everywhere. */
export const NO_POLICY: PolicyTerms = {
  noticeDays: 0,
  horizonDays: HORIZON_DAYS,
  longestMinutes: null,
  visitsPerTerm: null,
  hostCapPercent: null,
  offerDays: 3,
  turnHours: 24,
  pendingRequests: 'hold',
  decisionDays: 10,
  instantApproval: false,
  instantLeadDays: 5,
  finalNumbersDays: null,
  cancellationDays: null,
  doorShowsActivity: false,
  releaseDays: 14,
  protectedHours: [],
  priorityWindows: [],
};

/** A hard rule cannot be broken by anyone; a soft one by the manager, who says why. */
const HARD: ReadonlySet<PolicyRule> = new Set(['horizon', 'longest_visit']);
export const isHard = (rule: PolicyRule): boolean => HARD.has(rule);

interface Span {
  readonly firstDay: string;
  readonly lastDay: string;
}

/** What a host has of a school year, in room-minutes. */
export interface HostYear extends Span {
  readonly bookable: number;
  readonly used: number;
}

export interface PolicyFacts {
  readonly policy: PolicyTerms;
  /** Local ISO date. */
  readonly today: string;
  readonly terms: readonly Span[];
  /** The days of the school's other visits at the centre, once for each. */
  readonly visitDays: readonly string[];
  readonly hostYears: readonly HostYear[];
  /** Of the school; null for a community group. */
  readonly phase: SchoolPhase | null;
}

/** A visit of a day, at whatever time. */
export interface PlannedDay {
  readonly day: string;
  readonly minutes: number;
  readonly role: PartnershipRole;
  readonly programme: Programme;
}

/** The same with its time, by the centre’s clocks: `HH:MM`. */
export interface PlannedVisit extends PlannedDay {
  readonly startTime: string;
  readonly endTime: string;
}

/** @param before visits that would be made together with this one, which count as made */
export function policyProblems(
  facts: PolicyFacts,
  visit: PlannedVisit,
  before: readonly PlannedDay[] = [],
): PolicyProblem[] {
  const hours = inProtectedHours(facts, visit);
  return [...dayProblems(facts, visit, before), ...(hours ? [hours] : [])];
}

/** Those of the rules that do not depend on the hour: a search leaves out such days. */
export function dayProblems(
  facts: PolicyFacts,
  visit: PlannedDay,
  before: readonly PlannedDay[] = [],
): PolicyProblem[] {
  const found = [
    tooShortNotice(facts, visit),
    tooFarAhead(facts, visit),
    tooLong(facts, visit),
    tooMany(facts, visit, before),
    hostAboveCap(facts, visit, before),
    tooEarly(facts, visit),
  ];
  return found.filter((problem) => problem !== null);
}

const problem = (code: PolicyRule, text: string): PolicyProblem => ({ code, text, overridable: !isHard(code) });
const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
const within = ({ firstDay, lastDay }: Span, day: string): boolean => firstDay <= day && day <= lastDay;

/** With a notice of one day, tomorrow is early enough. */
function tooShortNotice({ policy, today }: PolicyFacts, { day }: PlannedDay): PolicyProblem | null {
  if (day >= earliestDay(today, policy)) return null;
  const days = counted(policy.noticeDays, 'day');
  return problem('notice', `The centre asks for ${days} of notice. Choose a later day.`);
}

function tooFarAhead({ policy, today }: PolicyFacts, { day }: PlannedDay): PolicyProblem | null {
  if (day <= latestDay(today, policy)) return null;
  const days = counted(policy.horizonDays, 'day');
  return problem('horizon', `The centre takes requests up to ${days} ahead. Choose an earlier day.`);
}

function tooLong({ policy: { longestMinutes } }: PolicyFacts, { minutes }: PlannedDay): PolicyProblem | null {
  if (longestMinutes === null || minutes <= longestMinutes) return null;
  const text = `A visit to this centre lasts at most ${durationText(longestMinutes)}. Choose a shorter time.`;
  return problem('longest_visit', text);
}

function tooMany(
  { policy: { visitsPerTerm }, terms, visitDays }: PolicyFacts,
  { day }: PlannedDay,
  before: readonly PlannedDay[],
): PolicyProblem | null {
  const term = terms.find((span) => within(span, day));
  if (visitsPerTerm === null || !term) return null;
  const days = [...visitDays, ...before.map((one) => one.day)];
  if (days.filter((one) => within(term, one)).length < visitsPerTerm) return null;
  const most = counted(visitsPerTerm, 'visit');
  return problem('visits_per_term', `A school or group has at most ${most} in a term here. Choose another term.`);
}

function hostAboveCap(
  { policy: { hostCapPercent }, hostYears }: PolicyFacts,
  { day, minutes, role }: PlannedDay,
  before: readonly PlannedDay[],
): PolicyProblem | null {
  const year = hostYears.find((span) => within(span, day));
  if (hostCapPercent === null || role !== 'host' || !year) return null;
  const planned = before.filter((one) => one.role === 'host' && within(year, one.day));
  const used = planned.reduce((sum, one) => sum + one.minutes, year.used + minutes);
  if (100 * used <= hostCapPercent * year.bookable) return null;
  const most = `${hostCapPercent}% of the centre’s hours in a school year`;
  return problem('host_cap', `The host school has at most ${most}. Leave the time to other schools.`);
}

function tooEarly({ policy, today, phase }: PolicyFacts, { day, programme }: PlannedDay): PolicyProblem | null {
  const window = closedBy(policy, { day, programme, phase }, today);
  if (window === null) return null;
  const { opensOn, firstDay, lastDay } = window;
  const days = `${daysInWords(firstDay)} to ${daysInWords(lastDay)}`;
  const text = `Until ${daysInWords(opensOn)}, ${days} are kept for ${openedFor(window)}. Ask again from then on, or choose other days.`;
  return problem('priority_window', text);
}

function inProtectedHours({ policy, today }: PolicyFacts, visit: PlannedVisit): PolicyProblem | null {
  if (visit.role !== 'host') return null;
  const hours = protectedOn(policy, visit.day, today).find((one) => touches(one, visit));
  if (!hours) return null;
  const when = `On ${WEEKDAYS[hours.weekday - 1] ?? ''}s from ${hours.starts} to ${hours.ends}`;
  const before = counted(policy.releaseDays, 'day');
  return problem(
    'protected_hours',
    `${when} the centre’s time is kept for other schools. The host school can ask ${before} before, for what is still free.`,
  );
}
