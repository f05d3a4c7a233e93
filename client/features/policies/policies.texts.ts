import { HORIZON_DAYS } from '#shared/values/booking-horizon.js';
import type { PolicyRule, PolicyTerms } from '#shared/contracts/policies.contract.js';
import { durationText } from '#shared/values/duration-text.js';
import type { Choice } from '../../ui/choice.js';
import { KEPT, hoursText, windowText } from './kept-times.texts.js';
import type { FormMessages } from '../../core/form-errors.js';

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

export const RULES: Readonly<Record<PolicyRule, string>> = {
  notice: 'Notice',
  horizon: 'How far ahead',
  longest_visit: 'Longest visit',
  visits_per_term: 'Visits in a term',
  host_cap: 'Limit of the host school',
  protected_hours: 'Hours kept for other schools',
  priority_window: 'Days that open earlier for some',
};

export const POLICY = {
  title: 'Rules for requests',
  intro: 'What schools and groups can ask of your centre. A change counts for requests from now on.',
  loading: 'Loading the rules',
  centre: 'Centre',
  noneTitle: 'No centre for you yet',
  noneReason: 'You have no role at a centre or an authority.',
  firm: 'These hold for everybody, you included',
  open: 'You can set these aside for a visit that you ask for on somebody’s behalf, offer or change, and say why',
  notice: 'Least notice',
  noticeHint: '0 for none. With 1, tomorrow is early enough.',
  horizon: 'How far ahead',
  horizonHint: `At most ${HORIZON_DAYS} days.`,
  longest: 'Longest visit',
  visits: 'Most visits of one school or group in a term',
  hostCap: 'Most that the host school has of the centre’s hours in a school year',
  noLimit: 'Leave it empty for no limit.',
  days: 'days',
  minutes: 'minutes',
  percent: '%',
  save: 'Save rules',
  saved: 'Rules saved',
  readOnly: 'The manager of the centre sets these rules.',
  registerTitle: 'Rules that were set aside',
  registerNone: 'No rule was set aside yet.',
  when: 'When',
  rule: 'Rule',
  visit: 'Visit',
  reason: 'Why',
  by: 'Who',
  notNamed: 'Not named',
  notShown: 'Kept between the centre and the school',
} as const;

export const PRACTICE = {
  answers: 'How requests are answered',
  pending: 'Until a request is answered',
  decision: 'Decided before the visit',
  decisionHint: 'From then on a request keeps its time as usual.',
  instant: 'Approve at once what breaks no rule',
  instantHint: 'Only for those below their fair share, for a time that nobody else has asked for.',
  instantLead: 'At least before the visit',
  offer: 'Other times that you suggest are kept for',
  turn: 'A free time is kept for the next on the waiting list for',
  later: 'After a visit is approved',
  finalNumbers: 'Final numbers, before the visit',
  finalNumbersHint: 'A visit whose numbers are not confirmed by then is released. Leave it empty not to ask.',
  cancellation: 'Free to cancel until, before the visit',
  cancellationHint: 'Leave it empty for no terms.',
  door: 'The display at the door names the activity and the school',
  days: 'days',
  workingDays: 'working days',
  hours: 'hours',
} as const;

export const PENDING_CHOICES: readonly Choice[] = [
  { value: 'hold', label: 'It keeps its time' },
  { value: 'compete', label: 'Others may ask for the same time', hint: 'You choose between them by the decision day.' },
];

export const POLICY_MESSAGES: FormMessages = {
  noticeDays: 'Enter the notice in days, as a whole number between 0 and 90, no longer than requests are taken ahead',
  horizonDays: `Enter how far ahead in days, as a whole number between 1 and ${HORIZON_DAYS}`,
  longestMinutes: 'Enter the longest visit in minutes, as a whole number between 15 and 1440, or leave it empty',
  visitsPerTerm: 'Enter the visits as a whole number between 1 and 500, or leave it empty',
  releaseDays: 'Enter the days before the visit, as a whole number between 0 and 400',
  'protectedHours.*.starts': 'Enter when the hours begin, for example 13:00',
  'protectedHours.*.ends': 'Enter when the hours end, after they begin, for example 15:00',
  'protectedHours.*.firstDay': 'Enter a real date, or leave it empty',
  'protectedHours.*.lastDay': 'Enter a date on or after the first day, or leave it empty',
  'priorityWindows.*.firstDay': 'Enter the first of these days, for example 4 January 2027',
  'priorityWindows.*.lastDay': 'Enter the last of these days, on or after the first',
  'priorityWindows.*.opensOn': 'Enter when these days open to everybody, not after the last of them',
  hostCapPercent: 'Enter the limit as a whole number between 0 and 100, or leave it empty',
  offerDays: 'Enter how long other times are kept in working days, as a whole number between 1 and 30',
  turnHours: 'Enter how long a turn is kept in hours, as a whole number between 1 and 336',
  decisionDays: 'Enter the decision in days before the visit, as a whole number between 1 and 90',
  instantLeadDays: 'Enter the days before the visit, as a whole number between 0 and 90',
  finalNumbersDays: 'Enter the working days for final numbers, as a whole number between 1 and 60, or leave it empty',
  cancellationDays: 'Enter the days for a free cancellation, as a whole number between 0 and 90, or leave it empty',
};

export const BROKEN = {
  title: 'Rules of the centre that this visit would break',
  why: 'Why this rule is set aside',
  whyHint: 'It is kept with your name.',
  firm: 'This rule cannot be set aside.',
  ask: 'The centre’s manager can make an exception. Telephone the centre.',
} as const;

const orNone = (value: number | null, text: (value: number) => string): string =>
  value === null ? 'No limit' : text(value);

const pendingText = ({ pendingRequests, decisionDays }: PolicyTerms): string =>
  pendingRequests === 'hold'
    ? 'It keeps its time'
    : `Others may ask for the same time until ${counted(decisionDays, 'day')} before the visit`;
const instantText = ({ instantLeadDays }: PolicyTerms): string =>
  `Yes, at least ${counted(instantLeadDays, 'day')} before the visit`;
const finalText = ({ finalNumbersDays }: PolicyTerms): string =>
  finalNumbersDays === null ? 'Not asked' : `${counted(finalNumbersDays, 'working day')} before the visit`;
const cancellationText = ({ cancellationDays }: PolicyTerms): string =>
  cancellationDays === null ? 'No terms' : `${counted(cancellationDays, 'day')} before the visit`;

const list = (texts: readonly string[]): string => (texts.length === 0 ? KEPT.none : texts.join('; '));

/** The rules in words, for those who only read them. */
export const ruleRows = (terms: PolicyTerms): { key: string; label: string; value: string }[] => [
  { key: 'notice', label: POLICY.notice, value: counted(terms.noticeDays, 'day') },
  { key: 'horizon', label: POLICY.horizon, value: counted(terms.horizonDays, 'day') },
  { key: 'longest', label: POLICY.longest, value: orNone(terms.longestMinutes, durationText) },
  { key: 'visits', label: POLICY.visits, value: orNone(terms.visitsPerTerm, (most) => counted(most, 'visit')) },
  { key: 'host', label: POLICY.hostCap, value: orNone(terms.hostCapPercent, (most) => `${most}%`) },
  { key: 'hours', label: KEPT.hours, value: list(terms.protectedHours.map(hoursText)) },
  { key: 'release', label: KEPT.release, value: `${counted(terms.releaseDays, 'day')} before` },
  { key: 'windows', label: KEPT.windows, value: list(terms.priorityWindows.map(windowText)) },
  { key: 'pending', label: PRACTICE.pending, value: pendingText(terms) },
  { key: 'instant', label: PRACTICE.instant, value: terms.instantApproval ? instantText(terms) : 'No' },
  { key: 'offer', label: PRACTICE.offer, value: counted(terms.offerDays, 'working day') },
  { key: 'turn', label: PRACTICE.turn, value: counted(terms.turnHours, 'hour') },
  { key: 'numbers', label: PRACTICE.finalNumbers, value: finalText(terms) },
  { key: 'cancellation', label: PRACTICE.cancellation, value: cancellationText(terms) },
  { key: 'door', label: PRACTICE.door, value: terms.doorShowsActivity ? 'Yes' : 'No' },
];
