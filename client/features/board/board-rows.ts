/** A day of a centre on the clock on its wall, and what is said of what takes place. */
import type { DayView, PoolDay, RoomDay, Stay, TutorDay } from '#shared/contracts/availability.contract.js';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import { fromMinutes } from '#shared/values/clock-time.js';
import type { LocalDate } from '#shared/values/local-date.js';
import { quantityText } from '../../core/words.js';
import { VISIT_STATES } from '../visits/index.js';
import { BOARD, BUSY } from './board.texts.js';
import { DAY, minuteClock, type MinuteClock } from './minute-clock.js';

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

/** A stretch of the day in minutes after midnight. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

export interface BoardTutor {
  readonly tutor: TutorDay;
  /** When they work. */
  readonly hours: readonly Stretch[];
  readonly stays: readonly BoardStay[];
  /** Leave. */
  readonly closures: readonly BoardClosure[];
}

export interface BoardLevel extends Stretch {
  readonly left: number;
}

export interface BoardPool {
  readonly pool: PoolDay;
  readonly levels: readonly BoardLevel[];
}

/** First and last minute shown: whole hours around the opening hours and everything that takes place. */
export interface Frame {
  readonly start: number;
  readonly end: number;
}

export interface Board extends Frame {
  readonly day: LocalDate;
  /** When the centre is open; hours that touch are one stretch. */
  readonly opening: readonly Stretch[];
  readonly rooms: readonly BoardRoom[];
  readonly tutors: readonly BoardTutor[];
  readonly pools: readonly BoardPool[];
}

/** Around all of some days, so that they can stand beside each other. */
export function frameOf(views: readonly DayView[]): Frame {
  const times = views.flatMap(({ day, centre, hours, rooms }) => {
    const at = minuteClock(day, centre.zone);
    return [...hours, ...rooms.flatMap(({ stays }) => stays)].map(({ from, until }) => [at(from), at(until)] as const);
  });
  if (times.length === 0) return { start: 9 * HOUR, end: 17 * HOUR };
  const first = times.reduce((least, [from]) => Math.min(least, from), DAY);
  const last = times.reduce((most, [, until]) => Math.max(most, until), 0);
  return { start: Math.floor(first / HOUR) * HOUR, end: Math.ceil(last / HOUR) * HOUR };
}

export function boardOf(view: DayView, frame: Frame = frameOf([view])): Board {
  const at = minuteClock(view.day, view.centre.zone);
  const stretches = (hours: readonly { from: string; until: string }[]): Stretch[] =>
    hours.map(({ from, until }) => ({ from: at(from), until: at(until) }));
  const row = (one: RoomDay | TutorDay) => ({
    stays: one.stays.map((stay) => toBoardStay(one, stay, at)),
    closures: one.closures.map(({ from, until, reason }) => ({
      reason,
      from: at(from),
      until: until === null ? DAY : at(until),
    })),
  });
  return {
    ...frame,
    day: view.day,
    opening: joined(stretches(view.hours)),
    rooms: view.rooms.map((room) => ({ room, ...row(room) })),
    tutors: view.tutors.map((tutor) => ({ tutor, hours: joined(stretches(tutor.hours)), ...row(tutor) })),
    pools: view.pools.map((pool) => ({ pool, levels: levelsOf(pool, at, frame) })),
  };
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: { from: number; until: number }[] = [];
  for (const { from, until } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else result.push({ from, until });
  }
  return result;
}

/** Each visit once: in the row of the room that was asked for. */
export const visitsOf = ({ rooms }: Board): BoardStay[] =>
  rooms.flatMap((room) => room.stays).filter(({ stay }) => stay.room === null);

/** What is offered for one visit can be in one row several times; everything else keeps its key when it is moved. */
const keyOf = ({ id }: BoardStay['row'], { visit, from }: Stay): string =>
  `${id} ${visit?.id ?? from}${visit?.state === 'offered' ? ` ${from}` : ''}`;

function toBoardStay(row: BoardStay['row'], stay: Stay, at: MinuteClock): BoardStay {
  return {
    key: keyOf(row, stay),
    row,
    stay,
    state: stay.visit?.state ?? 'busy',
    from: at(stay.from),
    start: at(stay.startsAt),
    end: at(stay.endsAt),
    until: at(stay.until),
  };
}

function levelsOf(pool: PoolDay, at: MinuteClock, frame: Frame): readonly BoardLevel[] {
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

export const wordOf = (state: VisitState): string => VISIT_STATES[state].word;

export const workTimes = ({ hours }: TutorDay): string =>
  hours.length === 0
    ? BOARD.dayOff
    : BOARD.works(hours.map(({ opens, closes }) => `${opens} to ${closes}`).join(BOARD.and));
