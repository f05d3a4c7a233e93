import type { SchoolDayView } from '#shared/contracts/timetables.contract.js';

interface PeriodName {
  name: string;
  /** When it begins; null where that differs from day to day. */
  starts: string | null;
}

/** The periods of the school's own days in the order of time, each name once. */
export function periodNames(days: readonly Pick<SchoolDayView, 'periods'>[]): PeriodName[] {
  const starts = new Map<string, Set<string>>();
  for (const { periods } of days) {
    for (const period of periods) starts.set(period.name, (starts.get(period.name) ?? new Set()).add(period.starts));
  }
  const first = (times: ReadonlySet<string>): string => [...times].sort()[0] ?? '';
  return [...starts]
    .sort(([, a], [, b]) => first(a).localeCompare(first(b)))
    .map(([name, times]) => ({ name, starts: times.size === 1 ? first(times) : null }));
}
