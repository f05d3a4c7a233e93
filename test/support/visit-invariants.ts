import type { EntityManager } from 'typeorm';
import { sql } from '../../server/database/dialect.js';

interface VisitRow {
  id: string;
  reference: string;
  state: string;
  version: number;
  attended_pupils: number | null;
  /** Of a request that competes: it holds nothing yet. */
  decide_by: string | null;
}

interface Count {
  visit_id: string;
  rows: number | string;
  active: number | string;
}

interface Entry {
  visit_id: string;
  version: number;
  from_state: string | null;
  to_state: string;
}

/** By hand, from architecture.md: which states keep their room and equipment; of what is offered, the alternatives do. */
const OCCUPYING = ['requested', 'approved', 'attended'];

/** What is wrong with one visit's history: one row per version, each leading to the next, the last to where it is. */
function historyProblems(visit: VisitRow, entries: readonly Entry[]): string[] {
  const problems: string[] = [];
  if (entries.length !== visit.version)
    problems.push(`is version ${visit.version} with ${entries.length} history rows`);
  for (const [index, entry] of entries.entries()) {
    const before = index === 0 ? null : entries[index - 1]?.to_state;
    if (entry.version !== index + 1 || entry.from_state !== before)
      problems.push(`has a gap in its history at ${index}`);
  }
  if (entries.at(-1)?.to_state !== visit.state) problems.push(`is ${visit.state} and its history ends elsewhere`);
  return problems;
}

function holdProblems(visit: VisitRow, count: Count | undefined): string[] {
  const [rows, active] = [Number(count?.rows ?? 0), Number(count?.active ?? 0)];
  const occupying = OCCUPYING.includes(visit.state);
  const attended = visit.state === 'attended';
  const competing = visit.state === 'requested' && visit.decide_by !== null;
  const wrong: [boolean, string][] = [
    [rows === 0, 'never held anything'],
    [competing && active > 0, 'competes and holds its time already'],
    [occupying && !competing && active < rows, `is ${visit.state} and holds ${active} of ${rows}`],
    [!occupying && active > 0, `is ${visit.state} and still holds ${active}`],
    [attended !== (visit.attended_pupils !== null), 'has attendance in a wrong state'],
  ];
  return wrong.filter(([applies]) => applies).map(([, problem]) => problem);
}

interface AlternativeRow {
  id: string;
  visit_id: string;
  outcome: string;
}

/** An open alternative of an offered visit holds all of itself, every other nothing. */
function offerProblems(
  visit: VisitRow,
  alternatives: readonly AlternativeRow[],
  held: ReadonlyMap<string, Count>,
): string[] {
  const open = alternatives.filter(({ outcome }) => outcome === 'open');
  const offered = visit.state === 'offered';
  const wrong = offered !== open.length > 0 ? [`is ${visit.state} with ${open.length} open alternatives`] : [];
  const halfHeld = alternatives.filter(({ id, outcome }) => {
    const [rows, active] = [Number(held.get(id)?.rows ?? 0), Number(held.get(id)?.active ?? 0)];
    return outcome === 'open' ? rows === 0 || active < rows : active > 0;
  });
  return [...wrong, ...halfHeld.map(({ outcome }) => `has an alternative that is ${outcome} and holds something else`)];
}

/** What is half done among all visits, or those of one centre, one sentence each; nothing when every visit is whole. */
export async function brokenVisits(manager: EntityManager, centreId?: string): Promise<string[]> {
  const all = await sql(manager)<{ id: string }>`SELECT id FROM centres`;
  const centres = centreId === undefined ? all.map(({ id }) => id) : [centreId];
  const visits = await sql(manager)<VisitRow>`
    SELECT id, reference, state, version, attended_pupils, decide_by FROM visits WHERE centre_id IN (${centres})`;
  const counts = await sql(manager)<Count>`
    SELECT r.holder_id AS visit_id, count(*) AS rows, sum(CASE WHEN r.active THEN 1 ELSE 0 END) AS active
      FROM reservations r JOIN resources q ON q.id = r.resource_id WHERE q.centre_id IN (${centres})
     GROUP BY r.holder_id`;
  const history = await sql(manager)<Entry>`
    SELECT h.visit_id, h.version, h.from_state, h.to_state FROM visit_history h JOIN visits v ON v.id = h.visit_id
     WHERE v.centre_id IN (${centres}) ORDER BY h.visit_id, h.version`;
  const offered = await sql(manager)<AlternativeRow>`
    SELECT a.id, a.visit_id, a.outcome FROM visit_alternatives a JOIN visits v ON v.id = a.visit_id
     WHERE v.centre_id IN (${centres})`;
  const alternatives = Map.groupBy(offered, ({ visit_id: visitId }) => visitId);
  const held = new Map(counts.map((count) => [count.visit_id, count]));
  const entries = new Map<string, Entry[]>(visits.map(({ id }) => [id, []]));
  for (const entry of history) entries.get(entry.visit_id)?.push(entry);
  const known = new Set([...visits, ...offered].map(({ id }) => id));
  const orphans = [...held.keys()].filter((id) => !known.has(id)).map((id) => `nothing holds reservations for ${id}`);
  const broken = visits.flatMap((visit) =>
    [
      ...historyProblems(visit, entries.get(visit.id) ?? []),
      ...holdProblems(visit, held.get(visit.id)),
      ...offerProblems(visit, alternatives.get(visit.id) ?? [], held),
    ].map((problem) => `${visit.reference} ${problem}`),
  );
  return [...broken, ...orphans];
}
