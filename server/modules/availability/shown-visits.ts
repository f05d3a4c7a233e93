import type { Stay } from '#shared/contracts/availability.contract.js';
import { isoFrom, msFrom } from '../../database/dialect.js';
import type { PoolFacts } from '../centres/index.js';
import type { HeldUse, NamedRow, StayRow } from './availability.queries.js';

export type Place = NonNullable<Stay['room']>;

/** What the person asking sees of a partner's visits there. */
export interface Sight {
  /** As more than busy. */
  readonly visits: (partnerId: string) => boolean;
  /** Also who teaches. */
  readonly names: (partnerId: string) => boolean;
}

/** What takes place in a room, who teaches there, and what fetches the group. */
export type Things = Readonly<Partial<Record<NamedRow['kind'], Place>>>;

/** What each visit, or time offered, of a day holds, by name: of rooms the one asked for, not those that come along. */
export function thingsOfVisits(stays: readonly StayRow[], names: readonly NamedRow[]): (holderId: string) => Things {
  const named = new Map(names.map((row) => [row.id, row]));
  const byHolder = new Map<string, Partial<Record<NamedRow['kind'], Place>>>();
  for (const { holder_id: holderId, via_id: via, resource_id: resourceId } of stays) {
    const thing = named.get(via ?? resourceId);
    if (!thing) continue;
    const known = byHolder.get(holderId) ?? {};
    known[thing.kind] = { id: thing.id, name: thing.name };
    byHolder.set(holderId, known);
  }
  return (holderId) => byHolder.get(holderId) ?? {};
}

/** What the person asking sees of a visit; null where it is only busy. */
export type Shown = (row: StayRow) => Stay['visit'];

interface ShownFacts {
  readonly stays: readonly StayRow[];
  readonly pools: readonly PoolFacts[];
  readonly poolUse: readonly HeldUse[];
}

/** Each visit is worked out once, however many rows show it. */
export function shownVisits(facts: ShownFacts, thingsOf: (holderId: string) => Things, sight: Sight): Shown {
  const equipmentOf = equipmentByHolder(facts);
  const preparedFrom = preparations(facts, thingsOf);
  const known = new Map<string, Stay['visit']>();
  const work = (row: StayRow): Stay['visit'] => {
    if (!sight.visits(row.partner_id)) return null;
    const {
      holder_id: holderId,
      visit_id: id,
      reference,
      state,
      version,
      partner_id: partnerId,
      partner_name: partnerName,
    } = row;
    const { tutor = null, vehicle = null } = thingsOf(holderId);
    const named = sight.names(row.partner_id) ? tutor : null;
    return {
      ...{ id, reference, state, version, partnerId, partnerName, subject: row.subject, pupils: row.pupils },
      ...{ equipment: equipmentOf(holderId), tutor: named, vehicle, preparedFrom: preparedFrom(row) },
    };
  };
  return (row) => {
    const shown = known.get(row.holder_id);
    if (shown !== undefined) return shown;
    const worked = work(row);
    known.set(row.holder_id, worked);
    return worked;
  };
}

/** From when the equipment and the tutor are held: with the activity's preparation. */
function preparations(
  { stays, poolUse }: ShownFacts,
  thingsOf: (holderId: string) => Things,
): (row: StayRow) => string {
  const began = new Map(poolUse.map(({ holderId, from }) => [holderId, new Date(from)]));
  for (const { holder_id: id, resource_id: resourceId, starts_at: start } of stays) {
    if (!began.has(id) && thingsOf(id).tutor?.id === resourceId) began.set(id, new Date(msFrom(start)));
  }
  return ({ holder_id: id, session_starts_at: start }) => began.get(id)?.toISOString() ?? isoFrom(start);
}

type Equipment = NonNullable<Stay['visit']>['equipment'];

/** In the order of the pools. */
function equipmentByHolder({ pools, poolUse }: ShownFacts): (holderId: string) => Equipment {
  const byPool = Map.groupBy(poolUse, (use) => use.resourceId);
  const byHolder = new Map<string, Equipment>();
  for (const { id: poolId, name } of pools) {
    for (const { holderId, quantity } of byPool.get(poolId) ?? []) {
      const held = byHolder.get(holderId) ?? [];
      held.push({ poolId, name, quantity });
      byHolder.set(holderId, held);
    }
  }
  return (holderId) => byHolder.get(holderId) ?? [];
}
