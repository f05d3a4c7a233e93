import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { ReservationsRepository } from '../../../server/modules/reservations/index.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aPolicy } from '../../factories/policy.factory.js';
import { aSeries } from '../../factories/series.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import { doubleBookings, promisedAt } from '../../support/double-bookings.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';
import { withoutGuard, withoutLooking } from '../../support/weakened-reservations.js';

jest.setTimeout(PATIENCE_MS);

const NOW = '2026-11-24T09:00:00Z';
const ROUNDS = runs(6, 1_000);
/** A centre with more rooms than any has would be slow for another reason. */
const ROUNDS_IN_A_CITY = 25;
const DAY = '2026-12-08';

interface World {
  readonly city: SmallCity;
  readonly hillside: Caller;
  readonly valley: Caller;
  readonly manager: Caller;
  readonly colleague: Caller;
}

/** One race about things that nobody has used yet. */
interface Race {
  /** Statuses in the order of what was sent. */
  readonly statuses: number[];
}

type Send = () => Promise<number>;

interface Scenario {
  readonly name: string;
  /** Prepares it, and says what is sent at the same moment. */
  readonly contenders: (world: World) => Promise<Send[]>;
  /** What may come of it, whoever is first. */
  readonly outcomes: readonly (readonly number[])[];
  /** What comes of it without the walls. */
  readonly unguarded: readonly number[];
  readonly competing?: boolean;
}

/** Races that a catalogue of double bookings in a widely used product names, in the words of this one. */
describe('six races for a place', () => {
  let url: string;

  const post = async ({ cookie }: Caller, path: string, body: object): Promise<{ status: number; body: unknown }> => {
    const cookies = Object.entries(cookie).map(([name, value]) => `${name}=${value}`);
    const answer = await fetch(url + path, {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: { 'content-type': 'application/json', cookie: cookies.join('; ') },
    });
    return { status: answer.status, body: await answer.json() };
  };
  const aRoom = ({ city }: World, capacity = 30) => city.city.aRoom(city.centreId, { capacity });
  const wish = ({ city }: World, over: Partial<RequestVisit>) => aRequest(city, { day: DAY, pupils: 10, ...over });
  const forValley = ({ city }: World) => ({ partnerId: city.otherSchoolId });
  const ask = (world: World, caller: Caller, over: Partial<RequestVisit>) =>
    post(caller, '/api/v1/visits', wish(world, over));
  const asked = async (world: World, caller: Caller, over: Partial<RequestVisit>) => {
    const { status, body } = await ask(world, caller, over);
    expect([status, body]).toEqual([201, expect.anything()]);
    return body as VisitDetailView;
  };
  const approve = (caller: Caller, { id, version }: VisitDetailView) =>
    post(caller, `/api/v1/visits/${id}/approval`, { version });
  const status = (sending: Promise<{ status: number }>) => sending.then((answer) => answer.status);

  const SCENARIOS: readonly Scenario[] = [
    {
      name: 'plain: two schools ask for one time',
      outcomes: [
        [201, 409],
        [409, 201],
      ],
      unguarded: [201, 201],
      contenders: async (world) => {
        const roomId = await aRoom(world);
        return [
          () => status(ask(world, world.hillside, { roomId })),
          () => status(ask(world, world.valley, { roomId, ...forValley(world) })),
        ];
      },
    },
    {
      name: 'confirm and confirm: two managers approve two rivals',
      competing: true,
      outcomes: [
        [200, 409],
        [409, 200],
      ],
      unguarded: [200, 200],
      contenders: async (world) => {
        const roomId = await aRoom(world);
        const first = await asked(world, world.hillside, { roomId });
        const second = await asked(world, world.valley, { roomId, ...forValley(world) });
        return [() => status(approve(world.manager, first)), () => status(approve(world.colleague, second))];
      },
    },
    {
      name: 'confirm and new: a rival is approved while the centre moves another visit to that time',
      competing: true,
      outcomes: [
        [200, 409],
        [409, 200],
      ],
      unguarded: [200, 200],
      contenders: async (world) => {
        const [roomId, otherRoom] = [await aRoom(world), await aRoom(world)];
        const first = await asked(world, world.hillside, { roomId });
        const other = await asked(world, world.valley, { roomId: otherRoom, ...forValley(world) });
        const { version } = (await approve(world.manager, other)).body as VisitDetailView;
        return [
          () => status(approve(world.manager, first)),
          () => status(post(world.colleague, `/api/v1/visits/${other.id}/change`, { version, roomId })),
        ];
      },
    },
    {
      name: 'first seats: four groups ask for ten of thirty recorders, each in a room of its own',
      outcomes: [0, 1, 2, 3].map((loser) => [0, 1, 2, 3].map((group) => (group === loser ? 409 : 201))),
      unguarded: [201, 201, 201, 201],
      contenders: async (world) => {
        const poolId = await world.city.city.aPool(world.city.centreId, 30);
        const rooms = [await aRoom(world), await aRoom(world), await aRoom(world), await aRoom(world)];
        const equipment = [{ poolId, quantity: 10 }];
        return rooms.map((roomId) => () => status(ask(world, world.hillside, { roomId, equipment })));
      },
    },
    {
      name: 'series and single: a series of one room wants the date of a single visit, and has no other',
      outcomes: [
        [201, 409],
        [409, 201],
        [422, 201],
      ],
      unguarded: [201, 201],
      contenders: async (world) => {
        const roomId = await aRoom(world);
        const visit = { day: DAY, pupils: 10, roomId };
        const series = aSeries(world.city, { visit, repeat: { until: { day: DAY } } });
        return [
          () => status(post(world.hillside, '/api/v1/series', series)),
          () => status(ask(world, world.valley, { roomId, ...forValley(world) })),
        ];
      },
    },
    {
      name: 'reschedule: a visit moves to a time for which another school asks',
      outcomes: [
        [200, 409],
        [409, 201],
      ],
      unguarded: [200, 201],
      contenders: async (world) => {
        const [roomId, otherRoom] = [await aRoom(world), await aRoom(world)];
        const visit = await asked(world, world.hillside, { roomId: otherRoom });
        const { version } = (await approve(world.manager, visit)).body as VisitDetailView;
        return [
          () => status(post(world.hillside, `/api/v1/visits/${visit.id}/change`, { version, roomId })),
          () => status(ask(world, world.valley, { roomId, ...forValley(world) })),
        ];
      },
    },
  ];

  async function aWorld(it_: TestApp, { competing = false }: Scenario): Promise<World> {
    const city = await aSmallCity(it_.store);
    const manager = await it_.people.manager(city.centreId);
    if (competing) await aPolicy(manager, city.centreId, { pendingRequests: 'compete', decisionDays: 1 });
    const [hillside, valley] = [await it_.people.teacher(city.schoolId), await it_.people.teacher(city.otherSchoolId)];
    return { city, hillside, valley, manager, colleague: await it_.people.manager(city.centreId) };
  }

  /** All at once, or one after the other, which without walls comes to the same. */
  async function race(contenders: readonly Send[], { backwards }: { backwards: boolean }): Promise<Race> {
    const numbered = contenders.map((send, index) => async () => ({ index, status: await send() }));
    const order = backwards ? numbered.toReversed() : numbered;
    const done = await Promise.all(order.map((send) => send()));
    return { statuses: done.sort((a, b) => a.index - b.index).map((one) => one.status) };
  }

  const doubles = async ({ store }: TestApp, { city }: World) =>
    doubleBookings(await store.read((manager) => promisedAt(manager, city.centreId)));

  async function begun(): Promise<TestApp> {
    const it_ = await testApp();
    it_.clock.set(NOW);
    await it_.app.listen(0, '127.0.0.1');
    url = await it_.app.getUrl();
    return it_;
  }

  describe('with all walls', () => {
    let it_: TestApp;
    beforeAll(async () => {
      it_ = await begun();
    });
    afterAll(() => it_.close());

    it.each(SCENARIOS)('$name: exactly as many win as there is room for', async (scenario) => {
      let world = await aWorld(it_, scenario);
      for (let round = 0; round < ROUNDS; round += 1) {
        if (round > 0 && round % ROUNDS_IN_A_CITY === 0) world = await aWorld(it_, scenario);
        const { statuses } = await race(await scenario.contenders(world), { backwards: round % 2 === 1 });
        expect(scenario.outcomes).toContainEqual(statuses);
        if (round % ROUNDS_IN_A_CITY === 0) expect(await doubles(it_, world)).toBe(0);
      }
      expect(await doubles(it_, world)).toBe(0);
      expect(await it_.store.read((manager) => brokenVisits(manager))).toEqual([]);
    });
  });

  describe('without guard and look (positive controls)', () => {
    let it_: TestApp;
    beforeAll(async () => {
      it_ = await begun();
      await withoutGuard(it_);
    });
    afterEach(() => {
      jest.restoreAllMocks();
    });
    afterAll(() => it_.close());

    it.each(SCENARIOS)('$name: all win, which is what the walls are for', async (scenario) => {
      const world = await aWorld(it_, scenario);
      const contenders = await scenario.contenders(world);
      withoutLooking(it_);
      jest.spyOn(it_.app.get(ReservationsRepository, { strict: false }), 'lock').mockResolvedValue(undefined);
      const { statuses } = await race(contenders, { backwards: false });
      expect(statuses).toEqual(scenario.unguarded);
      expect(await doubles(it_, world)).toBeGreaterThan(0);
    });
  });
});
