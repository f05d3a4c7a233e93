import { covers, namedAs, type Calendars } from './calendar-entry.js';
import type { BankHolidayOn } from './school-calendar.js';

/**
 * Why a centre is closed on a day of its opening hours, or null. A centre works in school holidays too, for community
 * use, so that terms, half-terms and INSET days mean nothing to it: it closes on bank holidays, on its own closures and
 * on closures of its authority. Its own `open` takes back a bank holiday and a closure of the authority, not a closure
 * of its own.
 */
export function centreCalendar(
  { own, inherited }: Calendars,
  bankHolidayOn: BankHolidayOn,
): (day: string) => string | null {
  const opened = own.filter(({ kind }) => kind === 'open');
  const closures = own.filter(({ kind }) => kind === 'closure');
  const inheritedClosures = inherited.filter(({ kind }) => kind === 'closure');
  return (day) => {
    const closure = closures.find((entry) => covers(entry, day));
    if (closure) return namedAs(closure, 'Closed');
    if (opened.some((entry) => covers(entry, day))) return null;
    const holiday = bankHolidayOn(day);
    if (holiday !== null) return holiday;
    const inheritedClosure = inheritedClosures.find((entry) => covers(entry, day));
    return inheritedClosure ? namedAs(inheritedClosure, 'Closed') : null;
  };
}
