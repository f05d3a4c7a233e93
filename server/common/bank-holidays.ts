import Holidays from 'date-holidays';

const calendar = new Holidays('GB', 'ENG');
const byYear = new Map<string, ReadonlyMap<string, string>>();

/** The name of the bank holiday that an ISO date is in England, or null. */
export function bankHolidayOn(day: string): string | null {
  return ofYear(day.slice(0, 4)).get(day) ?? null;
}

function ofYear(year: string): ReadonlyMap<string, string> {
  const known = byYear.get(year) ?? holidaysOf(Number(year));
  byYear.set(year, known);
  return known;
}

/** The bank holidays of a range of ISO dates, both ends included, in order. */
export function bankHolidaysBetween(from: string, to: string): { readonly day: string; readonly name: string }[] {
  const years = Array.from(
    { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, index) => Number(from.slice(0, 4)) + index,
  );
  return years
    .flatMap((year) => [...ofYear(String(year))])
    .map(([day, name]) => ({ day, name }))
    .filter(({ day }) => day >= from && day <= to);
}

/** Whether an ISO date is a bank holiday in England. */
export const isBankHoliday = (day: string): boolean => bankHolidayOn(day) !== null;

function holidaysOf(year: number): ReadonlyMap<string, string> {
  const daysOff = calendar.getHolidays(year).filter((holiday) => holiday.type === 'public' || holiday.type === 'bank');
  return new Map(daysOff.map((holiday) => [holiday.date.slice(0, 10), holiday.name]));
}
