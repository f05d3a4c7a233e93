import { financialYearOf } from '#shared/values/financial-year.js';
import { SCHEME, schemeKey, type DemoAward } from './award-book.js';
import { CENTRES } from './centres.js';
import type { DemoCity } from './demo-city.js';
import type { IdBook, Row, TableRows } from './ids.js';
import { moment } from './timeline.js';

/** Schemes, awards, and the ledger from which the database adds up what is committed and paid. */
export function moneyTables(city: DemoCity, awards: readonly DemoAward[], ids: IdBook): TableRows[] {
  const stored = awards.map((award) => ({ award, id: ids.fresh(award.visit.plan.moves[0]?.at) }));
  return [
    ...schemeTables(city, ids),
    {
      table: 'transport_awards',
      rows: stored.map(({ award, id }) => {
        const manager = city.staff.managerOf(award.visit.plan.centre);
        return awardRow(award, { id, manager }, ids);
      }),
    },
    { table: 'transport_ledger', rows: ledgerRows(stored, ids) },
  ];
}

/** One scheme for each centre and each financial year that visits fall into. */
function schemeTables({ timeline }: DemoCity, ids: IdBook): TableRows[] {
  const first = financialYearOf(timeline.from);
  const years = Array.from({ length: financialYearOf(timeline.until) - first + 1 }, (_, index) => first + index);
  const schemes = CENTRES.flatMap(({ key }) =>
    years.map((year) => ({ centre: key, year, id: ids.of('scheme', schemeKey(key, `${year}-04-01`)) })),
  );
  return [
    {
      table: 'transport_schemes',
      rows: schemes.map(({ id, centre, year }) => ({
        id,
        authority_id: ids.of('authority'),
        centre_id: ids.of('centre', centre),
        financial_year: year,
        budget_pence: SCHEME.budgetPence,
        per_visit_cap_pence: SCHEME.perVisitCapPence,
        per_school_cap_pence: SCHEME.perSchoolCapPence,
        version: 1,
        created_at: moment(timeline.from, '09:00'),
      })),
    },
    {
      table: 'transport_bands',
      rows: schemes.flatMap(({ id: scheme_id }) =>
        SCHEME.bands.map(({ minMiles: min_miles, maxMiles: max_miles, percent }) => {
          return { id: ids.fresh(), scheme_id, min_miles, max_miles, percent };
        }),
      ),
    },
  ];
}

function awardRow(award: DemoAward, { id, manager }: { id: string; manager: string }, ids: IdBook): Row {
  const { plan } = award.visit;
  return {
    id,
    authority_id: ids.of('authority'),
    scheme_id: ids.of('scheme', award.scheme),
    visit_id: award.visit.id,
    partner_id: ids.of('partner', plan.partner),
    state: award.state,
    version: award.version,
    quote_pence: award.quotePence,
    miles: award.miles,
    percent: award.percent,
    award_pence: award.awardPence,
    limited_by: award.limitedBy,
    claimable_at: award.claimableAt,
    ...award.claim,
    claimed_by: award.claim.claimed_at && ids.of('person', plan.requestedBy),
    ...award.settled,
    settled_by: award.settled.settled_at && ids.of('person', manager),
  };
}

/** In the order of time: the database refuses a promise that is more than what is left at that moment. */
function ledgerRows(stored: readonly { award: DemoAward; id: string }[], ids: IdBook): Row[] {
  const entries = stored.flatMap(({ award, id }) => award.ledger.map((entry) => ({ award, award_id: id, ...entry })));
  const inOrder = entries.sort((a, b) => a.at.getTime() - b.at.getTime());
  return inOrder.map(({ award, award_id, entry, committedChangePence, paidChangePence, at, actor }) => ({
    id: ids.fresh(at),
    authority_id: ids.of('authority'),
    scheme_id: ids.of('scheme', award.scheme),
    award_id,
    partner_id: ids.of('partner', award.visit.plan.partner),
    entry,
    committed_change_pence: committedChangePence,
    paid_change_pence: paidChangePence,
    at,
    actor_id: actor === null ? null : ids.of('person', actor),
  }));
}
