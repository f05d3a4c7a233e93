import Holidays from 'date-holidays';

const calendar = new Holidays('GB', 'ENG');
const byYear = new Map<string, ReadonlyMap<string, string>>();

/** The name of the bank holiday that an ISO date is in England, or null. */
export function bankHolidayOn(day: string): string | null {
  const year = day.slice(0, 4);
  let known = byYear.get(year);
  if (!known) {
    known = holidaysOf(Number(year));
    byYear.set(year, known);
  }
  return known.get(day) ?? null;
}

/** Whether an ISO date is a bank holiday in England. */
export const isBankHoliday = (day: string): boolean => bankHolidayOn(day) !== null;

function holidaysOf(year: number): ReadonlyMap<string, string> {
  const daysOff = calendar.getHolidays(year).filter((holiday) => holiday.type === 'public' || holiday.type === 'bank');
  return new Map(daysOff.map((holiday) => [holiday.date.slice(0, 10), holiday.name]));
}
