import { isBankHoliday } from '../../../common/bank-holidays.js';
import { addDays, startOfDay } from '../../../common/kernel/wall-time.js';
import { workingDaysBefore } from '../../../common/kernel/working-days.js';
import { ZONE, type CentreKey } from './centres.js';
import type { DemoCity } from './demo-city.js';
import type { TableRows } from './ids.js';
import { lastMove } from './planned-visit.js';
import type { StoredVisit } from './visit-tables.js';

/** Working days before a visit by which each centre wants its final numbers. */
export const FINAL_NUMBERS_DAYS: Readonly<Record<CentreKey, number | null>> = { media: 5, design: null };

/** So that a demo that is left alone does not lose all its visits for want of numbers. */
const ASKED_WITHIN_DAYS = 10;
const DAY_MS = 86_400_000;

/** Partners whose deadline is near are asked; for all others what they asked for counts as final. */
export function finalNumbersTables({ timeline }: DemoCity, visits: readonly StoredVisit[]): TableRows[] {
  const { now } = timeline;
  const rows = visits.flatMap(({ id, plan, startsAt }) => {
    const days = FINAL_NUMBERS_DAYS[plan.centre];
    if (days === null || startsAt <= now || lastMove(plan).to !== 'approved') return [];
    const due = startOfDay(addDays(workingDaysBefore(plan.day, days, isBankHoliday), 1), ZONE);
    const near = due > now && due.getTime() - now.getTime() <= ASKED_WITHIN_DAYS * DAY_MS;
    const due_at = near && plan.partnerRole === 'partner' ? due : null;
    return [{ visit_id: id, due_at, reminders: 0, confirmed_at: null, confirmed_by: null }];
  });
  return [{ table: 'final_numbers', rows }];
}
