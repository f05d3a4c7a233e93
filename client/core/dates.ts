import { addDays, type LocalDate, toParts } from '#shared/values/local-date.js';

/** The zone of every centre today; each function takes another where a centre has its own. */
export const CENTRE_ZONE = 'Europe/London';

type Instant = string | Date;

const LOCALE = 'en-GB';
const DAY_MS = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Building a formatter costs as much as a thousand uses of it, so each is built once. */
function formatter(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALE, options);
  formatters.set(key, made);
  return made;
}

const NAMES: Record<'long' | 'short', Intl.DateTimeFormatOptions> = {
  long: { weekday: 'long', month: 'long', timeZone: 'UTC' },
  short: { weekday: 'short', month: 'short', timeZone: 'UTC' },
};

function dayText(date: LocalDate, length: 'long' | 'short', withYear: boolean): string {
  const { year, month, day } = toParts(date);
  const parts = formatter(`day-${length}`, NAMES[length]).formatToParts(Date.UTC(year, month - 1, day));
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
  const monthName = length === 'short' ? part('month').slice(0, 3) : part('month');
  return `${part('weekday')} ${String(day)} ${monthName}${withYear ? ` ${String(year)}` : ''}`;
}

/** "Tuesday 1 December" */
export const formatDay = (date: LocalDate): string => dayText(date, 'long', false);
/** "Tuesday 1 December 2026" */
export const formatDayYear = (date: LocalDate): string => dayText(date, 'long', true);
/** "Tue 1 Dec" */
export const formatDayShort = (date: LocalDate): string => dayText(date, 'short', false);
/** "Tue 1 Dec 2026" */
export const formatDayShortYear = (date: LocalDate): string => dayText(date, 'short', true);

/** "1 December 2026": for dates on which the weekday says nothing, such as the start of a partnership. */
export function formatDate(date: LocalDate): string {
  return formatDayYear(date).replace(/^\S+ /, '');
}

interface WallClock {
  date: LocalDate;
  /** "10:50" */
  time: string;
  /** Minutes after midnight. */
  minutes: number;
}

/** What the clock and calendar on the centre's wall show at an instant. */
export function wallClock(instant: Instant, zone: string = CENTRE_ZONE): WallClock {
  const parts = formatter(`wall-${zone}`, {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(typeof instant === 'string' ? new Date(instant) : instant);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
  const [hour, minute] = [part('hour'), part('minute')];
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${hour}:${minute}`,
    minutes: Number(hour) * 60 + Number(minute),
  };
}

export function today(now: Date = new Date(), zone: string = CENTRE_ZONE): LocalDate {
  return wallClock(now, zone).date;
}

/** "10:00" */
export function formatTime(instant: Instant, zone: string = CENTRE_ZONE): string {
  return wallClock(instant, zone).time;
}

/** "10:00 to 10:50" */
export function formatTimeRange(start: Instant, end: Instant, zone: string = CENTRE_ZONE): string {
  return `${formatTime(start, zone)} to ${formatTime(end, zone)}`;
}

/** "Tuesday 1 December, 10:00 to 10:50" */
export function formatWhen(start: Instant, end: Instant, zone: string = CENTRE_ZONE): string {
  return `${formatDay(wallClock(start, zone).date)}, ${formatTimeRange(start, end, zone)}`;
}

/** "Tuesday 1 December 2026, 10:00": for histories. */
export function formatMoment(instant: Instant, zone: string = CENTRE_ZONE): string {
  const { date, time } = wallClock(instant, zone);
  return `${formatDayYear(date)}, ${time}`;
}

/** "Tuesday 1 December, 10:00" or, for midnight, "the end of Monday 30 November": nobody plans by 00:00. */
export function formatDeadline(instant: Instant, zone: string = CENTRE_ZONE): string {
  const { date, time, minutes } = wallClock(instant, zone);
  return minutes === 0 ? `the end of ${formatDay(addDays(date, -1))}` : `${formatDay(date)}, ${time}`;
}

/**
 * The instant at which the centre's wall clock shows a time, as ISO text in UTC.
 * In the hour that comes twice it is the first.
 * @returns null for a time that the spring clock change leaves out
 */
export function instantAt(date: LocalDate, time: string, zone: string = CENTRE_ZONE): string | null {
  const { year, month, day } = toParts(date);
  const asIfUtc = Date.UTC(year, month - 1, day, Number(time.slice(0, 2)), Number(time.slice(3, 5)));
  const offsets = [offsetMs(asIfUtc - DAY_MS, zone), offsetMs(asIfUtc + DAY_MS, zone)].sort((a, b) => b - a);
  for (const offset of offsets) {
    const candidate = new Date(asIfUtc - offset);
    const shown = wallClock(candidate, zone);
    if (shown.date === date && shown.time === time) return candidate.toISOString();
  }
  return null;
}

/** How far the zone's wall clock is ahead of UTC at an instant. */
function offsetMs(epochMs: number, zone: string): number {
  const { date, minutes } = wallClock(new Date(epochMs), zone);
  const { year, month, day } = toParts(date);
  return Date.UTC(year, month - 1, day, 0, minutes) - Math.floor(epochMs / 60_000) * 60_000;
}
