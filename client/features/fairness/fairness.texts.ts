import type {
  CentreFairHoursView,
  DecisionEffect,
  FairMissing,
  FairShareTerms,
  OwnFairHours,
  SchoolFairHours,
} from '#shared/contracts/fairness.contract.js';
import type { FormMessages } from '../../core/form-errors.js';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
export const numberText = (value: number): string => number.format(value);
export const percentText = (value: number): string => `${numberText(value)}%`;
/** "1 hour", "2.5 hours" */
export const hoursText = (hours: number): string => `${numberText(hours)} ${hours === 1 ? 'hour' : 'hours'}`;
/** "2026/27" */
export const yearText = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

export const MISSING: Readonly<Record<FairMissing, string>> = {
  roll: 'the number of its pupils is not known',
  need: 'its need is not known',
  pupils: 'it has no pupils on roll',
};

type Standing = Pick<OwnFairHours, 'used' | 'entitled' | 'entitledYear' | 'shortfall' | 'missing'>;

/** "4 of 11 fair hours used so far"; what stands in the gauge in words. */
export function usedText({ used, entitled, entitledYear, missing }: Standing): string {
  if (entitled === null) {
    const why = missing === null ? '' : `, because ${MISSING[missing]}`;
    return `${hoursText(used)} used. No fair hours can be worked out${why}.`;
  }
  if (entitled === 0 && entitledYear !== null && entitledYear > 0)
    return `${hoursText(used)} used of ${numberText(entitledYear)} fair hours in the whole school year. None count yet.`;
  return `${numberText(used)} of ${numberText(entitled)} fair hours used so far.`;
}

/** "7 hours", or "1 hour above its share" */
export function shortText({ shortfall }: Pick<Standing, 'shortfall'>): string {
  if (shortfall === null) return 'Not known';
  if (shortfall === 0) return 'Exactly its share';
  return shortfall > 0 ? hoursText(shortfall) : `${hoursText(-shortfall)} above its share`;
}

export function needText({ need }: Pick<SchoolFairHours, 'need'>): string {
  if (need === null) return 'Not known';
  return need.source === 'fsm6' ? percentText(need.percent) : `${percentText(need.percent)} (at the census)`;
}

/** Whether a host has more of what was used than it may have as a fair share. */
export const isAboveCap = (share: number | null, cap: number): boolean => share !== null && share > cap;

export function hostText({ hostShare, rules }: Pick<CentreFairHoursView, 'hostShare' | 'rules'>): string {
  if (hostShare === null) return 'No school has used any hours yet, so there is no host’s share to show.';
  const share = `The host school has ${percentText(hostShare)} of the hours that schools used.`;
  return `${share} As a fair share it has at most ${percentText(rules.hostCapPercent)}.`;
}

export const EFFECT = {
  title: 'Fair hours',
  loading: 'Working it out',
  none: 'A community group has no fair share.',
  after: ({ usedAfter }: Pick<DecisionEffect, 'usedAfter'>): string => `With this visit ${hoursText(usedAfter)}.`,
  host: ({ hostShare, hostShareAfter, hostCapPercent }: DecisionEffect): string => {
    if (hostShareAfter === null) return '';
    const from = hostShare === null ? 'none' : percentText(hostShare);
    return `Host’s share of hours used: ${from} now, ${percentText(hostShareAfter)} with this visit. The authority’s share for hosts: ${percentText(hostCapPercent)}.`;
  },
  above: 'Above that share',
  inYear: (academicYear: number): string => `Counts in the school year ${yearText(academicYear)}.`,
} as const;

export const OWN = {
  title: 'Fair hours of your school',
  at: (centre: string): string => `At ${centre}`,
  wholeYear: (hours: number): string => `In the whole school year its share is ${hoursText(hours)}.`,
  how: 'How fair hours are worked out',
  howText:
    'The hours for which a centre’s rooms can be booked, one for each hour of each room, are shared out by how many pupils a school has, and how many of them are eligible for free school meals. Approved visits, visits that took place and visits to which nobody came count as used.',
  census: 'Need is taken from free school meals at the census, because the figure for six years is not known.',
  toImprove: 'Tell the local authority, which keeps these figures.',
} as const;

export const FAIR = {
  title: 'Fair hours',
  intro: 'What each school might expect of the centre’s hours by its pupils and their need, and what it has used.',
  loading: 'Working out the figures…',
  centre: 'Centre',
  year: 'School year',
  noPlaceTitle: 'No figures for you yet',
  noPlaceReason: 'You have no role at a centre or an authority whose figures you could see.',
  upTo: (day: string): string => `Counted from the beginning of the school year to ${day}.`,
  notBegun: (day: string): string => `This school year begins on ${day}. Until then nothing counts to date.`,
  host: 'Host’s share',
  schools: 'School by school',
  caption: 'Fair hours of each school, the largest shortfall first',
  school: 'School',
  used: 'Used of fair hours so far',
  short: 'Shortfall',
  wholeYear: 'Whole year',
  roll: 'Pupils',
  need: 'Need',
  hostMark: 'Host school',
  from: (day: string): string => `Partner from ${day}`,
  noSchoolsTitle: 'No schools on the list',
  noSchoolsReason: 'A school appears here while it is the host or a partner of the centre.',
  toPartnerships: 'Choose the partners',
  missingTitle: 'Schools without a fair share',
  missingWhy: 'They are left out when hours are shared, so that nobody’s figures are guessed.',
  missingOne: (name: string, missing: FairMissing): string => `${name}: ${MISSING[missing]}`,
  toImports: 'Import what is missing',
  censusNote: (names: string): string =>
    `For ${names} need is taken from free school meals at the census, because the figure for six years is not known.`,
  how: 'How it is worked out',
  toSettings: 'Change these rules',
} as const;

/** "A, B and C" */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

export function howList({ rules, bookable, shared }: CentreFairHoursView): string[] {
  return [
    `So far the rooms could be booked for ${hoursText(bookable)} in all. Less a reserve of ${percentText(rules.reservePercent)} for late need, ${hoursText(shared)} are shared out.`,
    `A school’s weight is its pupils, and its pupils in need ${weightText(rules)}. Need is the share of pupils eligible for free school meals at any time in six years.`,
    `The host school has at most ${percentText(rules.hostCapPercent)}; what it leaves goes to the others by their weights.`,
    'Each day is shared among the schools that are partners that day.',
    'Visits that are approved, that took place and to which nobody came count as used, also visits still to come.',
    'Figures are hours of rooms. Community groups have no share, and their hours are not counted.',
  ];
}

function weightText({ needWeight }: FairShareTerms): string {
  if (needWeight === 0) return 'count no more than others';
  return needWeight === 1 ? 'once more' : `${numberText(needWeight)} times more`;
}

export const SHARES = {
  title: 'Fair shares',
  intro:
    'How the hours of your centres are shared out. A change counts in every figure from now on, also of past years.',
  loading: 'Loading the rules',
  authority: 'Local authority',
  hostCap: 'Most that a host school has',
  hostCapHint: 'Of the hours that are shared out. 100 is no limit.',
  needWeight: 'How much more a pupil in need counts',
  needWeightHint: '1 counts a pupil in need as much as two others; 0 makes no difference.',
  reserve: 'Reserve for late need',
  reserveHint: 'Of the hours that can be booked. It is not shared out.',
  percent: '%',
  save: 'Save rules',
  saved: 'Rules saved',
  back: 'Back to fair hours',
  changes: 'Changes',
  defaults: 'Nobody has changed anything yet. These are the rules that hold from the beginning.',
  changed: (by: string, at: string): string => `${by}, ${at}`,
  terms: ({ hostCapPercent, needWeight, reservePercent }: FairShareTerms): string =>
    `Host at most ${percentText(hostCapPercent)}, need counts ${numberText(needWeight)}, reserve ${percentText(reservePercent)}`,
} as const;

export const SHARES_MESSAGES: FormMessages = {
  hostCapPercent: 'Enter the most that a host has as a whole number between 0 and 100',
  needWeight: 'Enter how much more a pupil in need counts as a number between 0 and 10, with at most one decimal',
  reservePercent: 'Enter the reserve as a whole number between 0 and 90',
};
