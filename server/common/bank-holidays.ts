import Holidays from 'date-holidays';

const calendar = new Holidays('GB', 'ENG');
const byYear = new Map<number, ReadonlySet<string>>();

/** Whether an ISO date is a bank holiday in England. */
export function isBankHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4));
  const known = byYear.get(year) ?? holidaysOf(year);
  byYear.set(year, known);
  return known.has(day);
}

function holidaysOf(year: number): ReadonlySet<string> {
  const daysOff = calendar.getHolidays(year).filter((holiday) => holiday.type === 'public' || holiday.type === 'bank');
  return new Set(daysOff.map((holiday) => holiday.date.slice(0, 10)));
}
