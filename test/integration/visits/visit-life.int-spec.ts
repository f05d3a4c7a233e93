import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { sql } from '../../../server/database/dialect.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { ReservationsRepository } from '../../../server/modules/reservations/index.js';
import { LAPSE_REQUESTS } from '../../../server/modules/visits/jobs/lapse-requests.job.js';
import { VisitPartnersQueries } from '../../../server/modules/visits/visit-partners.queries.js';
import { VisitsRepository } from '../../../server/modules/visits/visits.repository.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import { doubleBookings, promisedAt } from '../../support/double-bookings.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';
import {
  ACTIONS,
  PEOPLE,
  SCHOOLS,
  VisitModel,
  type ModelAction,
  type PersonName,
  type Wish,
} from '../../support/visit-model.js';

const BEGINNING = '2026-11-24T09:00:00Z';
const FAR_AWAY = new Date('2027-06-01T00:00:00Z');
const HOUR_MS = 3_600_000;

const ROUTES: Readonly<Record<ModelAction, string>> = {
  approve: 'approval',
  wait: 'waiting',
  decline: 'decline',
  withdraw: 'withdrawal',
  cancel: 'cancellation',
  recordAttendance: 'attendance',
  recordNoShow: 'no-show',
};

const BODIES: Readonly<Record<ModelAction, object>> = {
  approve: {},
  wait: {},
  decline: { reasonCode: 'no_tutor', note: 'Ill' },
  withdraw: { reasonCode: 'cover' },
  cancel: { reasonCode: 'transport_cost' },
  recordAttendance: { adults: 2 },
  recordNoShow: {},
};

type Answer = Awaited<ReturnType<Caller['post']>>;

/** The product, seen by one city's people. */
interface Real {
  readonly city: SmallCity;
  readonly people: Record<PersonName, Caller>;
  readonly ids: string[];
  history: string[];
}

type Step = fc.AsyncCommand<VisitModel, Real>;

/** Commands can be run once the visit that they are about exists. */
function command(name: string, needs: number, run: (model: VisitModel, real: Real) => Promise<void>): Step {
  return { check: (model) => model.visits.length >= needs, run, toString: () => name };
}

describe('the life of a visit, whoever does what when', () => {
  let it_: TestApp;
  /** Every answer that the sequences led to. */
  const met = new Set<string>();

  beforeAll(async () => {
    it_ = await testApp();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => it_.close());

  async function aNewCity(): Promise<{ model: VisitModel; real: Real }> {
    it_.clock.set(BEGINNING);
    const city = await aSmallCity(it_.store);
    const elsewhere = await city.city.aCentre(city.authorityId, { name: 'Hilltop CLC' });
    const people = {
      teacher: await it_.people.teacher(city.schoolId),
      otherTeacher: await it_.people.teacher(city.otherSchoolId),
      manager: await it_.people.manager(city.centreId),
      otherManager: await it_.people.manager(elsewhere),
      tutor: await it_.people.tutor(city.centreId),
      officer: await it_.people.officer(city.authorityId),
    };
    await it_.store.write(
      (tx) => sql(tx.manager)`UPDATE sessions SET last_seen_at = ${FAR_AWAY}, expires_at = ${FAR_AWAY}`,
    );
    return { model: new VisitModel(Date.parse(BEGINNING)), real: { city, people, ids: [], history: [] } };
  }

  const said = (answer: Answer): string => {
    const verdict = answer.statusCode < 300 ? 'ok' : (answer.json<{ refusal?: string }>().refusal ?? answer.body);
    met.add(verdict);
    return verdict;
  };

  /** Must hold after every step, whatever it was. */
  async function check(model: VisitModel, real: Real): Promise<void> {
    const { centreId } = real.city;
    await it_.store.read(async (manager) => {
      expect(await brokenVisits(manager, centreId)).toEqual([]);
      expect(doubleBookings(await promisedAt(manager, centreId))).toBe(0);
      const states = await sql(manager)<{ id: string; state: string; version: number }>`
        SELECT id, state, version FROM visits WHERE centre_id = ${centreId} ORDER BY id`;
      const expected = real.ids.map((id, index) => ({ id, ...model.visits[index] }));
      expect(states).toEqual(expected.map(({ id, state, version }) => ({ id, state, version })));
      const rows = await sql(manager)<object>`
        SELECT h.* FROM visit_history h JOIN visits v ON v.id = h.visit_id
         WHERE v.centre_id = ${centreId} ORDER BY h.id`;
      const history = rows.map((row) => JSON.stringify(row));
      expect(history.slice(0, real.history.length)).toEqual(real.history);
      real.history = history;
    });
  }

  const ask = (person: PersonName, wish: Wish) =>
    command(`${person} asks ${JSON.stringify(wish)}`, 0, async (model, real) => {
      const { city } = real;
      const { day, startTime, endTime, recorders } = wish;
      const answer = await real.people[person].post('/api/v1/visits', {
        ...aRequest(city, { day, startTime, endTime, pupils: 20 }),
        partnerId: wish.school === 'own' ? city.schoolId : city.otherSchoolId,
        roomId: wish.room === 'studio' ? city.studioId : city.labId,
        equipment: recorders === 0 ? [] : [{ poolId: city.recordersId, quantity: recorders }],
      });
      const verdict = said(answer);
      if (verdict === 'ok') real.ids.push(answer.json<{ id: string }>().id);
      expect(verdict).toBe(model.ask(person, wish));
      await check(model, real);
    });

  const move = (person: PersonName, action: ModelAction, detail: { which: number; stale: boolean; pupils: number }) =>
    command(`${person} does ${action} ${JSON.stringify(detail)}`, 1, async (model, real) => {
      const index = detail.which % model.visits.length;
      const visit = model.visits[index]!;
      const version = detail.stale ? visit.version + 1 : visit.version;
      const more = action === 'recordAttendance' ? { pupils: detail.pupils } : {};
      const body = { version, ...BODIES[action], ...more };
      const answer = await real.people[person].post(`/api/v1/visits/${real.ids[index]}/${ROUTES[action]}`, body);
      expect(said(answer)).toBe(model.move(person, action, visit, detail));
      await check(model, real);
    });

  const look = (person: PersonName, which: number) =>
    command(`${person} looks at ${which}`, 1, async (model, real) => {
      const index = which % model.visits.length;
      const visit = model.visits[index]!;
      const answer = await real.people[person].get(`/api/v1/visits/${real.ids[index]}`);
      const expected = model.sees(person, visit)
        ? [200, visit.state, model.actions(person, visit)]
        : [404, undefined, undefined];
      const { state, availableActions } = answer.json<{ state?: string; availableActions?: string[] }>();
      const known = availableActions?.filter((action) => (ACTIONS as string[]).includes(action));
      expect([answer.statusCode, state, known]).toEqual(expected);
    });

  const wait = (hours: number) =>
    command(`${hours} hours pass`, 0, (model) => {
      model.now += hours * HOUR_MS;
      it_.clock.set(new Date(model.now).toISOString());
      return Promise.resolve();
    });

  const lapse = () =>
    command('overdue requests lapse', 0, async (model, real) => {
      await it_.app.get(Schedule).run(LAPSE_REQUESTS);
      model.lapse();
      await check(model, real);
    });

  const person = fc.constantFrom(...PEOPLE);
  const wish: fc.Arbitrary<Wish> = fc
    .record({
      school: fc.constantFrom(...SCHOOLS),
      room: fc.constantFrom('studio' as const, 'lab' as const),
      day: fc.constantFrom('2026-11-25', '2026-11-26', '2026-12-15'),
      times: fc.constantFrom(['10:00', '11:00'], ['10:30', '11:30'], ['11:15', '12:00'], ['09:00', '15:00']),
      recorders: fc.constantFrom(0, 0, 10, 25),
    })
    .map(({ times, ...rest }) => ({ ...rest, startTime: times[0], endTime: times[1] }));
  const detail = fc.record({
    which: fc.nat({ max: 5 }),
    stale: fc.nat({ max: 9 }).map((roll) => roll === 0),
    pupils: fc.constantFrom(1, 20, 20, 20, 700),
  });
  /** Mostly those who may, so that sequences get somewhere. */
  const doer = fc.oneof(person, fc.constantFrom('manager' as const, 'teacher' as const));
  const asker = fc.oneof(
    { weight: 3, arbitrary: wish.map((it) => ask(it.school === 'own' ? 'teacher' : 'otherTeacher', it)) },
    { weight: 1, arbitrary: wish.map((it) => ask('manager', it)) },
    { weight: 1, arbitrary: fc.tuple(person, wish).map(([who, it]) => ask(who, it)) },
  );
  const anyMove = fc
    .tuple(doer, fc.constantFrom(...ACTIONS), detail)
    .map(([who, action, how]) => move(who, action, how));
  const approval = detail.map((how) => move('manager', 'approve', { ...how, stale: false }));
  const step = fc.oneof(
    { weight: 5, arbitrary: asker },
    { weight: 6, arbitrary: anyMove },
    { weight: 2, arbitrary: approval },
    { weight: 2, arbitrary: fc.tuple(person, fc.nat({ max: 5 })).map(([who, which]) => look(who, which)) },
    { weight: 1, arbitrary: fc.constantFrom(1, 1, 1, 20, 24, 100, 400).map(wait) },
    { weight: 1, arbitrary: fc.constant(lapse()) },
  );
  const sequences = fc.array(step, { minLength: 20, maxLength: 60, size: 'max' });
  const property = fc.asyncProperty(sequences, (steps) => fc.asyncModelRun(aNewCity, steps));

  it(
    'is as the model says after every step, and nothing is ever half done',
    async () => {
      await fc.assert(property, { numRuns: runs(20, 1_000) });
      const common = ['ok', 'access/forbidden', 'visit/not-found', 'visit/slot-taken', 'visit/wrong-state'];
      expect([...met]).toEqual(expect.arrayContaining(common));
    },
    PATIENCE_MS,
  );

  const reservations = () => it_.app.get(ReservationsRepository, { strict: false });
  const visits = () => it_.app.get(VisitsRepository, { strict: false });
  const partners = () => it_.app.get(VisitPartnersQueries, { strict: false });

  it.each<[string, () => unknown]>([
    ['forgets to give a room back', () => jest.spyOn(reservations(), 'release').mockResolvedValue()],
    ['forgets to hold a room', () => jest.spyOn(reservations(), 'take').mockResolvedValue()],
    ['forgets to write history', () => jest.spyOn(visits(), 'addHistory').mockResolvedValue()],
    ['believes that everybody is on the roll', () => jest.spyOn(partners(), 'rollOf').mockResolvedValue(null)],
    ['finds nothing overdue', () => jest.spyOn(visits(), 'overdue').mockResolvedValue([])],
  ])('notices a product that %s (positive control)', async (_name, weaken) => {
    weaken();
    const { failed } = await fc.check(property, { numRuns: 200, endOnFailure: true });
    expect(failed).toBe(true);
  });
});
