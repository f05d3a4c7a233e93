import { addDays, weekdayOf } from '../../../common/kernel/wall-time.js';
import type { IdBook, Row, TableRows } from './ids.js';
import type { PlannedVisit } from './planned-visit.js';
import type { StoredVisit } from './visit-tables.js';

/** The series of the demo city, each with the rule by which its visits repeat. */
export function seriesTables(visits: readonly StoredVisit[], ids: IdBook): TableRows[] {
  const series = Map.groupBy(
    visits.filter(({ plan }) => plan.series !== undefined),
    ({ plan }) => plan.series ?? '',
  );
  return [{ table: 'series', rows: [...series].map(([key, members]) => seriesRow(key, members, ids)) }];
}

/** What every visit says of its series; one at another time or in another room than the first was changed by itself. */
export function memberColumns(plan: PlannedVisit, first: PlannedVisit, ids: IdBook): Row {
  if (plan.series === undefined) return { series_id: null, series_day: null, changed_alone: false };
  const same = plan.start === first.start && plan.end === first.end && plan.room === first.room;
  return { series_id: ids.of('series', plan.series), series_day: plan.day, changed_alone: !same };
}

function seriesRow(key: string, members: readonly StoredVisit[], ids: IdBook): Row {
  const plans = members.map(({ plan }) => plan).sort((a, b) => (a.day < b.day ? -1 : 1));
  const [first] = plans;
  if (!first) throw new RangeError('a series has a visit');
  return {
    id: ids.of('series', key),
    centre_id: ids.of('centre', first.centre),
    partner_id: ids.of('partner', first.partner),
    version: 1,
    every: isFortnightly(plans) ? 'fortnight' : 'week',
    weekdays: JSON.stringify([weekdayOf(first.day)]),
    first_day: first.day,
    last_day: plans.at(-1)?.day ?? first.day,
    left_out: '[]',
    plan: JSON.stringify(requestOf(first, ids)),
    continues_id: null,
    import_key: null,
    requested_by: ids.of('person', first.requestedBy),
    requested_at: first.moves[0]?.at ?? null,
  };
}

const isFortnightly = (plans: readonly PlannedVisit[]): boolean =>
  plans.every(({ day }, index) => index === 0 || addDays(plans[index - 1]?.day ?? day, 14) <= day);

const requestOf = (plan: PlannedVisit, ids: IdBook) => ({
  centreId: ids.of('centre', plan.centre),
  partnerId: ids.of('partner', plan.partner),
  ...{ day: plan.day, startTime: plan.start, endTime: plan.end },
  roomId: ids.of('room', plan.centre, plan.room),
  equipment: plan.equipment.map(({ pool, quantity }) => ({ poolId: ids.of('pool', plan.centre, pool), quantity })),
  ...{ stepFree: false, subject: plan.subject, keyStage: plan.keyStage, yearGroups: plan.yearGroups },
  ...{ programme: plan.programme, pupils: plan.pupils, adults: plan.adults },
});
