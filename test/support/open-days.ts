import { isBankHoliday } from '../../server/common/bank-holidays.js';
import { nextWeekday, type LocalDate } from '../../shared/values/local-date.js';

/** The next day on which centres of tests are open: they close at weekends, and on bank holidays. */
export function nextOpenDay(day: LocalDate): LocalDate {
  let next = nextWeekday(day);
  while (isBankHoliday(next)) next = nextWeekday(next);
  return next;
}
