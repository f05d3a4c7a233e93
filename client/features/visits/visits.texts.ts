import type { RoomObstacle, TimeObstacle } from '#shared/contracts/availability.contract.js';
import type { KeyStage, Programme, YearGroup } from '#shared/contracts/vocabulary.js';
import { HORIZON_DAYS } from '#shared/values/booking-horizon.js';

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
