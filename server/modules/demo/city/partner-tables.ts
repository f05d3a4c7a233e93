import { searchText } from '../../partners/index.js';
import { addDays } from '../../../common/kernel/wall-time.js';
import type { Census } from './census.js';
import { AUTHORITY, CENTRES } from './centres.js';
import type { DemoCity } from './demo-city.js';
import { away } from './geography.js';
import { COMMUNITY_GROUPS, type CommunityGroup } from './groups.js';
import type { IdBook, Row, TableRows } from './ids.js';
import { centresOf, type DemoSchool } from './schools.js';
import { moment, type Timeline } from './timeline.js';

const POSTCODE = AUTHORITY.postcode;
/** Real numbers have six digits below 200000; these belong to nobody. */
const FIRST_URN = 900_001;

/** Schools with their characteristics, groups, and which centre they belong to. */
export function partnerTables(
  { schools, timeline }: DemoCity,
  censuses: ReadonlyMap<string, readonly Census[]>,
  ids: IdBook,
): TableRows[] {
  const urns = new Map(schools.map((school, index) => [school.key, FIRST_URN + index]));
  const census = (school: DemoSchool) => censuses.get(school.key) ?? [];
  const created_at = moment(timeline.from, '09:00');
  const partners = [
    ...schools.map(({ key, name }) => ({ key, name, kind: 'school', urn: urns.get(key) ?? 0 })),
    ...COMMUNITY_GROUPS.map(({ key, name }) => ({ key, name, kind: 'community_group' })),
  ];
  return [
    { table: 'partners', rows: partners.map((partner) => ({ ...partnerRow(partner, ids), created_at })) },
    {
      table: 'schools',
      rows: schools.map((school) => ({
        ...schoolRow(school, ids),
        urn: urns.get(school.key) ?? 0,
        status: school.closedInto ? 'closed' : 'open',
        closed_on: closedOn(school, timeline),
        successor_urn: urns.get(school.closedInto ?? '') ?? null,
        extract_on: census(school).at(-1)?.asOf ?? timeline.from,
      })),
    },
    { table: 'school_characteristics', rows: schools.flatMap((school) => censusRows(school, census(school), ids)) },
    { table: 'community_groups', rows: COMMUNITY_GROUPS.map((group) => groupRow(group, ids)) },
    { table: 'partnerships', rows: partnershipRows(schools, timeline, ids) },
  ];
}

interface PartnerFacts {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly urn?: number;
}

function partnerRow({ key, name, kind, urn }: PartnerFacts, ids: IdBook): Row {
  const search_text = searchText({ name, urn: urn ?? null, postcode: POSTCODE, town: AUTHORITY.town });
  return { id: ids.of('partner', key), authority_id: ids.of('authority'), kind, name, search_text };
}

const closedOn = ({ closedInto }: DemoSchool, { schoolYearBegan }: Timeline) =>
  closedInto === undefined ? null : addDays(schoolYearBegan, -1);

function partnershipRows(schools: readonly DemoSchool[], timeline: Timeline, ids: IdBook): Row[] {
  const starts_on = timeline.from;
  const ofSchools = schools.flatMap((school) =>
    centresOf(school).map((centre) => {
      const role = school.isHost && school.home === centre ? 'host' : 'partner';
      return partnership(ids, { centre, partner: school.key, role, starts_on, ends_on: closedOn(school, timeline) });
    }),
  );
  const ofGroups = COMMUNITY_GROUPS.map(({ key, centre }) =>
    partnership(ids, { centre, partner: key, role: 'partner', starts_on, ends_on: null }),
  );
  return [...ofSchools, ...ofGroups];
}

const schoolRow = (school: DemoSchool, ids: IdBook): Row => ({
  id: ids.of('partner', school.key),
  phase: school.phase,
  statutory_low_age: school.lowAge,
  statutory_high_age: school.highAge,
  town: AUTHORITY.town,
  postcode: POSTCODE,
  ...school.position,
});

const censusRows = (school: DemoSchool, censuses: readonly Census[], ids: IdBook): Row[] =>
  censuses.map((census) => ({
    id: ids.fresh(moment(census.asOf, '09:00')),
    school_id: ids.of('partner', school.key),
    as_of: census.asOf,
    source: 'Demo census',
    roll: census.roll,
    fsm_percent: census.fsmPercent,
    fsm6_percent: census.fsm6Percent,
    // A school is counted while it is open; one that closes is not counted any more.
    status: 'open',
    phase: school.phase,
    statutory_low_age: school.lowAge,
    statutory_high_age: school.highAge,
  }));

function groupRow({ key, centre, description }: CommunityGroup, ids: IdBook): Row {
  const near = CENTRES.find((candidate) => candidate.key === centre)?.position;
  return { id: ids.of('partner', key), description, postcode: POSTCODE, ...(near ? away(near, 1.2, 120) : {}) };
}

interface PartnershipFacts {
  readonly centre: string;
  readonly partner: string;
  readonly role: 'host' | 'partner';
  readonly starts_on: string;
  readonly ends_on: string | null;
}

const partnership = (ids: IdBook, { centre, partner, ...rest }: PartnershipFacts): Row => ({
  id: ids.fresh(),
  centre_id: ids.of('centre', centre),
  partner_id: ids.of('partner', partner),
  ...rest,
});
