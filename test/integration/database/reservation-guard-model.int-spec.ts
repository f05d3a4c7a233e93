import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DataSource, type QueryRunner } from 'typeorm';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { writerOptions } from '../../../server/database/data-source.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import { RawReservations, type RawReservation } from '../../support/raw-reservations.js';
import { rewriteGuard } from '../../support/rewrite-guard.js';
import { testDatabase, type TestDatabase } from '../../support/test-database.js';

const GUARDS = ['reservations_guard', 'resources_guard_quantity'];
const SLOTS = 10;
const SLOT_MS = 3_600_000;
/** Slots before this one are over, and the next has begun: now lies in its middle. */
const NOW_SLOT = 4;

/** Two rooms, then two pools: what moves between two of a kind must fit in its new place. */
const ROOMS = [0, 1];
const POOLS = [2, 3];

interface Held {
  readonly resource: number;
  readonly quantity: number;
  readonly from: number;
  readonly until: number;
  readonly active: boolean;
}

type Step =
  | { kind: 'take'; held: Held }
  | { kind: 'change'; which: number; to: Partial<Held> }
  | { kind: 'resize'; pool: number; quantity: number };

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
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: held.map((it): Step => ({ kind: 'take', held: it })) },
  { weight: 6, arbitrary: fc.tuple(fc.nat(), change).map(([which, to]): Step => ({ kind: 'change', which, to })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...POOLS), fc.nat({ max: 6 }))
      .map(([pool, quantity]): Step => ({ kind: 'resize', pool, quantity })),
  },
);
const script = fc.array(step, { minLength: 4, maxLength: 16 });

/** What must hold, slot by slot, as a child would check it with pencil and paper. */
class Pencil {
  readonly quantities = [1, 1, 5, 3];
  readonly rows: Held[] = [];

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
    this.rows[index] = row;
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

/** The same steps in the real database, each one accepted or refused by the guard. */
class Case {
  readonly pencil = new Pencil();
  private readonly raw: RawReservations;
  private readonly ids: string[] = [];
  private readonly zero = Math.floor(Date.now() / 60_000) * 60_000 - (NOW_SLOT + 0.5) * SLOT_MS;
  private resources: string[] = [];

  constructor(private readonly runner: QueryRunner) {
    this.raw = new RawReservations(runner.manager);
  }

  async begin(centreId: string): Promise<void> {
    const kinds = ['room', 'room', 'equipment_pool', 'equipment_pool'] as const;
    this.resources = [];
    for (const [index, kind] of kinds.entries())
      this.resources.push(await this.raw.aResource(centreId, kind, this.pencil.quantities[index]));
  }

  async run(step: Step): Promise<void> {
    if (step.kind === 'resize') {
      const allowed = this.pencil.resize(step.pool, step.quantity);
      return this.expect(allowed, step, () => this.raw.resize(this.id(step.pool), step.quantity));
    }
    const index = step.kind === 'take' ? this.ids.length : step.which % Math.max(1, this.ids.length);
    const row = step.kind === 'take' ? step.held : changed(this.pencil.rows[index], step.to);
    if (!row) return;
    const allowed = this.pencil.put(index, row);
    await this.expect(allowed, step, async () => {
      if (step.kind === 'take') this.ids[index] = await this.raw.take(this.stored(row));
      else await this.raw.change(String(this.ids[index]), this.stored(row));
    });
  }

  private stored({ resource, quantity, from, until, active: isActive }: Held): RawReservation {
    const instant = (slot: number) => new Date(this.zero + slot * SLOT_MS);
    const exclusive = ROOMS.includes(resource);
    const own = { from: instant(from), until: instant(until), active: isActive };
    return { resourceId: this.id(resource), exclusive, quantity, ...own };
  }

  private id(resource: number): string {
    return String(this.resources[resource]);
  }

  private async expect(allowed: boolean, what: Step, work: () => Promise<void>): Promise<void> {
    await this.runner.query('SAVEPOINT step');
    const refusal = await work().then(
      () => null,
      (error: unknown) => error,
    );
    await this.runner.query(refusal === null ? 'RELEASE SAVEPOINT step' : 'ROLLBACK TO SAVEPOINT step');
    const byGuard = ['reservations_no_overlap', 'resources_below_reserved'].some((it) => isGuardViolation(refusal, it));
    if (refusal !== null && !byGuard) throw refusal as Error;
    if (allowed !== (refusal === null))
      throw new Error(
        `${allowed ? 'refused though it fits' : 'accepted though it does not fit'}: ${JSON.stringify(what)}`,
      );
  }
}

/** A room stays a room and a pool a pool; a room has one. */
function changed(old: Held | undefined, to: Partial<Held>): Held | null {
  if (!old) return null;
  const row = { ...old, ...to };
  const sameKind = ROOMS.includes(row.resource) === ROOMS.includes(old.resource);
  const resource = sameKind ? row.resource : old.resource;
  return { ...row, resource, quantity: ROOMS.includes(resource) ? 1 : row.quantity };
}

describe('the guard on reservations, against a model that looks at every slot', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let runner: QueryRunner;
  let centreId: string;

  beforeAll(async () => {
    database = await testDatabase();
    dataSource = await new DataSource(writerOptions(database.config)).initialize();
    runner = dataSource.createQueryRunner();
    centreId = await new RawReservations(runner.manager).aCentre();
  });
  afterAll(async () => {
    await runner.release();
    await dataSource.destroy();
    await database.drop();
  });

  /** Each case is a transaction that is rolled back, so that it costs no disk and leaves nothing to the next. */
  const property = (weaken: () => Promise<unknown> = () => Promise.resolve()) =>
    fc.asyncProperty(script, async (steps) => {
      await runner.query('BEGIN');
      try {
        await weaken();
        const one = new Case(runner);
        await one.begin(centreId);
        for (const it of steps) await one.run(it);
      } finally {
        await runner.query('ROLLBACK');
      }
    });

  it(
    'accepts what fits and refuses what does not, whatever came before',
    async () => {
      await fc.assert(property(), { numRuns: runs(200, 10_000) });
    },
    PATIENCE_MS,
  );

  const failure = async (weaken: () => Promise<unknown>) => {
    const { failed, errorInstance } = await fc.check(property(weaken), { numRuns: 500, endOnFailure: true });
    return failed ? (errorInstance as Error).message.split(':')[0] : 'nothing noticed';
  };

  it('double-books without the guard (positive control)', async () => {
    expect(await failure(() => new RawReservations(runner.manager).dropGuard())).toBe(
      'accepted though it does not fit',
    );
  });

  const SHARED_MUTANTS: [string, string, string][] = [
    ['takes a touching neighbour for an overlap', 'held.ends_at > points.instant', 'held.ends_at >= points.instant'],
    ['looks at the first instant only', 'inside.starts_at < NEW.ends_at', 'inside.starts_at < NEW.starts_at'],
    ['forgets who began earlier', 'held.starts_at <= points.instant', 'held.starts_at = points.instant'],
    ['counts rows instead of units', 'SUM(held.quantity)', 'COUNT(held.quantity)'],
    ['counts what is released', 'AND held.active AND', 'AND (held.active OR true) AND'],
    ['counts a row against itself', 'AND held.id <> NEW.id', ''],
    ['allows one more', 'NEW.quantity + COALESCE', 'NEW.quantity - 1 + COALESCE'],
  ];

  it.each(SHARED_MUTANTS)('notices a guard that %s (positive control)', async (_name, original, mutant) => {
    expect(await failure(() => rewriteGuard(runner, GUARDS, { original, mutant }))).toMatch(
      /though it (fits|does not fit)/,
    );
  });
});
