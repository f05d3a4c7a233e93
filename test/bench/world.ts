import { createHash } from 'node:crypto';
import { isBankHoliday } from '../../server/common/bank-holidays.js';

/**
 * The measured installation: one centre with 40 rooms, 20 pools and 15 tutors, 60 schools, every room used six times a
 * day, those of the first fifteen with a tutor. On every day one
 * more time, from 18:00, is left free in every room, so that new visits land on days that are as full as real ones.
 */
export const ROOMS = 40;
export const SCHOOLS = 60;
export const POOLS = 20;
export const TUTORS = 15;
export const POOL_QUANTITY = 30;
export const BUFFER_MINUTES = 15;
export const OPENING = { opens: '08:00', closes: '21:00' } as const;
export const ZONE = 'Europe/London';
export const FREE_TIME = { startTime: '18:00', endTime: '19:00' } as const;

const STARTS = ['09:00', '10:30', '12:00', '13:30', '15:00', '16:30'] as const;
export const VISITS_A_DAY = ROOMS * STARTS.length;
const DAY_MS = 86_400_000;
/** Three of eight days lie ahead. */
const AHEAD = 3 / 8;

const KINDS = [
  'authority',
  'centre',
  'room',
  'pool',
  'partner',
  'person',
  'session',
  'row',
  'visit',
  'tutor',
  'activity',
] as const;
type Kind = (typeof KINDS)[number];

/** An id that says what it is of; in the order of its number, as the product's own are in the order of time. */
export function idOf(kind: Kind, number = 0): string {
  const digits = number.toString(16).padStart(12, '0');
  return `01900000-${digits.slice(0, 4)}-7${digits.slice(4, 7)}-8${KINDS.indexOf(kind).toString(16)}${digits.slice(7, 9)}-${digits.slice(9).padStart(12, '0')}`;
}

export const tokenOf = (person: number): string => `bench-session-of-person-${person}`;
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');
/** The manager; the teachers of the schools are 1 to SCHOOLS. */
export const MANAGER = 0;

const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);

function lastSundayOf(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0);
  return last - new Date(last).getUTCDay() * DAY_MS;
}

/** Whether clocks in London are an hour ahead of UTC at noon. */
function isSummerTime(day: string): boolean {
  const year = Number(day.slice(0, 4));
  const at = Date.parse(day);
  return at >= lastSundayOf(year, 2) && at < lastSundayOf(year, 9);
}

/** The instant of a time at the centre. */
export const at = (day: string, time: string, minutes = 0): Date =>
  new Date(Date.parse(`${day}T${time}:00Z`) - (isSummerTime(day) ? 3_600_000 : 0) + minutes * 60_000);

/** Working days from today on, today not included: on bank holidays every centre is closed. */
export function workingDays(now: Date, direction: 1 | -1, count: number): string[] {
  const days: string[] = [];
  for (let ms = now.getTime() + direction * DAY_MS; days.length < count; ms += direction * DAY_MS) {
    const weekday = new Date(ms).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !isBankHoliday(isoDay(ms))) days.push(isoDay(ms));
  }
  return days;
}

export interface SeededVisit {
  readonly number: number;
  readonly day: string;
  readonly start: string;
  readonly room: number;
  readonly school: number;
  readonly isPast: boolean;
}

export interface World {
  readonly now: Date;
  readonly visits: readonly SeededVisit[];
  /** Full but for the free time, the measured day first. */
  readonly busyDaysAhead: readonly string[];
  /** Without any visits, for the contests. */
  readonly emptyDaysAhead: readonly string[];
}

export function worldOf(count: number, now: Date): World {
  const days = Math.ceil(count / VISITS_A_DAY);
  const ahead = Math.max(1, Math.round(days * AHEAD));
  const future = workingDays(now, 1, ahead + 40);
  const busyDaysAhead = future.slice(0, ahead);
  const past = workingDays(now, -1, days - ahead).reverse();
  const all = [...past, ...busyDaysAhead].flatMap((day) =>
    STARTS.flatMap((start) =>
      Array.from({ length: ROOMS }, (_, room) => ({ day, start, room, isPast: day < isoDay(now.getTime()) })),
    ),
  );
  const visits = all
    .slice(all.length - count)
    .map((visit, number) => ({ ...visit, number, school: 1 + ((number * 7) % SCHOOLS) }));
  return { now, visits, busyDaysAhead, emptyDaysAhead: future.slice(ahead) };
}
