import type { Need } from '#shared/contracts/visit-pack.contract.js';
import { addDays } from '../../../common/kernel/wall-time.js';
import { CENTRES } from './centres.js';
import type { DemoCity } from './demo-city.js';
import type { IdBook, Row, TableRows } from './ids.js';
import { lastMove } from './planned-visit.js';
import { moment } from './timeline.js';
import type { StoredVisit } from './visit-tables.js';

/** Of visits that are near, packs are filled in; of those far away nobody has thought yet. */
const DAYS_AHEAD = 10;

const RATIOS = {
  ...{ early_years_per_adult: 4, years_1_to_3_per_adult: 6, years_4_to_6_per_adult: 10, years_7_up_per_adult: 15 },
};

const ARRIVAL = 'Coaches stop in the lay-by before the gate. Ring at reception: somebody meets you there.';
const RISK = 'Trailing cables are taped down, hot tools are used by staff only, and a first-aider is in the building.';

/** What some group needs; by the number of the visit, so that the same city needs the same. */
const NEEDS: readonly (readonly Need[])[] = [
  [],
  [{ tag: 'asthma', count: 2 }],
  [
    { tag: 'hearing_loop', count: 1 },
    { tag: 'allergy_nuts', count: 1 },
  ],
  [],
  [{ tag: 'wheelchair', count: 1 }],
  [{ tag: 'interpreter', count: 3 }],
];

/** What each centre tells every group, and what schools told it for the days to come. */
export function packTables({ staff, timeline }: DemoCity, visits: readonly StoredVisit[], ids: IdBook): TableRows[] {
  const changed_at = moment(timeline.from, '09:00');
  const guidance = CENTRES.map(({ key }) => ({
    ...{ centre_id: ids.of('centre', key), version: 2, ...RATIOS, arrival: ARRIVAL, risk_text: RISK, risk_link: null },
    ...{ risk_version: '3', risk_dated_on: timeline.schoolYearBegan },
    ...{ changed_by: ids.of('person', staff.managerOf(key)), changed_at },
  }));
  const until = addDays(timeline.today, DAYS_AHEAD);
  const near = visits.filter(
    ({ plan }) => plan.day >= timeline.today && plan.day <= until && lastMove(plan).to === 'approved',
  );
  return [
    { table: 'visit_guidance', rows: guidance },
    { table: 'visit_packs', rows: near.map((visit, index) => packRow(visit, index, ids)) },
  ];
}

function packRow({ id, plan }: StoredVisit, index: number, ids: IdBook): Row {
  return {
    ...{ visit_id: id, version: 2, contact_name: `Office of the ${index % 2 === 0 ? 'lower' : 'upper'} school` },
    contact_phone: `01632 960${String(100 + (index % 900))}`,
    needs: JSON.stringify(NEEDS[index % NEEDS.length] ?? []),
    note: index % 4 === 0 ? 'We bring our own lunch.' : null,
    ...{ changed_by: ids.of('person', plan.requestedBy), changed_at: lastMove(plan).at },
  };
}
