import type {
  MeasuredCharacteristic,
  PartnerRow,
  PartnerStatusFilter,
  SchoolPhase,
} from '#shared/contracts/partners.contract.js';
import type { PartnershipRole, SchoolStatus } from '#shared/contracts/vocabulary.js';

import type { LocalDate } from '#shared/values/local-date.js';
import { formatDate, today } from '../../core/dates.js';

export const NOT_KNOWN = 'Not known';
/** Stands in a list where there is nothing to say. */
export const NOTHING = '–';

export const PARTNERS = {
  title: 'Schools and groups',
  search: 'Search',
  searchHint: 'Part of a name, URN, postcode or town',
  kind: 'Show',
  status: 'Status',
  addGroup: 'Add a community group',
  import: 'Import schools',
  nothingFound: 'No school or group matches',
  nothingFoundWhy: 'Try fewer letters, or look among all of them.',
  showAll: 'Show all',
  nothingHere: 'No schools or groups yet',
  nothingHereWhy: 'Schools come from the register, Get Information About Schools; groups are added by hand.',
} as const;

export const PHASE_LABELS: Readonly<Record<SchoolPhase, string>> = {
  nursery: 'Nursery',
  primary: 'Primary',
  middle_deemed_primary: 'Middle (primary)',
  middle_deemed_secondary: 'Middle (secondary)',
  secondary: 'Secondary',
  all_through: 'All-through',
  sixteen_plus: '16 plus',
  not_applicable: 'Other',
};

export const STATUS_LABELS: Readonly<Record<SchoolStatus, string>> = {
  open: 'Open',
  proposed_to_close: 'Open, to close',
  closed: 'Closed',
  proposed_to_open: 'To open',
};

export const STATUS_TONES = {
  open: 'good',
  proposed_to_close: 'offer',
  closed: 'neutral',
  proposed_to_open: 'wait',
} as const satisfies Record<SchoolStatus, string>;

export const STATUS_FILTERS: readonly { value: PartnerStatusFilter | ''; label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Closed' },
  { value: 'proposed_to_open', label: 'To open' },
  { value: '', label: 'All' },
];

/** One list for what is really two questions: a group has no phase. */
export const KIND_FILTERS: readonly { value: string; label: string }[] = [
  { value: '', label: 'Schools and groups' },
  { value: 'school', label: 'All schools' },
  ...Object.entries(PHASE_LABELS).map(([value, label]) => ({
    value,
    label: value === 'not_applicable' ? 'Schools of no phase' : `${label} schools`,
  })),
  { value: 'community_group', label: 'Community groups' },
];

export const ROLE_LABELS: Readonly<Record<PartnershipRole, string>> = { host: 'Host', partner: 'Partner' };

export function describePartner({ kind, phase }: Pick<PartnerRow, 'kind' | 'phase'>): string {
  return kind === 'community_group' ? 'Community group' : phase === null ? '' : PHASE_LABELS[phase];
}

/** "Since 1 September 2025", "1 September 2025 to 31 August 2026", "From 1 January 2027" */
export function daysText(startsOn: LocalDate, endsOn: LocalDate | null): string {
  if (endsOn !== null) return `${formatDate(startsOn)} to ${formatDate(endsOn)}`;
  return `${startsOn > today() ? 'From' : 'Since'} ${formatDate(startsOn)}`;
}

interface CharacteristicText {
  readonly label: string;
  readonly short: string;
  readonly format: (value: number) => string;
}

const whole = (value: number) => value.toLocaleString('en-GB');
const percent = (value: number) => `${value.toFixed(1)}%`;

export const CHARACTERISTICS: Readonly<Record<MeasuredCharacteristic, CharacteristicText>> = {
  roll: { label: 'Pupils on roll', short: 'Roll', format: whole },
  fsmPercent: { label: 'Eligible for free school meals', short: 'FSM', format: percent },
  fsm6Percent: { label: 'Eligible for free school meals in the last six years', short: 'FSM6', format: percent },
  idaciRank: {
    label: 'Deprivation of the neighbourhood (IDACI rank, 1 is the most deprived)',
    short: 'IDACI rank',
    format: whole,
  },
  idaciDecile: {
    label: 'Deprivation of the neighbourhood (IDACI tenth, 1 is the most deprived)',
    short: 'IDACI tenth',
    format: whole,
  },
  attainment8: { label: 'Attainment 8', short: 'Att. 8', format: (value) => value.toFixed(1) },
};

export function shown(characteristic: MeasuredCharacteristic, value: number | null): string {
  return value === null ? NOT_KNOWN : CHARACTERISTICS[characteristic].format(value);
}

export const SCHOOL = {
  details: 'Details',
  current: 'Newest figures',
  currentWhy: 'The newest that is known of each, with its own date.',
  history: 'Figures by date',
  partnerships: 'Centres',
  noPartnerships: 'Not a partner of any centre',
  noPartnershipsWhy: 'A centre’s manager or the authority can make it one, on the page of the centre.',
} as const;

export const AUTHORITY = {
  add: 'Add a local authority',
  intro: 'You need not: the import of its schools adds it, too.',
  name: 'Name of the authority',
  nameHint: 'As people know it, such as Leeds City Council',
  code: 'Code of the authority',
  codeHint: 'The three digits that the Department for Education uses, such as 383. Its schools are found by them.',
  cancel: 'Cancel',
  added: (name: string): string => `${name} is added. Now import its schools.`,
} as const;

export const GROUP = {
  add: 'Add a community group',
  addIntro: 'A group that is no school: a youth club, an adult class, a choir.',
  change: 'Change a community group',
  authority: 'Local authority',
  name: 'Name of the group',
  description: 'What the group does',
  postcode: 'Postcode',
  postcodeHint: 'Where the group meets, such as LS1 4AP',
  closedOn: 'Day on which the group stopped meeting',
  save: 'Save',
  added: 'The group is added.',
  saved: 'Your changes are saved.',
} as const;

export const PARTNERSHIP = {
  title: 'Schools and groups of the centre',
  choose: 'Partnerships: choose a centre',
  noCentre: 'No centre yet',
  noCentreWhy: 'Partnerships are kept by centre. They can be added once a centre is there.',
  addCentre: 'Add a centre',
  add: 'Add a school or group',
  partner: 'School or group',
  partnerHint: 'Type part of its name, URN, postcode or town',
  role: 'Role',
  roles: [
    { value: 'partner', label: 'Partner', hint: 'Visits the centre' },
    { value: 'host', label: 'Host', hint: 'The centre stands on its grounds. One school at a time.' },
  ],
  startsOn: 'First day',
  endsOn: 'Last day',
  endsOnHint: 'Leave it empty while no end is planned',
  save: 'Add',
  end: 'End',
  endTitle: 'End the partnership',
  endWhy: 'Visits and figures of the time before stay as they are.',
  keep: 'Keep it',
  days: 'Days',
  toCentre: 'To the centre',
  ended: 'The last day is saved.',
  added: 'Added to the centre.',
  none: 'No schools or groups yet',
  noneWhy: 'Only schools and groups named here can ask for visits.',
} as const;
