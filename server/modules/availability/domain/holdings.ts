import { unionOf, type IntervalSet } from './intervals.js';
import { freeWithin } from './possible-starts.js';
import type { ResourceTimes, Room, TimesOf } from './room-offers.js';
import type { HelperTimes, ResourceFacts, TutorTimes, VehicleTimes } from './search-facts.js';
import type { Use } from './stock.js';
import type { VisitHold } from './visit-holds.js';

/** What somebody holds of a resource. */
export interface Holding extends Use {
  readonly holderId: string;
}

/** A centre with all that is promised there, and by whom. */
export interface CentreStock {
  readonly rooms: readonly Room[];
  readonly pools: readonly { readonly id: string; readonly name: string; readonly stock: number }[];
  /** `free` is when they work, whatever is promised. */
  readonly tutors: readonly TutorTimes[];
  readonly vehicles: readonly VehicleTimes[];
  readonly held: readonly Holding[];
  readonly outOfUse: readonly Use[];
}

/** What can be had while places are given out one after the other. */
export interface Holdings {
  /** As it is for one holder, who would give back what they hold. */
  factsFor(holderId: string): ResourceFacts;
  /** They get this too; what they held stays theirs, so that others are not promised what might not come back. */
  take(holderId: string, holds: readonly VisitHold[]): void;
}

/** What is known of one resource, worked out once until somebody takes of it. */
interface Known {
  readonly times: ResourceTimes;
  readonly uses: readonly Use[];
}

class Ledger implements Holdings {
  private readonly held: Map<string, Holding[]>;
  private readonly outOfUse: Map<string, Use[]>;
  private readonly holdersOf = new Map<string, Set<string>>();
  private readonly known = new Map<string, Known>();
  private readonly free = new Map<string, IntervalSet>();

  constructor(private readonly stock: CentreStock) {
    this.held = Map.groupBy(stock.held, ({ resourceId }) => resourceId);
    this.outOfUse = Map.groupBy(stock.outOfUse, ({ resourceId }) => resourceId);
    for (const { holderId, resourceId } of stock.held) this.note(holderId, resourceId);
  }

  factsFor(holderId: string): ResourceFacts {
    const own = this.holdersOf.get(holderId) ?? new Set<string>();
    const seen = new Map<string, Known>();
    const of = (id: string): Known => {
      if (!own.has(id)) return this.of(id);
      const known = seen.get(id) ?? this.workOut(id, holderId);
      seen.set(id, known);
      return known;
    };
    const timesOf: TimesOf = (id) => of(id).times;
    const helpers = <T extends HelperTimes>(all: readonly T[]): T[] =>
      all.map((one) => ({ ...one, free: own.has(one.id) ? freeOf(one, of(one.id)) : this.freeOf(one) }));
    return {
      rooms: this.stock.rooms,
      timesOf,
      pools: this.stock.pools.map((pool) => ({ ...pool, uses: of(pool.id).uses })),
      tutors: helpers(this.stock.tutors),
      vehicles: helpers(this.stock.vehicles),
      wishes: [],
    };
  }

  take(holderId: string, holds: readonly VisitHold[]): void {
    for (const { resourceId, quantity, startsAt, endsAt } of holds) {
      const taken = { resourceId, quantity, holderId, from: startsAt.getTime(), until: endsAt.getTime() };
      const held = this.held.get(resourceId) ?? [];
      if (held.some((one) => isSame(one, taken))) continue;
      this.held.set(resourceId, [...held, taken]);
      this.known.delete(resourceId);
      this.free.delete(resourceId);
      this.note(holderId, resourceId);
    }
  }

  private note(holderId: string, resourceId: string): void {
    const resources = this.holdersOf.get(holderId);
    if (resources) resources.add(resourceId);
    else this.holdersOf.set(holderId, new Set([resourceId]));
  }

  private of(id: string): Known {
    const known = this.known.get(id) ?? this.workOut(id, null);
    this.known.set(id, known);
    return known;
  }

  private freeOf(helper: HelperTimes): IntervalSet {
    const free = this.free.get(helper.id) ?? freeOf(helper, this.of(helper.id));
    this.free.set(helper.id, free);
    return free;
  }

  private workOut(id: string, without: string | null): Known {
    const taken = (this.held.get(id) ?? []).filter(({ holderId }) => holderId !== without);
    const outOfUse = this.outOfUse.get(id) ?? [];
    return { times: { taken: unionOf(taken), closed: unionOf(outOfUse) }, uses: [...taken, ...outOfUse] };
  }
}

export const holdings = (stock: CentreStock): Holdings => new Ledger(stock);

const freeOf = (helper: HelperTimes, { times }: Known): IntervalSet =>
  freeWithin(helper.free, unionOf([...times.taken, ...times.closed]));

const isSame = (a: Holding, b: Holding): boolean =>
  a.holderId === b.holderId && a.quantity === b.quantity && a.from === b.from && a.until === b.until;
