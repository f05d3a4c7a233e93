import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DataSource, type QueryRunner } from 'typeorm';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { writerOptions } from '../../../server/database/data-source.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import { NOW_SLOT, Pencil, ROOMS, script, SLOT_MS, type Held, type Step } from '../../support/reservation-model.js';
import { RawReservations, type RawReservation } from '../../support/raw-reservations.js';
import { rewriteGuard } from '../../support/rewrite-guard.js';
import { testDatabase, type TestDatabase } from '../../support/test-database.js';

const GUARDS = [
  'reservations_no_overlap',
  'reservations_unavailable',
  'reservations_retired',
  'resources_below_reserved',
];
const GUARD_FUNCTIONS = ['reservations_guard', 'reservations_guard_usable', 'resources_guard_quantity'];

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
    if (step.kind === 'break') return this.breakDown(step);
    if (step.kind === 'retire') return this.retire(step);
    const index = step.kind === 'take' ? this.ids.length : step.which % Math.max(1, this.ids.length);
    const row = step.kind === 'take' ? step.held : changed(this.pencil.rows[index], step.to);
    if (!row) return;
    const allowed = this.pencil.put(index, row);
    await this.expect(allowed, step, async () => {
      if (step.kind === 'take') this.ids[index] = await this.raw.take(this.stored(row));
      else await this.raw.change(String(this.ids[index]), this.stored(row));
    });
  }

  /** Never fails, whatever is promised. */
  private async breakDown(step: Step & { kind: 'break' }): Promise<void> {
    const { resource, quantity, from, until } = step.outage;
    this.pencil.outages.push(step.outage);
    const times = [this.instant(from), until === null ? null : this.instant(until)] as const;
    await this.expect(true, step, async () => {
      await this.raw.breakDown(this.id(resource), quantity, ...times);
    });
  }

  private async retire(step: Step & { kind: 'retire' }): Promise<void> {
    if (step.retired) this.pencil.retired.add(step.resource);
    else this.pencil.retired.delete(step.resource);
    await this.expect(true, step, () => this.raw.retire(this.id(step.resource), step.retired));
  }

  private instant(slot: number): Date {
    return new Date(this.zero + slot * SLOT_MS);
  }

  private stored({ resource, quantity, from, until, active: isActive }: Held): RawReservation {
    const exclusive = ROOMS.includes(resource);
    const own = { from: this.instant(from), until: this.instant(until), active: isActive };
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
    const byGuard = GUARDS.some((it) => isGuardViolation(refusal, it));
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
    const { failed, errorInstance } = await fc.check(property(weaken), { numRuns: 3000, endOnFailure: true });
    return failed ? (errorInstance as Error).message.split(':')[0] : 'nothing noticed';
  };

  it('double-books without the guard (positive control)', async () => {
    expect(await failure(() => new RawReservations(runner.manager).dropGuard())).toBe(
      'accepted though it does not fit',
    );
  });

  it('promises what is broken, closed or retired without its guard (positive control)', async () => {
    expect(await failure(() => new RawReservations(runner.manager).dropUsableGuard())).toBe(
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
    ['forgets what is broken until further notice', 'missing.ends_at IS NULL', 'FALSE'],
    ['forgets what breaks during the time', 'broken.starts_at < NEW.ends_at', 'broken.starts_at < NEW.starts_at'],
    ['counts only what is broken', 'SUM(promised.quantity)', 'SUM(0)'],
    ['counts broken kinds instead of units', 'SUM(missing.quantity)', 'COUNT(missing.quantity)'],
    ['lets a room be taken that is closed for good', 'out_of_use.ends_at IS NULL', 'FALSE'],
    ['takes for closed what was opened again at once', 'AND out_of_use.ends_at > out_of_use.starts_at', ''],
  ];

  it.each(SHARED_MUTANTS)('notices a guard that %s (positive control)', async (_name, original, mutant) => {
    expect(await failure(() => rewriteGuard(runner, GUARD_FUNCTIONS, { original, mutant }))).toMatch(
      /though it (fits|does not fit)/,
    );
  });
});
