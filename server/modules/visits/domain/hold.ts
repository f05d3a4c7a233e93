import { addDays, startOfDay } from '../../../common/kernel/wall-time.js';
import { addWorkingDays } from '../../../common/kernel/working-days.js';

export interface HoldTerms {
  readonly today: string;
  readonly workingDays: number;
  readonly zone: string;
  readonly isHoliday: (day: string) => boolean;
}

/**
 * Until when a request keeps its time unanswered: the end of the last working day that the centre has for an answer,
 * but never past the beginning of the visit itself.
 */
export function holdExpiry(startsAt: Date, terms: HoldTerms): Date {
  const lastDay = addWorkingDays(terms.today, terms.workingDays, terms.isHoliday);
  const endOfLastDay = startOfDay(addDays(lastDay, 1), terms.zone);
  return endOfLastDay < startsAt ? endOfLastDay : startsAt;
}
