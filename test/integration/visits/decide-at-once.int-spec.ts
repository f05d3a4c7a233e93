import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Clock } from '../../../server/common/ports/clock.js';
import { sql } from '../../../server/database/dialect.js';
import { ReservationsRepository } from '../../../server/modules/reservations/index.js';
import { MoveVisitService } from '../../../server/modules/visits/index.js';
import { VisitsRepository } from '../../../server/modules/visits/visits.repository.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';
import { nextOpenDay } from '../../support/open-days.js';

jest.setTimeout(PATIENCE_MS);

const NOW = '2026-11-24T09:00:00Z';
/** Ten working days after NOW. */
const HOLD_ENDS = new Date('2026-12-09T00:00:00Z');
const HOURS = ['08', '09', '10', '11', '12', '13', '14', '15', '16'];
/** Of twenty minutes, so that a long dose stays within a school year. */
const SLOTS = HOURS.flatMap((hour) => [`${hour}:00`, `${hour}:20`, `${hour}:40`]);

interface Visit {
  readonly id: string;
  readonly version: number;
}

type Decision = (visit: Visit) => Promise<{ statusCode: number; json(): { state?: string; refusal?: string } }>;

describe('two who decide on one visit at the same moment', () => {
  let it_: TestApp;
  let city: SmallCity;
  let people: Record<'manager' | 'colleague' | 'teacher' | 'coordinator', Caller>;
  let used = 0;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    people = {
      manager: await it_.people.manager(city.centreId),
      colleague: await it_.people.manager(city.centreId),
      teacher: await it_.people.teacher(city.schoolId),
      coordinator: await it_.people.coordinator(city.schoolId),
    };
  });
  beforeEach(() => {
    it_.clock.set(NOW);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => it_.close());

  /** After the hold has run out, so that the hold and not the visit's beginning ends a request. */
  async function aVisit(): Promise<Visit> {
    let day = '2027-01-11';
    for (let left = Math.floor(used / SLOTS.length); left > 0; left -= 1) day = nextOpenDay(day);
    const startTime = SLOTS[used % SLOTS.length]!;
    used += 1;
    const times = { day, startTime, endTime: `${startTime.slice(0, 3)}${Number(startTime.slice(3)) + 19}` };
    const equipment = [{ poolId: city.recordersId, quantity: 10 }];
    const answer = await people.teacher.post(
      '/api/v1/visits',
      aRequest(city, { ...times, roomId: city.labId, pupils: 20, equipment }),
    );
    expect(answer.statusCode).toBe(201);
    return answer.json();
  }

  const by =
    (who: keyof typeof people, route: string, more: object = {}): Decision =>
    ({ id, version }) =>
      people[who].post(`/api/v1/visits/${id}/${route}`, { version, ...more });

  const approve = by('manager', 'approval');
  const decline = by('colleague', 'decline', { reasonCode: 'no_tutor' });
  const withdraw = by('teacher', 'withdrawal');

  const inAnyOrder = <T>(pair: T[], round: number): T[] => (round % 2 === 0 ? pair : pair.toReversed());

  async function decideAtOnce(
    pair: [Decision, Decision],
    rounds: number,
    prepare = (visit: Visit) => Promise.resolve(visit),
  ) {
    const refusals = new Set<string | undefined>();
    for (let round = 0; round < rounds; round += 1) {
      const visit = await prepare(await aVisit());
      const answers = await Promise.all(inAnyOrder(pair, round).map((decision) => decision(visit)));
      const won = answers.filter((answer) => answer.statusCode === 200);
      const lost = answers.filter((answer) => answer.statusCode !== 200);
      expect([won.length, lost.map((answer) => answer.statusCode)]).toEqual([1, [409]]);
      refusals.add(lost[0]?.json().refusal);
      const kept = await people.coordinator.get(`/api/v1/visits/${visit.id}`);
      expect(kept.json()).toMatchObject({ state: won[0]?.json().state, version: visit.version + 1 });
    }
    expect(await broken()).toEqual([]);
    return [...refusals];
  }

  const broken = () => it_.store.read((manager) => brokenVisits(manager));
  const approved = async (visit: Visit): Promise<Visit> => (await approve(visit)).json() as unknown as Visit;

  it.each<[string, [Decision, Decision]]>([
    ['approve and decline', [approve, decline]],
    ['approve twice', [approve, by('colleague', 'approval')]],
    ['decline twice, for other reasons', [decline, by('manager', 'decline', { reasonCode: 'other' })]],
    ['approve and withdraw', [approve, withdraw]],
    ['decline and withdraw', [decline, withdraw]],
    ['withdraw twice', [withdraw, by('coordinator', 'withdrawal', { reasonCode: 'cover' })]],
  ])('%s: one wins, the other is told that it is decided', async (_name, pair) => {
    expect(await decideAtOnce(pair, runs(10, 100))).toEqual(['visit/already-decided']);
  });

  it('approve and decline, many times over', async () => {
    expect(await decideAtOnce([approve, decline], runs(50, 1_000))).toEqual(['visit/already-decided']);
  });

  it('cancel from both sides: one wins', async () => {
    const pair: [Decision, Decision] = [
      by('manager', 'cancellation', { reasonCode: 'centre_closed' }),
      by('teacher', 'cancellation', { reasonCode: 'cover' }),
    ];
    expect(await decideAtOnce(pair, runs(10, 100), approved)).toEqual(['visit/already-decided']);
  });

  it('attendance and no-show: one wins', async () => {
    const pair: [Decision, Decision] = [
      by('manager', 'attendance', { pupils: 18, adults: 2 }),
      by('colleague', 'no-show'),
    ];
    const begun = async (visit: Visit) => {
      const { id, version } = await approved(visit);
      const past = new Date('2026-11-23T10:00:00Z');
      await it_.store.write((tx) => sql(tx.manager)`UPDATE visits SET starts_at = ${past} WHERE id = ${id}`);
      return { id, version };
    };
    expect(await decideAtOnce(pair, runs(10, 100), begun)).toEqual(['visit/already-decided']);
  });

  /** Two processes whose clocks differ by a millisecond: for the one that runs jobs the hold has just run out. */
  const jobs = new AsyncLocalStorage<true>();
  function atTheLastMoment(): void {
    const early = new Date(HOLD_ENDS.getTime() - 1);
    jest.spyOn(it_.app.get(Clock), 'now').mockImplementation(() => (jobs.getStore() ? HOLD_ENDS : early));
  }

  /** The clock of these tests jumps by weeks, which no session survives. */
  const keepSignedIn = () =>
    it_.store.write(
      (tx) => sql(tx.manager)`
        UPDATE sessions SET last_seen_at = ${HOLD_ENDS}, expires_at = ${new Date('2027-06-01T00:00:00Z')}`,
    );

  it.each<[string, Decision]>([
    ['approve', approve],
    ['withdraw', withdraw],
  ])('%s while the request lapses: one wins', async (_name, decision) => {
    const moves = it_.app.get(MoveVisitService, { strict: false });
    for (let round = 0; round < runs(10, 1_000); round += 1) {
      const visit = await aVisit();
      await keepSignedIn();
      const outcome = { lapsed: 0, status: 0 };
      const contenders = [
        async () => void (outcome.lapsed = await jobs.run(true, () => moves.lapseOverdue())),
        async () => void (outcome.status = (await decision(visit)).statusCode),
      ];
      atTheLastMoment();
      await Promise.all(inAnyOrder(contenders, round).map((begin) => begin()));
      it_.clock.set(NOW);
      expect([
        { lapsed: 1, status: 409 },
        { lapsed: 0, status: 200 },
      ]).toContainEqual(outcome);
    }
    expect(await broken()).toEqual([]);
  });

  it('two processes that lapse the same requests: each lapses once', async () => {
    await Promise.all([aVisit(), aVisit(), aVisit()]);
    it_.clock.set(HOLD_ENDS.toISOString());
    const moves = it_.app.get(MoveVisitService, { strict: false });
    const counts = await Promise.all([moves.lapseOverdue(), moves.lapseOverdue(), moves.lapseOverdue()]);
    const [left] = await it_.store.read(
      (manager) =>
        sql(manager)<{ count: number | string }>`SELECT count(*) AS count FROM visits WHERE state = 'requested'`,
    );
    expect([counts.reduce((sum, it) => sum + it, 0) >= 3, Number(left?.count)]).toEqual([true, 0]);
    expect(await broken()).toEqual([]);
  });

  it('a request that cannot lapse does not keep the others from it', async () => {
    const [stuck, other] = [await aVisit(), await aVisit()];
    const reservations = it_.app.get(ReservationsRepository, { strict: false });
    const real = reservations.release.bind(reservations);
    jest.spyOn(reservations, 'release').mockImplementation((tx, visitId) => {
      if (visitId === stuck.id) throw new Error('a fault in this one');
      return real(tx, visitId);
    });
    await it_.store.write(
      (tx) => sql(tx.manager)`UPDATE visits SET hold_expires_at = ${new Date(NOW)} WHERE id = ${stuck.id}`,
    );
    await keepSignedIn();
    it_.clock.set(HOLD_ENDS.toISOString());
    const moves = it_.app.get(MoveVisitService, { strict: false });
    await expect(moves.lapseOverdue()).rejects.toThrow('1 requests could not lapse');
    const stateOf = async ({ id }: Visit) => (await people.manager.get(`/api/v1/visits/${id}`)).json().state;
    expect([await stateOf(stuck), await stateOf(other)]).toEqual(['requested', 'expired']);
    jest.restoreAllMocks();
    expect([await moves.lapseOverdue(), await stateOf(stuck)]).toEqual([1, 'expired']);
    expect(await broken()).toEqual([]);
  });

  it('decide twice when neither the version nor the row is looked at (positive control)', async () => {
    const visits = it_.app.get(VisitsRepository, { strict: false });
    const visit = await aVisit();
    const stale = await it_.store.write((tx) => visits.forDecision(tx, visit.id));
    jest.spyOn(visits, 'forDecision').mockResolvedValue(stale);
    jest.spyOn(visits, 'move').mockResolvedValue(true);
    jest.spyOn(visits, 'addHistory').mockResolvedValue();
    const answers = await Promise.all([approve(visit), decline(visit)]);
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200]);
    expect(await broken()).toHaveLength(1);
  });
});
