/** Which pending requests want what not all of them can have. */

export interface Wish {
  readonly visitId: string;
  readonly resourceId: string;
  /** Rooms, tutors and vehicles serve one group at a time; equipment is stock. */
  readonly exclusive: boolean;
  readonly quantity: number;
  /** Milliseconds since the epoch; from the first until just before the second. */
  readonly from: number;
  readonly until: number;
}

/** A pool as it is without the wishes: its units, and what of them is promised or out of use for a while. */
export interface Stock {
  readonly units: number;
  readonly uses: readonly Pick<Wish, 'quantity' | 'from' | 'until'>[];
}

/** By request: its rivals, and the resources over which they are. */
export type Rivals = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/**
 * Two requests are rivals over a room, tutor or vehicle that both want at the same time, and over equipment wherever at
 * some instant all that is promised and wanted is more than there is: then not all who want it then can have it.
 * @param stocks by pool; one that is not there has nothing
 */
export function rivalsOf(wishes: readonly Wish[], stocks: ReadonlyMap<string, Stock>): Rivals {
  const found = new Map<string, Map<string, string[]>>();
  for (const [resourceId, all] of Map.groupBy(wishes, (wish) => wish.resourceId)) {
    const stock = stocks.get(resourceId) ?? { units: 0, uses: [] };
    for (const together of clashesOf(all, stock)) note(found, together, resourceId);
  }
  return found;
}

/** Those who want a resource at the instants at which a wish for it begins and not all can have it. */
function clashesOf(all: readonly Wish[], stock: Stock): Wish[][] {
  const instants = new Set([...all.map(({ from }) => from), ...stock.uses.map(({ from }) => from)]);
  const clashes = [...instants].map((at) => {
    const wanting = all.filter((wish) => isOn(wish, at));
    const wanted = sumOf(wanting) + sumOf(stock.uses.filter((use) => isOn(use, at)));
    const { exclusive = false } = wanting[0] ?? {};
    return exclusive || wanted > stock.units ? wanting : [];
  });
  return clashes.filter((wanting) => wanting.length > 1);
}

const isOn = ({ from, until }: Pick<Wish, 'from' | 'until'>, at: number): boolean => from <= at && at < until;
const sumOf = (all: readonly Pick<Wish, 'quantity'>[]): number => all.reduce((sum, { quantity }) => sum + quantity, 0);

function note(found: Map<string, Map<string, string[]>>, together: readonly Wish[], resourceId: string): void {
  for (const { visitId } of together) {
    const own = found.get(visitId) ?? new Map<string, string[]>();
    found.set(visitId, own);
    for (const rival of together) {
      const over = own.get(rival.visitId) ?? [];
      if (rival.visitId !== visitId && !over.includes(resourceId)) own.set(rival.visitId, [...over, resourceId]);
    }
  }
}
