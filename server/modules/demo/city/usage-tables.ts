import { termOfDay } from '../../timetables/index.js';
import { demoTerms } from './calendar-tables.js';
import { censusOn, type Census } from './census.js';
import type { DemoCity } from './demo-city.js';
import { COMMUNITY_GROUPS } from './groups.js';
import type { IdBook, Row, TableRows } from './ids.js';
import { lastMove } from './planned-visit.js';
import type { StoredVisit } from './visit-tables.js';

const MINUTE = 60_000;

interface PartnerFacts {
  readonly partner_kind: 'school' | 'community_group';
  readonly partner_name: string;
  readonly phase: string | null;
  readonly censuses: readonly Census[];
}

/** What the equity module writes down when attendance is recorded: the visit with the school as it was when the term began. */
export function usageTables(
  city: DemoCity,
  { visits, censuses }: { visits: readonly StoredVisit[]; censuses: ReadonlyMap<string, readonly Census[]> },
  ids: IdBook,
): TableRows[] {
  const partners = new Map<string, PartnerFacts>([
    ...city.schools.map(({ key, name, phase }): [string, PartnerFacts] => [
      key,
      { partner_kind: 'school', partner_name: name, phase, censuses: censuses.get(key) ?? [] },
    ]),
    ...COMMUNITY_GROUPS.map(({ key, name }): [string, PartnerFacts] => [
      key,
      { partner_kind: 'community_group', partner_name: name, phase: null, censuses: [] },
    ]),
  ]);
  const books = { ids, terms: demoTerms(city.timeline) };
  const recordedAt = ({ plan }: StoredVisit) => lastMove(plan).at.getTime();
  // In the order of time: the database's totals keep what the school was like when it was recorded last.
  const used = visits
    .filter(({ plan }) => ['attended', 'no_show'].includes(lastMove(plan).to))
    .sort((a, b) => recordedAt(a) - recordedAt(b));
  return [
    { table: 'usage_ledger', rows: used.flatMap((visit) => usageRow(visit, partners.get(visit.plan.partner), books)) },
  ];
}

interface Books {
  readonly ids: IdBook;
  readonly terms: ReturnType<typeof demoTerms>;
}

function usageRow(visit: StoredVisit, partner: PartnerFacts | undefined, { ids, terms }: Books): Row[] {
  if (!partner) return [];
  const { plan } = visit;
  const { to: entry, at: recorded_at } = lastMove(plan);
  const { academicYear: academic_year, term, firstDay } = termOfDay(terms, plan.day);
  const session_minutes = (visit.endsAt.getTime() - visit.startsAt.getTime()) / MINUTE;
  const { pupils, adults } = plan.attended ?? { pupils: 0, adults: 0 };
  const { censuses, ...facts } = partner;
  const census = censusOn(censuses, firstDay);
  return [
    {
      id: ids.fresh(recorded_at),
      authority_id: ids.of('authority'),
      centre_id: ids.of('centre', plan.centre),
      partner_id: ids.of('partner', plan.partner),
      visit_id: visit.id,
      entry,
      recorded_at,
      school_day: plan.day,
      ...{ academic_year, term },
      ...facts,
      partner_role: plan.partnerRole,
      key_stage: plan.keyStage,
      programme: plan.programme,
      ...{ pupils, adults, session_minutes },
      room_minutes: session_minutes,
      pupil_minutes: pupils * session_minutes,
      roll: census?.roll ?? null,
      fsm_percent: census?.fsmPercent ?? null,
      fsm6_percent: census?.fsm6Percent ?? null,
    },
  ];
}
