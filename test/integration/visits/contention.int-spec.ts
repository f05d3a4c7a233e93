import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import { doubleBookings, peak, promisedAt } from '../../support/double-bookings.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { dawdling, meetingBeforeTaking, withoutGuard, withoutLooking } from '../../support/weakened-reservations.js';
import { nextOpenDay } from '../../support/open-days.js';

jest.setTimeout(PATIENCE_MS);

const CLIENTS = 50;

/** Minutes after midnight as people write them. */
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('many clients who want the same thing at once', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teachers: Caller[];

  beforeEach(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    teachers = [await it_.people.teacher(city.schoolId), await it_.people.teacher(city.otherSchoolId)];
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await it_.close();
  });

  /** Clients are in turn of either school. @returns `granted`, or the refusal, of each */
  const race = (wishes: Partial<RequestVisit>[]) =>
    Promise.all(
      wishes.map(async (wish, client) => {
        const partnerId = client % 2 === 0 ? city.schoolId : city.otherSchoolId;
        const body = { ...aRequest(city, { pupils: 10, partnerId }), ...wish };
        const answer = await teachers[client % 2]!.post('/api/v1/visits', body);
        if (answer.statusCode === 201) return 'granted';
        return `${answer.statusCode} ${answer.json<{ refusal?: string }>().refusal ?? answer.body}`;
      }),
    );

  const tally = (outcomes: string[]) =>
    Object.fromEntries([...new Set(outcomes)].map((name) => [name, outcomes.filter((it) => it === name).length]));

  const promised = () => it_.store.read((manager) => promisedAt(manager, city.centreId));
  const doublyBooked = async () => doubleBookings(await promised());

  /** One round a day. @returns how the rounds ended, each way once */
  async function everyDay(rounds: number, wishes: (day: string) => Partial<RequestVisit>[]) {
    const endings = new Set<string>();
    let day = '2026-11-25';
    for (let round = 0; round < rounds; round += 1) {
      endings.add(JSON.stringify(tally((await race(wishes(day))).sort())));
      day = nextOpenDay(day);
    }
    return [...endings].map((ending) => JSON.parse(ending) as object);
  }

  const sameSlot = (clients: number) => (day: string) => numbers(clients).map(() => ({ day }));
  const shifted = (day: string) =>
    numbers(CLIENTS).map((client) => ({ day, startTime: clock(540 + client), endTime: clock(720 + 2 * client) }));

  it('give a slot to one of fifty, and tell the others that it is taken', async () => {
    expect(await everyDay(runs(3, 40), sameSlot(CLIENTS))).toEqual([{ granted: 1, '409 visit/slot-taken': 49 }]);
    expect(await doublyBooked()).toBe(0);
  });

  it('give one of fifty times that all overlap', async () => {
    expect(await everyDay(runs(3, 40), shifted)).toEqual([{ granted: 1, '409 visit/slot-taken': 49 }]);
    expect(await doublyBooked()).toBe(0);
  });

  it('give a slot to one of two', async () => {
    expect(await everyDay(runs(20, 200), sameSlot(2))).toEqual([{ '409 visit/slot-taken': 1, granted: 1 }]);
    expect(await doublyBooked()).toBe(0);
  });

  it('who dawdle between looking and asking still get it once, and a typed answer', async () => {
    dawdling(it_, 5);
    expect(await everyDay(2, sameSlot(20))).toEqual([{ granted: 1, '409 visit/slot-taken': 19 }]);
    expect(await doublyBooked()).toBe(0);
  });

  it('sell a stock exactly once: twice as many buyers as there are recorders', async () => {
    const capacity = 10;
    const poolId = await city.city.aPool(city.centreId, capacity);
    const rooms: string[] = [];
    while (rooms.length < 2 * capacity) rooms.push(await city.city.aRoom(city.centreId));
    const buyers = (day: string) => rooms.map((roomId) => ({ day, roomId, equipment: [{ poolId, quantity: 1 }] }));
    expect(await everyDay(runs(2, 40), buyers)).toEqual([{ granted: 10, '409 visit/equipment-short': 10 }]);
    dawdling(it_, 5);
    expect(tally(await race(buyers('2027-11-24')))).toEqual({ granted: 10, '409 visit/equipment-short': 10 });
    expect(await doublyBooked()).toBe(0);
    expect(peak(await promised(), poolId)).toBe(capacity);
  });

  /** The same everywhere, so that a run can be repeated. */
  function diceFrom(seed: number): (sides: number) => number {
    let state = seed;
    return (sides) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * sides);
    };
  }

  /** In London; the longest runs go on into the summer of 2027. */
  const millis = (day: string, time: string) =>
    Date.parse(`${day}T${time}:00${day >= '2027-03-28' && day < '2027-10-31' ? '+01:00' : 'Z'}`);

  it('who want all sorts of things get no refusal that was not needed', async () => {
    const roll = diceFrom(2026);
    const rounds = runs(2, 200);
    let day = '2026-11-25';
    let refusals = 0;
    for (let round = 0; round < rounds; round += 1) {
      const wishes = numbers(CLIENTS).map(() => {
        const start = 480 + 10 * roll(40);
        const quantity = 1 + roll(12);
        const roomId = roll(2) === 0 ? city.labId : city.studioId;
        const times = { startTime: clock(start), endTime: clock(start + 10 + 10 * roll(12)) };
        return { day, roomId, ...times, equipment: [{ poolId: city.recordersId, quantity }] };
      });
      const outcomes = await race(wishes);
      const taken = await promised();
      expect(doubleBookings(taken)).toBe(0);
      const needless = wishes.filter((wish, client) => {
        const buffer = wish.roomId === city.studioId ? 15 * 60_000 : 0;
        const [from, until] = [millis(day, wish.startTime), millis(day, wish.endTime)];
        const roomTaken = peak(taken, wish.roomId, from - buffer, until + buffer) > 0;
        const short = peak(taken, city.recordersId, from, until) + (wish.equipment[0]?.quantity ?? 0) > 30;
        const needed: Record<string, boolean> = {
          granted: true,
          '409 visit/slot-taken': roomTaken,
          '409 visit/no-setup-time': roomTaken,
          '409 visit/equipment-short': short,
        };
        return needed[outcomes[client] ?? ''] !== true;
      });
      expect(needless).toEqual([]);
      refusals += outcomes.filter((outcome) => outcome !== 'granted').length;
      day = nextOpenDay(day);
    }
    expect(refusals).toBeGreaterThan(0);
  });

  describe('with walls taken away (positive control)', () => {
    it('are double-booked when neither the rules look nor the database guards', async () => {
      withoutLooking(it_);
      await withoutGuard(it_);
      await everyDay(1, sameSlot(CLIENTS));
      expect(await doublyBooked()).toBe(CLIENTS);
    });

    it('oversell a stock when neither the rules look nor the database guards', async () => {
      withoutLooking(it_);
      await withoutGuard(it_);
      const rooms = [city.labId, await city.city.aRoom(city.centreId)];
      const equipment = [{ poolId: city.recordersId, quantity: 20 }];
      expect(tally(await race(rooms.map((roomId) => ({ roomId, equipment }))))).toEqual({ granted: 2 });
      expect(await doublyBooked()).toBe(2);
    });

    it('are held by the guard alone when the rules do not look', async () => {
      withoutLooking(it_);
      expect(await everyDay(2, shifted)).toEqual([{ granted: 1, '409 visit/slot-taken': 49 }]);
      expect(await doublyBooked()).toBe(0);
    });

    it('are double-booked by looking alone on PostgreSQL; on SQLite, units of work come one after the other', async () => {
      await withoutGuard(it_);
      const together = it_.database.engine === 'postgres';
      meetingBeforeTaking(it_, 2, together ? 20_000 : 200);
      await everyDay(1, sameSlot(2));
      expect(await doublyBooked()).toBe(together ? 2 : 0);
    });
  });
});
