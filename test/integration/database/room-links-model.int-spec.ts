import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DataSource, type QueryRunner } from 'typeorm';
import { newId } from '../../../server/common/new-id.js';
import { isPostgres } from '../../../server/database/dialect.js';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { writerOptions } from '../../../server/database/data-source.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import { RawReservations } from '../../support/raw-reservations.js';
import { rewriteGuard } from '../../support/rewrite-guard.js';
import { testDatabase, type TestDatabase } from '../../support/test-database.js';

const SLOTS = 8;
const SLOT_MS = 3_600_000;
const RECORDERS = 5;

/** A hall of two halves, of which the left has a corner; two studios with one control room; a cellar by itself. */
const ROOMS = ['hall', 'left', 'right', 'corner', 'studio', 'annexe', 'control', 'cellar'] as const;
type RoomName = (typeof ROOMS)[number];

/** By hand: what each brings along. */
const BRINGS: Readonly<Record<RoomName, readonly RoomName[]>> = {
  hall: ['left', 'right', 'corner'],
  left: ['corner'],
  right: [],
  corner: [],
  studio: ['control'],
  annexe: ['control'],
  control: [],
  cellar: [],
};

/** By hand: with which others nobody else may be at the same time. */
const SHARES: Readonly<Record<RoomName, readonly RoomName[]>> = {
  hall: ['hall', 'left', 'right', 'corner'],
  left: ['left', 'hall', 'corner'],
  right: ['right', 'hall'],
  corner: ['corner', 'hall', 'left'],
  studio: ['studio', 'control', 'annexe'],
  annexe: ['annexe', 'control', 'studio'],
  control: ['control', 'studio', 'annexe'],
  cellar: ['cellar'],
};

interface Visit {
  readonly room: RoomName;
  /** Rooms that come along and that the code in question forgets. */
  readonly forgets: readonly RoomName[];
  readonly recorders: number;
  readonly from: number;
  readonly until: number;
}

type Step =
  | { kind: 'take'; visit: Visit }
  | { kind: 'release' | 'again'; which: number }
  | { kind: 'move'; which: number; from: number; until: number };

const time = fc
  .tuple(fc.nat({ max: SLOTS - 1 }), fc.integer({ min: 1, max: 3 }))
  .map(([from, length]) => ({ from, until: Math.min(SLOTS, from + length) }));
const aVisit = (forgetful: boolean): fc.Arbitrary<Visit> =>
  fc
    .tuple(fc.constantFrom(...ROOMS), forgetful ? fc.subarray([...ROOMS]) : fc.constant([]), fc.nat({ max: 3 }), time)
    .map(([room, forgets, recorders, when]) => ({ room, forgets, recorders, ...when }));
const aStep = (forgetful: boolean): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 6, arbitrary: aVisit(forgetful).map((visit): Step => ({ kind: 'take', visit })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('release' as const, 'again' as const), fc.nat())
        .map(([kind, which]): Step => ({ kind, which })),
    },
    { weight: 1, arbitrary: fc.tuple(fc.nat(), time).map(([which, when]): Step => ({ kind: 'move', which, ...when })) },
  );
const script = (forgetful: boolean) => fc.array(aStep(forgetful), { minLength: 3, maxLength: 12 });

const roomsOf = ({ room, forgets }: Visit): RoomName[] =>
  [room, ...BRINGS[room]].filter((name) => name === room || !forgets.includes(name));

/** Slot by slot, with pencil and paper: who is where, and how many recorders are out. */
class Pencil {
  readonly visits: { visit: Visit; active: boolean }[] = [];

  /** Puts a visit in the place of another, or after all others. @returns whether it may be there */
  put(index: number, visit: Visit, active: boolean): boolean {
    const others = this.visits.filter((other, place) => place !== index && other.active).map((other) => other.visit);
    if (
      active &&
      !slotsOf(visit).every((slot) =>
        fits(
          visit,
          others.filter((other) => isIn(other, slot)),
        ),
      )
    )
      return false;
    this.visits[index] = { visit, active };
    return true;
  }
}

const slotsOf = ({ from, until }: Visit): number[] => Array.from({ length: until - from }, (_, index) => from + index);
const isIn = ({ from, until }: Visit, slot: number): boolean => from <= slot && slot < until;

function fits(visit: Visit, present: readonly Visit[]): boolean {
  const theirs = new Set(present.flatMap(roomsOf));
  const recorders = [visit, ...present].reduce((sum, one) => sum + one.recorders, 0);
  const apart = roomsOf(visit).every((name) => !SHARES[name].some((other) => theirs.has(other)));
  return apart && (visit.recorders === 0 || recorders <= RECORDERS);
}

/** The same steps in the real database. */
class Case {
  readonly pencil = new Pencil();
  readonly outcomes: boolean[] = [];
  private readonly raw: RawReservations;
  private readonly zero = Date.parse('2099-12-01T08:00:00Z');
  private readonly ids = new Map<string, string>();
  private readonly held: { holderId: string; rows: Map<string, string> }[] = [];

  constructor(
    private readonly runner: QueryRunner,
    private readonly judge: boolean,
  ) {
    this.raw = new RawReservations(runner.manager);
  }

  async begin(centreId: string): Promise<void> {
    for (const name of ROOMS) this.ids.set(name, await this.raw.aRoom(centreId));
    this.ids.set('recorders', await this.raw.aResource(centreId, 'equipment_pool', RECORDERS));
    const link = (room: RoomName, other: RoomName, kind: 'part' | 'needs') =>
      this.raw.link(centreId, this.id(room), this.id(other), kind);
    await link('hall', 'left', 'part');
    await link('hall', 'right', 'part');
    await link('left', 'corner', 'part');
    await link('studio', 'control', 'needs');
    await link('annexe', 'control', 'needs');
  }

  async run(step: Step): Promise<void> {
    if (step.kind === 'take') {
      const index = this.pencil.visits.length;
      const allowed = this.pencil.put(index, step.visit, true);
      const rows = new Map<string, string>();
      const holderId = newId();
      const accepted = await this.expect(allowed, step, () => this.write(step.visit, { holderId, rows }, true));
      if (accepted) this.held[index] = { holderId, rows };
      return;
    }
    const index = step.which % Math.max(1, this.pencil.visits.length);
    const old = this.pencil.visits[index];
    const held = this.held[index];
    if (!old || !held) return;
    const active = step.kind === 'move' ? old.active : step.kind === 'again';
    const visit = step.kind === 'move' ? { ...old.visit, from: step.from, until: step.until } : old.visit;
    const allowed = this.pencil.put(index, visit, active);
    await this.expect(allowed, step, () => this.write(visit, held, active));
  }

  /** All rows of a visit, in the order of ids, as the product writes them. */
  private async write(
    visit: Visit,
    { holderId, rows }: { holderId: string; rows: Map<string, string> },
    active: boolean,
  ): Promise<void> {
    const names = [...roomsOf(visit), ...(visit.recorders > 0 ? ['recorders'] : [])];
    for (const name of names.sort((a, b) => (this.id(a) < this.id(b) ? -1 : 1))) {
      const isRoom = name !== 'recorders';
      const row = {
        resourceId: this.id(name),
        exclusive: isRoom,
        quantity: isRoom ? 1 : visit.recorders,
        from: new Date(this.zero + visit.from * SLOT_MS),
        until: new Date(this.zero + visit.until * SLOT_MS),
        active,
        holderId,
        viaResourceId: isRoom && name !== visit.room ? this.id(visit.room) : null,
      };
      const known = rows.get(name);
      if (known === undefined) rows.set(name, await this.raw.take(row));
      else await this.raw.change(known, row);
    }
  }

  private id(name: string): string {
    return String(this.ids.get(name));
  }

  private async expect(allowed: boolean, what: Step, work: () => Promise<void>): Promise<boolean> {
    await this.runner.query('SAVEPOINT step');
    const refusal = await work().then(
      () => null,
      (error: unknown) => error,
    );
    await this.runner.query(refusal === null ? 'RELEASE SAVEPOINT step' : 'ROLLBACK TO SAVEPOINT step');
    if (refusal !== null && !isGuardViolation(refusal, 'reservations_no_overlap')) throw refusal as Error;
    this.outcomes.push(refusal === null);
    if (this.judge && allowed !== (refusal === null))
      throw new Error(
        `${allowed ? 'refused though it fits' : 'accepted though it does not fit'}: ${JSON.stringify(what)}`,
      );
    return refusal === null;
  }
}

describe('the guard on rooms that hang together, against a model that looks at every slot', () => {
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

  const raw = () => new RawReservations(runner.manager);

  /** Each case is a transaction that is rolled back, so that it costs no disk and leaves nothing to the next. */
  async function inOneCase(steps: readonly Step[], { weaken = nothing, judge = true } = {}): Promise<boolean[]> {
    await runner.query('BEGIN');
    try {
      await weaken();
      const one = new Case(runner, judge);
      await one.begin(centreId);
      for (const it of steps) await one.run(it);
      return one.outcomes;
    } finally {
      await runner.query('ROLLBACK');
    }
  }
  const nothing = (): Promise<unknown> => Promise.resolve();
  const property = (forgetful: boolean, weaken = nothing) =>
    fc.asyncProperty(script(forgetful), async (steps) => {
      await inOneCase(steps, { weaken });
    });

  it(
    'accepts what fits and refuses what does not, also when rooms that come along are forgotten',
    async () => {
      await fc.assert(property(true), { numRuns: runs(100, 10_000) });
    },
    PATIENCE_MS,
  );

  it(
    'has nothing to add where nothing is forgotten: the ordinary guard alone says the same',
    async () => {
      await fc.assert(
        property(false, () => raw().dropLinkGuard()),
        { numRuns: runs(60, 10_000) },
      );
    },
    PATIENCE_MS,
  );

  const failure = async (weaken: () => Promise<unknown>) => {
    const check = { numRuns: 500, endOnFailure: true };
    const { failed, errorInstance } = await fc.check(property(true, weaken), check);
    return failed ? (errorInstance as Error).message.split(':')[0] : 'nothing noticed';
  };

  it('lets a half clash with its whole without the guard (positive control)', async () => {
    expect(await failure(() => raw().dropLinkGuard())).toBe('accepted though it does not fit');
  });

  it('double-books whole visits without the ordinary guard and this one (positive control)', async () => {
    const weaken = async () => {
      await raw().dropLinkGuard();
      await raw().dropGuard();
    };
    const { failed } = await fc.check(property(false, weaken), { numRuns: 500, endOnFailure: true });
    expect(failed).toBe(true);
  });

  const names = ['reservations_guard_links', ...(isPostgres() ? ['linked_rooms'] : [])];
  const MUTANTS: [string, string, string][] = [
    ['looks at parts of parts no more', 'l.room_id = b.id', 'false'],
    ['forgets the wholes', 'l.other_id = f.id', 'false'],
    ['takes a touching neighbour for an overlap', 'held.ends_at > NEW.starts_at', 'held.ends_at >= NEW.starts_at'],
    ['counts what is released', 'AND held.active AND', 'AND (held.active OR true) AND'],
    ['holds a visit’s own rooms against it', 'held.holder_id <> NEW.holder_id OR', 'true OR'],
  ];

  it.each(MUTANTS)('notices a guard that %s (positive control)', async (_name, original, mutant) => {
    expect(await failure(() => rewriteGuard(runner, names, { original, mutant }))).toMatch(
      /though it (fits|does not fit)/,
    );
  });
});
