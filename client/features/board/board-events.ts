/** Turns what the board knows into the rows and blocks of the grid. */
import type { PoolDay, RoomDay, TutorDay } from '#shared/contracts/availability.contract.js';
import type { DayEvent, DayRow, DayTone } from '../../ui/day-layout.js';
import type { StatusTone } from '../../ui/status-tone.js';
import { VISIT_STATES } from '../visits/index.js';
import {
  sentenceOf,
  timesBetween,
  titleOf,
  wordOf,
  workTimes,
  type Board,
  type BoardClosure,
  type BoardLevel,
  type BoardPool,
  type BoardStay,
  type StayState,
} from './board-rows.js';
import { BOARD } from './board.texts.js';

const HOUR = 60;

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

/** A row as a week has room for it: blocks of one line, of pools what is left at the least, of tutors their days off. */
export function weekRow({ events, ...rest }: DayRow, board: Board): DayRow {
  const row = { ...rest, events: events.map(({ detail: _, ...event }) => event) };
  const { sublabel, ...named } = row;
  const pool = board.pools.find((one) => one.pool.id === row.key);
  if (pool) return { ...row, events: leastOf(pool, board) };
  const tutor = board.tutors.find((one) => one.tutor.id === row.key);
  if (!tutor) return { ...named, sublabel };
  return tutor.hours.length > 0 ? named : { ...named, events: [dayOff(tutor.tutor, board), ...row.events] };
}

function leastOf({ pool, levels }: BoardPool, { start, end }: Board): DayEvent[] {
  const [first, ...others] = levels;
  if (!first) return [];
  const { left } = others.reduce((fewest, level) => (level.left < fewest.left ? level : fewest), first);
  const event = toLevel(pool, { from: start, until: end, left });
  return [{ ...event, label: BOARD.least(left), name: BOARD.leastOf(pool.name, left, pool.quantity) }];
}

function dayOff({ name }: TutorDay, { start, end }: Board): DayEvent {
  const words = { label: BOARD.dayOff, name: `${name}: ${BOARD.dayOff}` };
  return { key: 'day-off', start, end, ...words, tone: 'closed', fixed: true };
}
