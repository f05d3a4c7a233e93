import type { Repeat, SeriesView } from '#shared/contracts/series.contract.js';
import { listText, pupilsText } from './visits.texts.js';

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const weekdayName = (weekday: number): string => WEEKDAYS[weekday - 1] ?? '';

export const REPEATS: Readonly<Record<Repeat, string>> = {
  week: 'Every week',
  fortnight: 'Every two weeks',
  week_a: 'In weeks A',
  week_b: 'In weeks B',
};

/** "Every week on Tuesday, 10:00 to 12:00" */
export function rhythmText(series: Pick<SeriesView, 'every' | 'weekdays' | 'startTime' | 'endTime'>): string {
  const { every, weekdays, startTime, endTime } = series;
  return `${REPEATS[every]} on ${listText(weekdays.map(weekdayName))}, ${startTime} to ${endTime}`;
}

export const visitsText = (count: number): string => (count === 1 ? '1 visit' : `${count} visits`);

/** Who comes, how many, and where to. */
export const seriesFacts = (series: SeriesView): string =>
  `${series.partner.name} · ${pupilsText(series.pupils)} · ${series.room?.name ?? 'No room'}, ${series.centre.name}`;
