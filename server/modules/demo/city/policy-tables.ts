import { addDays } from '../../../common/kernel/wall-time.js';
import { CENTRES, type CentreKey } from './centres.js';
import type { DemoCity } from './demo-city.js';
import { FINAL_NUMBERS_DAYS } from './final-numbers-tables.js';
import type { IdBook, TableRows } from './ids.js';
import { moment } from './timeline.js';

interface DemoPolicy {
  readonly notice_days: number;
  readonly horizon_days: number;
  readonly longest_minutes: number;
  /** The host has lessons every week. */
  readonly host_cap_percent: number;
}

/** What the managers set when the demo began; of one school's visits in a term they limit none. */
const POLICIES: Readonly<Record<CentreKey, DemoPolicy>> = {
  media: { notice_days: 1, horizon_days: 365, longest_minutes: 420, host_cap_percent: 40 },
  design: { notice_days: 2, horizon_days: 300, longest_minutes: 360, host_cap_percent: 40 },
};

const PRACTICE = {
  ...{ offer_days: 3, turn_hours: 24, pending_requests: 'hold', decision_days: 10 },
  ...{ instant_approval: false, instant_lead_days: 5, cancellation_days: 2 },
  ...{ door_shows_activity: false, release_days: 14 },
};

/** The rules of each centre for requests. */
export function policyTables({ staff, timeline }: DemoCity, ids: IdBook): TableRows[] {
  const changed_at = moment(timeline.from, '09:00');
  const rows = CENTRES.map(({ key }) => ({
    ...{ centre_id: ids.of('centre', key), version: 2, visits_per_term: null, ...POLICIES[key] },
    ...PRACTICE,
    final_numbers_days: FINAL_NUMBERS_DAYS[key],
    ...{ changed_by: ids.of('person', staff.managerOf(key)), changed_at },
  }));
  return [
    { table: 'centre_policies', rows },
    { table: 'protected_hours', rows: protectedHours(ids, timeline.today) },
    { table: 'priority_windows', rows: [summerForPrimaries(ids, timeline.today)] },
  ];
}

/** From now on the host leaves two afternoons of the design centre to the schools around; it asks for what stays free. */
const protectedHours = (ids: IdBook, today: string) =>
  [3, 5].map((weekday, position) => ({
    ...{ id: ids.fresh(), centre_id: ids.of('centre', 'design'), position, weekday },
    ...{ starts: '13:00', ends: '15:00', first_day: today, last_day: null },
  }));

/** Half a year from now primary schools, and the way from them to secondary schools, have the first choice. */
const summerForPrimaries = (ids: IdBook, today: string) => ({
  ...{ id: ids.fresh(), centre_id: ids.of('centre', 'design'), position: 0, opens_on: addDays(today, 60) },
  ...{ first_day: addDays(today, 180), last_day: addDays(today, 220) },
  ...{ phases: JSON.stringify(['primary']), programmes: JSON.stringify(['primary_transition']) },
});
