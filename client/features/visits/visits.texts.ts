import type { RoomObstacle, TimeObstacle } from '#shared/contracts/availability.contract.js';
import type { VisitMove } from '#shared/contracts/visits.contract.js';
import type { KeyStage, Programme, ReasonCode, VisitState, YearGroup } from '#shared/contracts/vocabulary.js';
import { HORIZON_DAYS } from '#shared/values/booking-horizon.js';
import type { StatusTone } from '../../ui/StatusTag.vue';

export const STATES: Readonly<Record<VisitState, { word: string; tone: StatusTone }>> = {
  requested: { word: 'Waiting for an answer', tone: 'wait' },
  offered: { word: 'Other time offered', tone: 'offer' },
  approved: { word: 'Approved', tone: 'good' },
  waitlisted: { word: 'On the waiting list', tone: 'wait' },
  attended: { word: 'Attended', tone: 'good' },
  declined: { word: 'Declined', tone: 'bad' },
  withdrawn: { word: 'Withdrawn', tone: 'neutral' },
  cancelled: { word: 'Cancelled', tone: 'neutral' },
  expired: { word: 'Not answered in time', tone: 'neutral' },
  no_show: { word: 'Did not come', tone: 'bad' },
};

export const PROGRAMMES: Readonly<Record<Programme, string>> = {
  mainstream: 'Mainstream lesson',
  gifted_and_talented: 'Gifted and talented',
  learning_mentors: 'Learning mentors',
  learning_support_unit: 'Learning support unit (LSU)',
  behaviour_improvement: 'Behaviour improvement programme (BIP)',
  lig_collaborative: 'LIG collaborative',
  primary_transition: 'Primary transition',
  cpd: 'Staff training (CPD)',
  community: 'Community',
};

export const KEY_STAGES: Readonly<Record<KeyStage, string>> = {
  early_years: 'Early years',
  ks1: 'Key stage 1',
  ks2: 'Key stage 2',
  ks3: 'Key stage 3',
  ks4: 'Key stage 4',
  ks5: 'Key stage 5',
  adult: 'Adults',
  mixed: 'Several key stages',
};

export const YEAR_GROUPS: readonly { value: YearGroup; label: string }[] = [
  { value: 'N', label: 'Nursery' },
  { value: 'R', label: 'Reception' },
  ...(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13'] as const).map((year) => ({
    value: year,
    label: year,
  })),
  { value: 'adult', label: 'Adult learners' },
];

const REASONS: Readonly<Record<ReasonCode, string>> = {
  timetable: 'Timetable: it clashes with other lessons',
  location: 'Location: the centre is too far away',
  transport_cost: 'Transport costs too much',
  transport_time: 'Travelling takes too long',
  disruption: 'It disrupts other lessons too much',
  cover: 'No cover for the teachers who would come along',
  relations: 'Difficulties between the school and the centre',
  centre_closed: 'The centre is closed',
  room_not_available: 'The room cannot be used',
  equipment_not_available: 'The equipment cannot be used',
  no_tutor: 'No tutor is free',
  group_too_large: 'The group is too large',
  not_suitable: 'Not suitable for this group',
  host_needs_room: 'The host school needs the room',
  other: 'Another reason',
};

export const reasonText = (code: ReasonCode): string => REASONS[code];

const BARRIERS: readonly ReasonCode[] = [
  'timetable',
  'location',
  'transport_cost',
  'transport_time',
  'disruption',
  'cover',
  'relations',
];
const CENTRE_REASONS: readonly ReasonCode[] = [
  'centre_closed',
  'room_not_available',
  'equipment_not_available',
  'no_tutor',
  'group_too_large',
  'not_suitable',
  'host_needs_room',
];

const choices = (codes: readonly ReasonCode[]) => codes.map((value) => ({ value, label: REASONS[value] }));

/** A centre gives its own reasons first; a school the barriers that keep schools away. */
export const CENTRE_REASON_CHOICES = choices([...CENTRE_REASONS, ...BARRIERS, 'other']);
export const SCHOOL_REASON_CHOICES = choices([...BARRIERS, 'not_suitable', 'other']);

export const ROOM_OBSTACLES: Readonly<Record<RoomObstacle, string>> = {
  taken: 'Taken at that time',
  closed: 'Closed at that time',
  too_small: 'Too small for this group',
  not_step_free: 'Cannot be reached without steps',
  no_setup_time: 'Free for the session, but not for setting up before it or clearing down after it',
};

export const TIME_OBSTACLES: Readonly<Record<TimeObstacle, string>> = {
  outside_hours: 'The centre is not open for the whole of that time.',
  centre_closed: 'The centre is closed on that day.',
  in_the_past: 'That time has already begun.',
  too_far_ahead: `Visits can be asked for up to ${HORIZON_DAYS} days ahead.`,
  time_does_not_exist: 'The clocks go forward that night, so this time does not exist.',
  time_is_ambiguous: 'The clocks go back that night, so this time comes twice.',
};

export const MOVES: Readonly<Record<VisitMove, string>> = {
  request: 'Asked for',
  approve: 'Approved',
  decline: 'Declined',
  withdraw: 'Withdrawn',
  cancel: 'Cancelled',
  recordAttendance: 'Attendance recorded',
  recordNoShow: 'Recorded as not come',
  lapse: 'Not answered in time, so its place was given back',
};

/** "Year 9", "Years 7, 8 and 9", "Adults" */
export function yearsText(years: readonly string[]): string {
  const numbered = years.filter((year) => /^\d+$/.test(year));
  const named = YEAR_GROUPS.filter(({ value }) => years.includes(value) && !/^\d+$/.test(value)).map(
    ({ label }) => label,
  );
  const numbers = numbered.length === 0 ? [] : [`${numbered.length === 1 ? 'Year' : 'Years'} ${listText(numbered)}`];
  return listText([...named, ...numbers]);
}

export function listText(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

export const pupilsText = (pupils: number): string => (pupils === 1 ? '1 pupil' : `${pupils} pupils`);
export const adultsText = (adults: number): string => (adults === 1 ? '1 adult' : `${adults} adults`);
