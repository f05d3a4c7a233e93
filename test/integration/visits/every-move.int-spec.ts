import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { isoFrom, sql } from '../../../server/database/dialect.js';
import { addDays, localDayOf } from '../../../server/common/kernel/wall-time.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { ReservationsRepository } from '../../../server/modules/reservations/index.js';
import { END_SWAPS } from '../../../server/modules/visits/jobs/end-swaps.job.js';
import { KEEP_FINAL_NUMBERS } from '../../../server/modules/visits/jobs/final-numbers.job.js';
import { GIVE_TURNS } from '../../../server/modules/visits/jobs/give-turns.job.js';
import { LAPSE_REQUESTS } from '../../../server/modules/visits/jobs/lapse-requests.job.js';
import { VisitsRepository } from '../../../server/modules/visits/visits.repository.js';
import { aSmallCity } from '../../factories/city.factory.js';
import { PATIENCE_MS, runs, SHORT_DOSE_SEED } from '../../doses/depth.js';
import { doubleBookings, promisedAt } from '../../support/double-bookings.js';
import {
  BEGINNINGS,
  MOVES,
  offeredTo,
  PEOPLE,
  type Answer,
  type PersonName,
  type Scene,
  type Throw,
} from '../../support/every-move.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';

jest.setTimeout(PATIENCE_MS);

const BEGINNING = '2026-11-24T09:00:00Z';
const FAR_AWAY = new Date('2027-06-01T00:00:00Z');
const JOBS = [LAPSE_REQUESTS, GIVE_TURNS, KEEP_FINAL_NUMBERS, END_SWAPS];

/** How centres differ in what these moves meet. */
const POLICIES = [
  {},
  { pendingRequests: 'compete', decisionDays: 3, finalNumbersDays: 2 },
  { instantApproval: true, instantLeadDays: 1, finalNumbersDays: 2, cancellationDays: 2 },
];

/** Moves that hardly meet by chance, one after the other on one visit; `begins` lets it begin, ten minutes ago. */
const STORIES: readonly (readonly (readonly [PersonName, string])[])[] = [
  [
    ['manager', 'approve'],
    ['tutor', 'begins'],
    ['tutor', 'arrive'],
    ['tutor', 'take the arrival back'],
    ['tutor', 'arrive'],
    ['tutor', 'finish early'],
    ['tutor', 'attendance'],
    ['tutor', 'correct'],
    ['manager', 'correct'],
  ],
  [
    ['manager', 'approve'],
    ['manager', 'extend the deadline'],
    ['teacher', 'confirm numbers'],
    ['otherTeacher', 'confirm numbers'],
    ['teacher', 'cancel'],
  ],
  [
    ['manager', 'approve'],
    ['manager', 'swap'],
    ['teacher', 'swap'],
    ['otherTeacher', 'swap'],
    ['host', 'swap'],
  ],
  [
    ['manager', 'approve'],
    ['teacher', 'hand over'],
    ['colleague', 'hand over'],
  ],
  [
    ['manager', 'offer'],
    ['teacher', 'accept'],
    ['otherTeacher', 'accept'],
    ['manager', 'cancel'],
  ],
];

interface Step extends Throw {
  readonly move: string;
  /** Minutes that pass before it. */
  readonly later: number;
  /** One of the moves that are offered, instead of any. */
  readonly offered: boolean;
  /** Takes it back at once. */
  readonly regrets: boolean;
  /** Several moves of one visit, instead of one. */
  readonly story: (typeof STORIES)[number] | null;
}

/** What a series edit, or any other move, must leave of a visit that has begun. */
interface Begun {
  readonly id: string;
  readonly school_day: string;
  readonly starts_at: unknown;
  readonly subject: string;
  readonly expected_pupils: number;
}

describe('every move of everybody, in any order', () => {
  let it_: TestApp;
  /** Each move with what it led to. */
  const met = new Set<string>();

  beforeAll(async () => {
    it_ = await testApp();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => it_.close());

  async function aScene(policy: object): Promise<Scene> {
    it_.clock.set(BEGINNING);
    const city = await aSmallCity(it_.store);
    const elsewhere = await city.city.aCentre(city.authorityId, { name: 'Hilltop CLC' });
    const { people: seed } = it_;
    const people = {
      teacher: await seed.teacher(city.schoolId),
      colleague: await seed.teacher(city.schoolId),
      otherTeacher: await seed.teacher(city.otherSchoolId),
      host: await seed.teacher(city.hostId),
      manager: await seed.manager(city.centreId),
      secondManager: await seed.manager(city.centreId),
      tutor: await seed.tutor(city.centreId),
      otherManager: await seed.manager(elsewhere),
      officer: await seed.officer(city.authorityId),
    };
    await it_.store.write(
      (tx) => sql(tx.manager)`UPDATE sessions SET last_seen_at = ${FAR_AWAY}, expires_at = ${FAR_AWAY}`,
    );
    const path = `/api/v1/centres/${city.centreId}/policy`;
    const { centre: _, version, mayEdit: __, ...terms } = (await people.manager.get(path)).json();
    const set = await people.manager.put(path, { ...terms, ...policy }, { 'if-match': `"${version}"` });
    expect([set.statusCode, set.body]).toEqual([200, expect.any(String)]);
    return { city, people, visits: [], series: [], closures: [], days: nextWeekdays };
  }

  /** Six of them, local days of the centre. */
  function nextWeekdays(): string[] {
    const today = localDayOf(it_.clock.now(), 'Europe/London');
    const days = Array.from({ length: 8 }, (_, index) => addDays(today, index + 1));
    return days.filter((day) => ![0, 6].includes(new Date(day).getUTCDay()));
  }

  /** Those that are alive first, and before them those that are under way. */
  const visitsOf = ({ city }: Scene) =>
    it_.store.read(
      (manager) => sql(manager)<{ id: string; starts_at: Date | string }>`
        SELECT id, starts_at FROM visits WHERE centre_id = ${city.centreId}
         ORDER BY CASE WHEN state = 'approved' AND starts_at <= ${it_.clock.now()} THEN 0
                       WHEN state IN ('requested', 'offered', 'waitlisted', 'approved') THEN 1 ELSE 2 END, id DESC`,
    );

  async function make(scene: Scene, step: Step): Promise<void> {
    const all = await visitsOf(scene);
    scene.visits.splice(0, scene.visits.length, ...all.map(({ id }) => id));
    const visit = all[step.which % Math.max(1, Math.min(6, all.length))];
    const begin = BEGINNINGS[step.move];
    if (begin) told(step, await begin(scene, step));
    else if (visit) await (step.story ? tell(scene, step, visit) : makeOne(scene, step, visit.id));
  }

  async function makeOne(scene: Scene, step: Step, visitId: string): Promise<void> {
    const offered = step.offered ? await offeredTo(scene.people[step.who], visitId) : [];
    const move = offered[step.other % Math.max(1, offered.length)] ?? step.move;
    await moveOn(scene, { ...step, move }, visitId);
    if (step.regrets) await moveOn(scene, { ...step, move: 'undo', stale: false }, visitId);
  }

  async function tell(scene: Scene, step: Step, visit: { id: string; starts_at: Date | string }): Promise<void> {
    for (const [who, move] of step.story ?? []) {
      const begun = await begunOf(scene);
      const start = Date.parse(isoFrom(visit.starts_at)) + 600_000;
      if (move !== 'begins') await moveOn(scene, { ...step, who, move, stale: false }, visit.id);
      else if (start > it_.clock.now().getTime()) it_.clock.set(new Date(start).toISOString());
      await check(scene, begun);
    }
  }

  async function moveOn(scene: Scene, step: Step, visitId: string): Promise<void> {
    const visit = (await scene.people.manager.get(`/api/v1/visits/${visitId}`)).json();
    told(step, await (MOVES[step.move]?.(scene, step, visit) ?? null));
  }

  /** Refused or done, never at fault, and nobody elsewhere does anything. */
  function told({ move, who }: Step, answer: Answer | null): void {
    if (!answer) return;
    const done = answer.statusCode < 300;
    met.add(`${move}: ${done ? 'done' : (answer.json<{ refusal?: string }>().refusal ?? answer.statusCode)}`);
    expect([move, who, answer.statusCode < 500 ? '' : answer.body]).toEqual([move, who, '']);
    if (who === 'otherManager' || who === 'officer') expect([move, who, done]).toEqual([move, who, false]);
  }

  const begunOf = ({ city }: Scene) =>
    it_.store.read(
      (manager) => sql(manager)<Begun>`
        SELECT id, school_day, starts_at, subject, expected_pupils FROM visits
         WHERE centre_id = ${city.centreId} AND starts_at <= ${it_.clock.now()} ORDER BY id`,
    );

  /** Invariants 1, 2, 5 and 6 of the architecture. */
  async function check(scene: Scene, begun: readonly Begun[]): Promise<void> {
    const { centreId, schoolId } = scene.city;
    await it_.store.read(async (manager) => {
      expect(doubleBookings(await promisedAt(manager, centreId))).toBe(0);
      expect(await brokenVisits(manager, centreId)).toEqual([]);
    });
    const seen = (await scene.people.otherTeacher.get('/api/v1/visits?limit=100')).body;
    expect([seen.includes(schoolId), seen.includes('Hillside')]).toEqual([false, false]);
    const now = new Map((await begunOf(scene)).map((row) => [row.id, row]));
    expect(begun.map(({ id }) => now.get(id))).toEqual(begun);
  }

  async function passTime(minutes: number): Promise<void> {
    if (minutes === 0) return;
    it_.clock.pass(minutes * 60);
    for (const job of JOBS) await it_.app.get(Schedule).run(job);
  }

  async function play(policy: object, steps: readonly Step[]): Promise<void> {
    const scene = await aScene(policy);
    for (const step of steps) {
      await passTime(step.later);
      const begun = await begunOf(scene);
      await make(scene, step);
      await check(scene, begun);
    }
  }

  const beginnings = Object.keys(BEGINNINGS);
  const moves = Object.keys(MOVES);
  /** Mostly by those who may, so that sequences get somewhere. */
  const who = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...PEOPLE) },
    { weight: 3, arbitrary: fc.constantFrom('manager' as const, 'secondManager' as const) },
    { weight: 3, arbitrary: fc.constantFrom('teacher' as const, 'otherTeacher' as const) },
  );
  const step: fc.Arbitrary<Step> = fc.record({
    who,
    move: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('ask', 'ask', 'ask to wait', ...beginnings) },
      { weight: 5, arbitrary: fc.constantFrom('approve', 'approve', 'approve', 'offer', ...moves) },
    ),
    which: fc.nat({ max: 40 }),
    other: fc.nat({ max: 40 }),
    stale: fc.nat({ max: 19 }).map((roll) => roll === 0),
    later: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 60, 600, 1_440),
    story: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...STORIES) }),
    regrets: fc.nat({ max: 5 }).map((roll) => roll === 0),
    offered: fc.nat({ max: 3 }).map((roll) => roll > 0),
  });
  const sequences = fc.tuple(
    fc.constantFrom(...POLICIES),
    fc.array(step, { minLength: 40, maxLength: 70, size: 'max' }),
  );
  const property = fc.asyncProperty(sequences, ([policy, steps]) => play(policy, steps));

  it('keeps every promise after each of them, and nothing is ever half done', async () => {
    await fc.assert(property, { numRuns: runs(10, 2_000), seed: SHORT_DOSE_SEED, endOnFailure: true });
    const never = [...beginnings, ...moves].filter((move) => !met.has(`${move}: done`));
    expect(never).toEqual([]);
  });

  const reservations = () => it_.app.get(ReservationsRepository, { strict: false });
  const visits = () => it_.app.get(VisitsRepository, { strict: false });

  it.each<[string, string, () => unknown]>([
    ['forgets to give a room back', 'still holds', () => jest.spyOn(reservations(), 'release').mockResolvedValue()],
    ['forgets to write history', 'history rows', () => jest.spyOn(visits(), 'addHistory').mockResolvedValue()],
    [
      'takes nothing for what it approves',
      'holds 0 of',
      () => jest.spyOn(reservations(), 'activate').mockResolvedValue(),
    ],
  ])('would notice a product that %s (positive control)', async (_name, noticed, weaken) => {
    weaken();
    const found = await fc.check(property, { numRuns: 20, seed: SHORT_DOSE_SEED, endOnFailure: true });
    expect(String(found.errorInstance)).toContain(noticed);
  });
});
