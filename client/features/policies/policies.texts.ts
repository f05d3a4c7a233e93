import { HORIZON_DAYS } from '#shared/values/booking-horizon.js';
import type { PolicyRule, PolicyTerms } from '#shared/contracts/policies.contract.js';
import type { FormMessages } from '../../core/form-errors.js';

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

export const RULES: Readonly<Record<PolicyRule, string>> = {
  notice: 'Notice',
  horizon: 'How far ahead',
  longest_visit: 'Longest visit',
  visits_per_term: 'Visits in a term',
  host_cap: 'Limit of the host school',
};

export const POLICY = {
  title: 'Rules for requests',
  intro: 'What schools and groups can ask of your centre. A change counts for requests from now on.',
  loading: 'Loading the rules',
  centre: 'Centre',
  noneTitle: 'No centre for you yet',
  noneReason: 'You have no role at a centre or an authority.',
  firm: 'These hold for everybody, you included',
  open: 'You can set these aside for a visit that you ask for on somebody’s behalf, and say why',
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
} as const;

export const POLICY_MESSAGES: FormMessages = {
  noticeDays: 'Enter the notice in days, as a whole number between 0 and 90, no longer than requests are taken ahead',
  horizonDays: `Enter how far ahead in days, as a whole number between 1 and ${HORIZON_DAYS}`,
  longestMinutes: 'Enter the longest visit in minutes, as a whole number between 15 and 1440, or leave it empty',
  visitsPerTerm: 'Enter the visits as a whole number between 1 and 500, or leave it empty',
  hostCapPercent: 'Enter the limit as a whole number between 0 and 100, or leave it empty',
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

/** The rules in words, for those who only read them. */
export const ruleRows = (terms: PolicyTerms): { key: string; label: string; value: string }[] => [
  { key: 'notice', label: POLICY.notice, value: counted(terms.noticeDays, 'day') },
  { key: 'horizon', label: POLICY.horizon, value: counted(terms.horizonDays, 'day') },
  { key: 'longest', label: POLICY.longest, value: orNone(terms.longestMinutes, (most) => counted(most, 'minute')) },
  { key: 'visits', label: POLICY.visits, value: orNone(terms.visitsPerTerm, (most) => counted(most, 'visit')) },
  { key: 'host', label: POLICY.hostCap, value: orNone(terms.hostCapPercent, (most) => `${most}%`) },
];
