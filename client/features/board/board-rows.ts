/** Turns a day of a centre into the rows of the grid and the entries of the list. */
import type { DayView, PoolDay, RoomDay, Stay, TutorDay } from '#shared/contracts/availability.contract.js';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import { fromMinutes } from '#shared/values/clock-time.js';
import { wallClock } from '../../core/dates.js';
import type { DayEvent, DayRow, DayTone } from '../../ui/day-layout.js';
import { quantityText } from '../../core/words.js';
import type { StatusTone } from '../../ui/status-tone.js';
import { VISIT_STATES } from '../visits/index.js';
import { BOARD, BUSY } from './board.texts.js';

const DAY = 1_440;
const HOUR = 60;

export type StayState = VisitState | 'busy';

/** A stay with its times as the clock on the centre's wall shows them, in minutes after midnight. */
export interface BoardStay {
  /** Of the row and the visit: one that takes several rooms stands in several rows. */
  readonly key: string;
  /** The room, or the tutor, in whose row it stands. */
  readonly row: { readonly id: string; readonly name: string };
  readonly stay: Stay;
  readonly state: StayState;
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly until: number;
}

export interface BoardClosure {
  readonly reason: string;
  readonly from: number;
  readonly until: number;
}

export interface BoardRoom {
  readonly room: RoomDay;
  readonly stays: readonly BoardStay[];
  readonly closures: readonly BoardClosure[];
}

export interface BoardTutor {
  readonly tutor: TutorDay;
  readonly stays: readonly BoardStay[];
  /** Leave. */
  readonly closures: readonly BoardClosure[];
}

export interface BoardLevel {
  readonly from: number;
  readonly until: number;
  readonly left: number;
}

export interface BoardPool {
  readonly pool: PoolDay;
  readonly levels: readonly BoardLevel[];
}

export interface Board {
  readonly rooms: readonly BoardRoom[];
  readonly tutors: readonly BoardTutor[];
  readonly pools: readonly BoardPool[];
  /** First and last minute shown: whole hours around the opening hours and everything that takes place. */
  readonly start: number;
  readonly end: number;
}

/** Minutes after the midnight that begins the day; what lies outside the day stands at its edge. */
export function minutesIn(day: string, instant: string, zone: string): number {
  const { date, minutes } = wallClock(instant, zone);
  if (date === day) return minutes;
  return date < day ? 0 : DAY;
}

export function boardOf(view: DayView): Board {
  const at = (instant: string): number => minutesIn(view.day, instant, view.centre.zone);
  const row = (one: RoomDay | TutorDay) => ({
    stays: one.stays.map((stay) => toBoardStay(one, stay, at)),
    closures: one.closures.map(({ from, until, reason }) => ({
      reason,
      from: at(from),
      until: until === null ? DAY : at(until),
    })),
  });
  const rooms = view.rooms.map((room) => ({ room, ...row(room) }));
  const tutors = view.tutors.map((tutor) => ({ tutor, ...row(tutor) }));
  const opening = view.hours.map(({ from, until }) => ({ from: at(from), until: at(until) }));
  const frame = frameOf([...opening, ...rooms.flatMap((room) => room.stays)]);
  const pools = view.pools.map((pool) => ({ pool, levels: levelsOf(pool, at, frame) }));
  return { rooms, tutors, pools, ...frame };
}

/** Each visit once: in the row of the room that was asked for. */
export const visitsOf = ({ rooms }: Board): BoardStay[] =>
  rooms.flatMap((room) => room.stays).filter(({ stay }) => stay.room === null);

function toBoardStay(row: BoardStay['row'], stay: Stay, at: (instant: string) => number): BoardStay {
  return {
    key: `${row.id} ${stay.visit?.id ?? stay.from}`,
    row,
    stay,
    state: stay.visit?.state ?? 'busy',
    from: at(stay.from),
    start: at(stay.startsAt),
    end: at(stay.endsAt),
    until: at(stay.until),
  };
}

function frameOf(times: readonly { from: number; until: number }[]): { start: number; end: number } {
  if (times.length === 0) return { start: 9 * HOUR, end: 17 * HOUR };
  const start = Math.floor(Math.min(...times.map((time) => time.from)) / HOUR) * HOUR;
  const end = Math.ceil(Math.max(...times.map((time) => time.until)) / HOUR) * HOUR;
  return { start, end };
}

function levelsOf(
  pool: PoolDay,
  at: (instant: string) => number,
  frame: { start: number; end: number },
): readonly BoardLevel[] {
  const starts = pool.levels.map((level) => at(level.from));
  return pool.levels
    .map((level, index) => ({
      from: Math.max(frame.start, starts[index] ?? 0),
      until: Math.min(frame.end, starts[index + 1] ?? DAY),
      left: level.left,
    }))
    .filter((level) => level.from < level.until);
}

export const timesOf = ({ start, end }: { start: number; end: number }): string =>
  `${fromMinutes(start)} to ${fromMinutes(end)}`;

/** The last minute of the day has no clock time of its own. */
export const timesBetween = (from: number, until: number): string =>
  `${fromMinutes(from)} to ${until >= DAY ? 'midnight' : fromMinutes(until)}`;

export const titleOf = ({ stay }: BoardStay): string => stay.visit?.partnerName ?? BUSY;

/** "15 recorders, 2 cameras": what has to be set up; null for others' visits. */
export function needsOf({ stay }: BoardStay): string | null {
  if (!stay.visit) return null;
  return stay.visit.equipment.map(({ quantity, name }) => quantityText(quantity, name)).join(', ') || BOARD.noNeeds;
}

/** Who teaches the group and what fetches it, as far as there is and may be seen. */
export function helpersOf({ stay: { visit } }: BoardStay): readonly { label: string; value: string }[] {
  const tutor = visit?.tutor ? [{ label: BOARD.tutor, value: visit.tutor.name }] : [];
  return visit?.vehicle ? [...tutor, { label: BOARD.vehicle, value: visit.vehicle.name }] : tutor;
}

/** All that a person needs who does not see the grid. */
export function sentenceOf(one: BoardStay): string {
  const { visit } = one.stay;
  const who = visit
    ? [visit.partnerName, visit.subject, BOARD.pupils(visit.pupils), wordOf(visit.state).toLowerCase()]
    : [BUSY];
  const sentences = [`${[...who, one.row.name, timesOf(one)].join(', ')}.`];
  if (one.stay.room) sentences.push(BOARD.takesPlaceIn(one.stay.room.name));
  if (one.from < one.start) sentences.push(BOARD.setupFrom(fromMinutes(one.from)));
  if (one.until > one.end) sentences.push(BOARD.cleardownUntil(fromMinutes(one.until)));
  return sentences.join(' ');
}

const wordOf = (state: VisitState): string => VISIT_STATES[state].word;

/** A block looks like the tag of its state. */
const TONES: Readonly<Record<StatusTone, DayTone>> = {
  wait: 'wait',
  offer: 'primary',
  good: 'good',
  bad: 'bad',
  neutral: 'slate',
};
const toneOf = (state: StayState): DayTone => (state === 'busy' ? 'slate' : TONES[VISIT_STATES[state].tone]);

function detailOf({ stay: { room, visit } }: BoardStay): { detail?: string } {
  if (room) return { detail: BOARD.within(room.name) };
  return visit ? { detail: BOARD.detail(wordOf(visit.state), BOARD.pupils(visit.pupils)) } : {};
}

function toEvent(one: BoardStay): DayEvent {
  return {
    key: one.key,
    start: one.start,
    end: one.end,
    before: one.start - one.from,
    after: one.until - one.end,
    label: titleOf(one),
    ...detailOf(one),
    name: sentenceOf(one),
    tone: toneOf(one.state),
    dashed: one.state === 'requested' || one.state === 'offered',
  };
}

function toClosure(room: RoomDay, { from, until, reason }: BoardClosure): DayEvent {
  const name = BOARD.closure(room.name, reason, timesBetween(from, until));
  return { key: `closed-${from}`, start: from, end: until, label: reason, name, tone: 'closed', fixed: true };
}

function toLeave(tutor: TutorDay, { from, until, reason }: BoardClosure): DayEvent {
  const name = BOARD.leave(tutor.name, reason, timesBetween(from, until));
  return { key: `leave-${from}`, start: from, end: until, label: BOARD.onLeave, name, tone: 'closed', fixed: true };
}

export const workTimes = ({ hours }: TutorDay): string =>
  hours.length === 0
    ? BOARD.dayOff
    : BOARD.works(hours.map(({ opens, closes }) => `${opens} to ${closes}`).join(BOARD.and));

/** Scarce is less than half of what can be used. */
function toLevel(pool: PoolDay, { from, until, left }: BoardLevel): DayEvent {
  const time = timesBetween(from, until);
  const inService = pool.quantity - pool.outOfService;
  return {
    key: `level-${from}`,
    start: from,
    end: until,
    label: BOARD.left(left),
    name: BOARD.leftOf(pool.name, left, pool.quantity, time),
    tone: left === 0 ? 'bad' : left * 2 < inService ? 'wait' : 'free',
    fixed: true,
    tight: until - from < HOUR,
  };
}

export function gridRows(board: Board): DayRow[] {
  const inFrame = (event: DayEvent): boolean => event.end > board.start && event.start < board.end;
  const rooms = board.rooms.map(({ room, stays, closures }) => ({
    key: room.id,
    label: room.name,
    sublabel: [BOARD.places(room.capacity), ...(room.stepFree ? [BOARD.stepFree] : [])].join(', '),
    events: [...stays.map(toEvent), ...closures.map((closure) => toClosure(room, closure))].filter(inFrame),
  }));
  const tutors = board.tutors.map(({ tutor, stays, closures }) => ({
    key: tutor.id,
    label: tutor.name,
    sublabel: workTimes(tutor),
    events: [...stays.map(toEvent), ...closures.map((closure) => toLeave(tutor, closure))].filter(inFrame),
  }));
  const pools = board.pools.map(({ pool, levels }) => ({
    key: pool.id,
    label: pool.name,
    sublabel: BOARD.inAll(pool.quantity, pool.outOfService),
    events: levels.map((level) => toLevel(pool, level)),
  }));
  return [...rooms, ...tutors, ...pools];
}
