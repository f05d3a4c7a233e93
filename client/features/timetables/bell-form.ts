/** What the form for bell times holds at first, and where its errors are. */
import type { BellScheduleView, PeriodView } from '#shared/contracts/bell-times.contract.js';
import { weekdayName, weekName } from './bell-times.texts.js';
import { everyDay, type DayKey, type PeriodValues } from './bell-week.js';

export interface BellValues {
  validFrom: string;
  alternates: string;
  weekADay: string;
  periods: PeriodValues[];
}

/** New times begin as those before them, so that only what is new has to be entered. */
export function startValues(
  schedule: BellScheduleView | null,
  like: BellScheduleView | readonly PeriodView[],
): BellValues {
  const from = schedule ?? ('periods' in like ? like : null);
  const validFrom = schedule?.validFrom ?? '';
  if (!from) return { validFrom, alternates: 'no', weekADay: '', periods: everyDay(like as readonly PeriodView[]) };
  return {
    validFrom,
    alternates: from.weekADay === null ? 'no' : 'yes',
    weekADay: schedule?.weekADay ?? '',
    periods: from.periods.map((period) => ({ ...period })),
  };
}

export const periodMessages = {
  validFrom: 'Enter the first day on which these times hold',
  weekADay: 'Enter a day in a week A, within about a year of the first day',
  periods: 'Enter at least one period',
} as const;

/** The day on which the period of a field stands, or null for a field of no period. */
export function dayOfField(
  fieldId: string | undefined,
  periods: readonly PeriodValues[],
): { day: DayKey; name: string } | null {
  const place = /-periods-(\d+)-/.exec(fieldId ?? '')?.[1];
  const period = place === undefined ? undefined : periods[Number(place)];
  if (!period) return null;
  const { week, weekday } = period;
  const day = weekdayName(weekday);
  return { day: { week, weekday }, name: week === 'every' ? day : `${day}, ${weekName(week)}` };
}
