import { fromMinutes } from '#shared/values/clock-time.js';
import { formatDay } from '../../core/dates.js';
import { inSentence } from '../../core/words.js';
import { timesBetween, timesOf, titleOf, type BoardStay } from './board-rows.js';
import type { Clash } from './clash.js';
import type { Place } from './places.js';

/** "Tuesday 1 December, 10:00 to 11:00": to the minute, as it is said everywhere. */
const when = ({ day, start, end }: Place): string => `${formatDay(day)}, ${fromMinutes(start)} to ${fromMinutes(end)}`;

export const MOVING = {
  move: 'Move or change the time',
  moveNamed: (who: string): string => `Move ${who} or change its time`,
  moveTitle: (who: string): string => `Move ${who}`,
  moveDescription: 'The visit stays decided as it is. Whoever asked for it is told of its new time.',
  refusedDescription: 'It stays where it was. Say why the centre makes an exception, or choose another place.',
  newVisit: 'New visit',
  newTitle: 'New visit',
  newDescription: 'Choose where and when. Who comes, and what they need, is asked next.',
  day: 'Day',
  starts: 'Starts',
  ends: 'Ends',
  room: 'Room',
  confirm: 'Move it',
  goOn: 'Say who comes',
  cancel: 'Cancel',
  unchanged: 'Choose another day, time or room',
  badDay: 'Enter a day, for example 27 November',
  badStart: 'Enter when the session starts, for example 10:00',
  badEnd: 'Enter when the session ends, for example 12:00',
  endFirst: 'Enter an end time after the start',
  badRoom: 'Choose a room',
  free: 'This place is free.',
  clashTitle: 'That would not go',
  refusedTitle: 'It stays where it was',
  place: (room: string, place: Place): string => `${room}, ${when(place)}`,
  moved: (who: string, room: string, place: Place): string => `${who}: now ${room}, ${when(place)}`,
  back: (who: string): string => `${who} is back where it was`,
  lifted: (who: string): string =>
    `Moving ${who}. Arrow keys change time and room, Page Up and Page Down the day, Shift with left and right the end. Enter drops it, Escape puts it back.`,
  creating:
    'New visit. Arrow keys change time and room, Shift with left and right the end. Enter goes on, Escape leaves it.',
} as const;

/** Why a visit is not moved on the board; null when it can be. */
export function fixedBy({ stay: { visit }, start }: BoardStay, present: number): string | null {
  if (visit?.state === 'offered') return 'Its school is choosing between the times that are held for it.';
  const open = visit?.state === 'requested' || visit?.state === 'approved';
  return open && present <= start ? null : 'It has begun, so its time and room stay as they are.';
}

type Words = { readonly [Code in Clash['code']]: (clash: Extract<Clash, { code: Code }>) => string };

const CLASHES: Words = {
  past: () => 'That time has already begun.',
  closed_day: () => 'The centre is closed on that day.',
  outside_hours: () => 'The centre is not open for the whole of that time.',
  too_small: ({ room, capacity }) => `${room} has only ${capacity} places.`,
  room_closed: ({ room, reason }) => `${room} cannot be used then: ${reason}`,
  taken: ({ room, by }) => `${room} is taken: ${titleOf(by)}, ${timesOf(by)}.`,
  no_setup_time: ({ room, by }) =>
    `No time to set up or clear down: ${titleOf(by)} has ${room} ${timesBetween(by.from, by.until)}.`,
  short: ({ pool, left }) => `Only ${left} ${inSentence(pool)} are left then.`,
  tutor_away: ({ tutor }) => `${tutor} does not work for the whole of that time.`,
  tutor_taken: ({ tutor }) => `${tutor} is with another group then.`,
};

export const clashText = (clash: Clash): string => (CLASHES[clash.code] as (one: Clash) => string)(clash);

export const BOARD_KEYS = {
  open: 'Keyboard shortcuts',
  description: 'They act on the visit that has the focus in the grid.',
  keysTitle: 'Keys',
  keys: [
    { key: '↑ ↓ ← →', does: 'Go from visit to visit' },
    { key: 'Enter', does: 'Show what is known of it' },
    { key: 'M', does: 'Move it: arrow keys change time and room, Page Up and Page Down the day' },
    { key: 'R', does: 'Make it longer or shorter: arrow keys, or Shift with arrow keys while it moves' },
    { key: 'N', does: 'Begin a new visit there' },
    { key: 'Enter', does: 'Drop what is being moved' },
    { key: 'Esc', does: 'Put it back' },
    { key: '?', does: 'Show this list' },
  ],
  on: 'Use these keys',
  onHint: 'Kept in this browser.',
  close: 'Close',
} as const;
