import { addDays, weekday, type LocalDate } from '#shared/values/local-date.js';
import { formatDay, formatDayShort, today } from '../../core/dates.js';
import { BOARD } from './board.texts.js';

export const BOARD_SPANS = ['day', 'week'] as const;
export type BoardSpan = (typeof BOARD_SPANS)[number];

export const mondayOf = (day: LocalDate): LocalDate => addDays(day, 1 - weekday(day));

/** The day by which the next or the last one is found. */
export const stepFrom = (day: LocalDate, span: BoardSpan, by: 1 | -1): LocalDate =>
  addDays(day, span === 'week' ? 7 * by : by);

export const isPresent = (day: LocalDate, span: BoardSpan, now: LocalDate = today()): boolean =>
  span === 'week' ? mondayOf(day) === mondayOf(now) : day === now;

/** "Tuesday 1 December", or "Mon 30 Nov to Sun 6 Dec". */
export function titleOfSpan(day: LocalDate, span: BoardSpan): string {
  if (span === 'day') return formatDay(day);
  const monday = mondayOf(day);
  return BOARD.weekTitle(formatDayShort(monday), formatDayShort(addDays(monday, 6)));
}
