import type { PeriodView } from '#shared/contracts/bell-times.contract.js';
import type { TimeOffer } from '#shared/contracts/search.contract.js';
import { toMinutes } from '#shared/values/clock-time.js';
import { addDays, weekday, type LocalDate } from '#shared/values/local-date.js';
import { wallClock } from '../../core/dates.js';

/** A stretch of the day, in minutes after midnight. */
export interface Band {
  start: number;
  end: number;
}

interface PictureOffer extends Band {
  /** As in the list, from 1. */
  number: number;
  /** Away from school; the session itself when the journey is not known. */
  away: Band;
  /** Offers on one day stand side by side. */
  lane: number;
}

interface PictureDay {
  day: LocalDate;
  /** When the centre is open. */
  open: Band[];
  periods: (Band & { name: string; lesson: boolean })[];
  offers: PictureOffer[];
  lanes: number;
}

export interface WeekPicture extends Band {
  days: PictureDay[];
  /** Every hour between the first and the last minute shown. */
  hours: number[];
}

type Hours = readonly { opens: string; closes: string }[];

interface Shown {
  offers: readonly TimeOffer[];
  zone: string;
  hoursOn: (day: LocalDate) => Hours;
  periodsOn: (day: LocalDate) => readonly PeriodView[];
}

const HOUR = 60;
const FRIDAY = 5;

/** The school week of the offers, or only their days where they lie in several weeks. */
function daysOf(offers: readonly TimeOffer[]): LocalDate[] {
  const days = [...new Set(offers.map(({ day }) => day))].sort();
  const mondays = new Set(days.map((day) => addDays(day, 1 - weekday(day))));
  const [monday, ...others] = mondays;
  if (monday === undefined || others.length > 0) return days;
  const week = Array.from({ length: FRIDAY }, (_, index) => addDays(monday, index));
  return [...new Set([...week, ...days])].sort();
}

const bandOf = (starts: string, ends: string): Band => ({ start: toMinutes(starts), end: toMinutes(ends) });

function placed(offer: TimeOffer, number: number, zone: string): Omit<PictureOffer, 'lane'> {
  const session = bandOf(offer.startTime, offer.endTime);
  const { travel } = offer;
  const away = travel
    ? { start: wallClock(travel.leaveAt, zone).minutes, end: wallClock(travel.backAt, zone).minutes }
    : session;
  return { number, ...session, away };
}

function dayPicture(day: LocalDate, { offers, zone, hoursOn, periodsOn }: Shown): PictureDay {
  const own = offers.flatMap((offer, index) => (offer.day === day ? [placed(offer, index + 1, zone)] : []));
  return {
    day,
    open: hoursOn(day).map(({ opens, closes }) => bandOf(opens, closes)),
    periods: periodsOn(day).map(({ name, kind, starts, ends }) => ({
      name,
      lesson: kind === 'lesson',
      ...bandOf(starts, ends),
    })),
    offers: own.map((offer, lane) => ({ ...offer, lane })),
    lanes: Math.max(own.length, 1),
  };
}

/** Where each offer lies between the centre's opening and the school's periods. */
export function weekPicture(shown: Shown): WeekPicture {
  const days = daysOf(shown.offers).map((day) => dayPicture(day, shown));
  const bands = days.flatMap(({ open, periods, offers }) => [...open, ...periods, ...offers.map(({ away }) => away)]);
  const start = Math.floor(Math.min(...bands.map((band) => band.start)) / HOUR) * HOUR;
  const end = Math.ceil(Math.max(...bands.map((band) => band.end)) / HOUR) * HOUR;
  const hours = Array.from({ length: (end - start) / HOUR }, (_, index) => start + index * HOUR);
  return { start, end, days, hours };
}
