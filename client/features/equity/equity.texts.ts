import type { FigureSymbol } from '#shared/contracts/equity.contract.js';
import type { TermName } from '#shared/contracts/vocabulary.js';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
export const numberText = (value: number): string => number.format(value);

export const countText = (count: number, one: string, many: string): string =>
  `${numberText(count)} ${count === 1 ? one : many}`;

/** "2026/27" */
export const yearText = (academicYear: number): string =>
  `${academicYear}/${String((academicYear + 1) % 100).padStart(2, '0')}`;

export const TERMS: Readonly<Record<TermName, string>> = {
  autumn: 'Autumn term',
  spring: 'Spring term',
  summer: 'Summer term',
};

/** What a symbol in the table means. */
export const SYMBOLS: Readonly<Record<FigureSymbol, string>> = {
  z: 'does not apply: there is nothing to divide by, such as a share of hours when nobody came',
  x: 'not known, mostly because no roll is on record before the period began',
  c: 'hidden, because a group of 1 to 5 people could be recognised or worked out from it',
  low: 'more than nothing, but too little to show',
};

/** The same in the few words that fit into a picture or a tile. */
export const SYMBOLS_IN_SHORT: Readonly<Record<FigureSymbol, string>> = {
  z: 'does not apply',
  x: 'not known',
  c: 'hidden',
  low: 'almost nothing',
};

export const EQUITY = {
  title: 'Who uses the centre',
  intro: 'How the centre’s time is shared between the host school and its partners.',
  introSeveral: 'How the centres’ time is shared between their host schools and the partners.',
  pooled:
    'Each centre’s list of schools counts for itself, and the lists are added up. A school that belongs to two centres counts once at each, and a host school counts as host at its own centre only.',
  loading: 'Working out the figures…',
  place: 'Centre',
  allOf: (authority: string): string => `All centres of ${authority}`,
  year: 'School year',
  term: 'Term',
  wholeYear: 'Whole school year',
  shown: (place: string, period: string): string => `Figures for ${place}, ${period}.`,
  days: (firstDay: string, lastDay: string): string => `${firstDay} to ${lastDay}`,
  suppressedTitle: 'Small groups are hidden',
  suppressed: 'So that nobody can be recognised, figures about groups of 1 to 5 people are not shown.',
  csv: 'Download CSV',
  print: 'Print',

  findings: 'What the figures say',
  attention: 'Look into this',

  compare: 'Host and partners',
  host: 'Host school',
  hostOf: (centre: string): string => `Host of ${centre}`,
  hosts: 'Host schools',
  partners: 'Partner schools',
  ofRoll: 'of pupils on roll',
  ofHours: 'of pupil-hours',
  per100: 'pupil-hours for every 100 pupils on roll',
  noHost: 'No host school is recorded.',
  visits: (visits: number, schools: number): string =>
    `${countText(visits, 'visit', 'visits')}, ${countText(schools, 'school', 'schools')}`,

  schools: 'School by school',
  view: 'Show as',
  chart: 'Chart',
  table: 'Table',
  hoursShare: 'Share of pupil-hours',
  rollShare: 'Share of pupils on roll',
  caption: 'Use of the centre by each school',
  chartFallback: 'Share of pupil-hours beside share of pupils on roll, for each school.',
  chartOf: (centre: string): string =>
    `${centre}: share of pupil-hours beside share of pupils on roll, for each school. The table holds the same figures.`,
  even: 'A school whose two bars are equally long uses the centre as much as its size suggests.',
  symbols: 'Signs used in the table',

  noUseTitle: 'No visits with pupils yet',
  noUseReason: 'Only training, community use or missed visits were recorded for this period.',
  notBegunTitle: (period: string, day: string): string => `${period} begins on ${day}`,
  notBegunReason: 'Figures appear as soon as a centre records who came to a visit.',
  toNow: (term: string): string => `Show the ${term.toLowerCase()}`,
  nothingYetTitle: 'No visit is recorded yet',
  nothingYetReason:
    'Figures appear as soon as the centre records who came. It does so on the day of a visit, in the list of the day.',
  toBoard: 'Go to today’s visits',
  noSchoolsTitle: 'No schools on the list',
  noSchoolsReason: 'A school appears here while it is the host or a partner of the centre.',
  toPartnerships: 'Choose the partners',
  noRollTitle: 'No roll is known',
  noRollReason:
    'Without the number of pupils at each school its use cannot be compared with its size. Rolls come with the school list.',
  toImports: 'Import the school list',
  noPlaceTitle: 'No figures for you yet',
  noPlaceReason: 'You have no role at a centre or an authority whose figures you could see.',
  badFilter: 'That choice is not there any more, so these are the figures nearest to it.',

  notSeen: 'Schools with no visit',
  notSeenNone: 'Every partner school came in this period.',
  lastVisit: (day: string): string => `Last visit on ${day}.`,
  neverCame: 'No visit on record.',
  onlyAsHost: 'It came only to the centre that it hosts.',
  neverAsPartner: 'No visit to another centre on record.',
  adviseInvite: 'Invite a teacher to see the centre, and offer to help with transport.',
  adviseAsk: 'Ask who brought the group then, and what has changed since.',
  adviseNoShow: (count: number): string =>
    `It booked ${countText(count, 'visit', 'visits')} and nobody came: ask what went wrong on the day.`,

  apart: 'Training and community',
  apartWhy:
    'Not part of the shares above, because they are not pupils in lessons. Person-hours are all who came, adults included, times the hours they stayed.',
  training: 'Staff training',
  community: 'Community use',
  apartNone: 'None in this period.',
  trainingVisits: (visits: number, partners: number): string =>
    `${countText(visits, 'visit', 'visits')} by ${countText(partners, 'school', 'schools')}`,
  communityVisits: (visits: number, partners: number): string =>
    `${countText(visits, 'visit', 'visits')} by ${countText(partners, 'school or group', 'schools or groups')}`,
  peopleHours: 'person-hours',

  limits: 'What these figures cannot tell you',
  limitList: [
    'Why a school comes or stays away: distance, transport, timetable and cover are not in them.',
    'How many different pupils came: one pupil who comes ten times counts as much as ten who come once.',
    'What pupils learned.',
    'Visits whose attendance the centre has not recorded yet.',
    'Pupils who joined or left a school after the roll was counted, before the period began.',
  ],
  pupilHours: 'Pupil-hours are the pupils who came, times the hours they stayed.',
} as const;
