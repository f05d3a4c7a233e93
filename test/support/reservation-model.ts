import fc from 'fast-check';

export const SLOTS = 10;
export const SLOT_MS = 3_600_000;
/** Slots before this one are over, and the next has begun: now lies in its middle. */
export const NOW_SLOT = 4;

/** Two rooms, then two pools: what moves between two of a kind must fit in its new place. */
export const ROOMS = [0, 1];
const POOLS = [2, 3];

export interface Held {
  readonly resource: number;
  readonly quantity: number;
  readonly from: number;
  readonly until: number;
  readonly active: boolean;
}

/** Units that cannot be used; until further notice without an end, never when it ends as it begins. */
export interface Outage {
  readonly resource: number;
  readonly quantity: number;
  readonly from: number;
  readonly until: number | null;
}

export type Step =
  | { kind: 'take'; held: Held }
  | { kind: 'change'; which: number; to: Partial<Held> }
  | { kind: 'resize'; pool: number; quantity: number }
  | { kind: 'break'; outage: Outage }
  | { kind: 'retire'; resource: number; retired: boolean };

const time = fc
  .tuple(fc.nat({ max: SLOTS - 1 }), fc.integer({ min: 1, max: 5 }))
  .map(([from, length]) => ({ from, until: Math.min(SLOTS, from + length) }));
const active = fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.boolean());
const inRoom = fc.record({ resource: fc.constantFrom(...ROOMS), quantity: fc.constant(1), time, active });
const inPool = fc.record({
  resource: fc.constantFrom(...POOLS),
  quantity: fc.integer({ min: 1, max: 4 }),
  time,
  active,
});
const held = fc.oneof(inRoom, inPool).map(({ time: { from, until }, ...rest }): Held => ({ ...rest, from, until }));
const change = fc.oneof(
  fc.constant({ active: false }),
  fc.constant({ active: true }),
  time,
  fc.record({ quantity: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ resource: fc.nat({ max: 3 }), active }),
);
const outage = fc
  .record({
    resource: fc.constantFrom(...ROOMS, ...POOLS, ...POOLS),
    quantity: fc.integer({ min: 1, max: 3 }),
    from: fc.nat({ max: SLOTS - 1 }),
    // Often none at all: what is mended at once, and must not count, would else hardly ever meet a promise.
    length: fc.option(fc.oneof(fc.constant(0), fc.nat({ max: 4 }))),
  })
  .map(({ length, ...it }): Outage => ({ ...it, until: length === null ? null : it.from + length }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: outage.map((it): Step => ({ kind: 'break', outage: it })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat({ max: 3 }), fc.boolean())
      .map(([resource, retired]): Step => ({ kind: 'retire', resource, retired })),
  },
  { weight: 6, arbitrary: held.map((it): Step => ({ kind: 'take', held: it })) },
  { weight: 6, arbitrary: fc.tuple(fc.nat(), change).map(([which, to]): Step => ({ kind: 'change', which, to })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...POOLS), fc.nat({ max: 6 }))
      .map(([pool, quantity]): Step => ({ kind: 'resize', pool, quantity })),
  },
);
export const script = fc.array(step, { minLength: 4, maxLength: 16 });

/** What must hold, slot by slot, as a child would check it with pencil and paper. */
export class Pencil {
  readonly quantities = [1, 1, 5, 3];
  readonly rows: Held[] = [];
  readonly outages: Outage[] = [];
  readonly retired = new Set<number>();

  private fits(resource: number, rows: readonly Held[], from: number, until: number): boolean {
    for (let slot = from; slot < until; slot += 1) {
      const present = rows.filter((row) => row.active && row.resource === resource);
      const here = present.filter((row) => row.from <= slot && slot < row.until);
      const sum = here.reduce((total, row) => total + row.quantity, 0);
      if (sum > (this.quantities[resource] ?? 0)) return false;
    }
    return true;
  }

  /** Puts a row in the place of another, or after all others. @returns whether it may be there */
  put(index: number, row: Held): boolean {
    const rows = [...this.rows.slice(0, index), row, ...this.rows.slice(index + 1)];
    if (row.active && !this.fits(row.resource, rows, row.from, row.until)) return false;
    if (takesMore(row, this.rows[index]) && !this.usable(row, rows)) return false;
    this.rows[index] = row;
    return true;
  }

  /** Whether something new may be promised: of nothing retired, of no closed room, of no broken unit. */
  private usable({ resource, from, until }: Held, rows: readonly Held[]): boolean {
    if (this.retired.has(resource)) return false;
    for (let slot = from; slot < until; slot += 1) {
      const out = this.outages
        .filter((it) => it.resource === resource && it.from <= slot && (it.until ?? Infinity) > slot)
        .reduce((total, it) => total + it.quantity, 0);
      const promised = rows
        .filter((row) => row.active && row.resource === resource && row.from <= slot && slot < row.until)
        .reduce((total, row) => total + row.quantity, 0);
      if (out > 0 && promised + out > (this.quantities[resource] ?? 0)) return false;
    }
    return true;
  }

  /** What is over no longer needs covering. */
  resize(pool: number, quantity: number): boolean {
    const before = this.quantities[pool] ?? 0;
    this.quantities[pool] = quantity;
    const allowed = quantity >= before || this.fits(pool, this.rows, NOW_SLOT, SLOTS);
    if (!allowed) this.quantities[pool] = before;
    return allowed;
  }
}

/** Giving back, all or a part, is not taking; moving, growing and taking up again are. */
function takesMore(row: Held, before: Held | undefined): boolean {
  if (!row.active || !before?.active) return row.active;
  const within = row.from >= before.from && row.until <= before.until;
  return !(row.resource === before.resource && row.quantity <= before.quantity && within);
}
