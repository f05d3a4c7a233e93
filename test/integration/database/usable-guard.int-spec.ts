import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { RawReservations, type RawReservation } from '../../support/raw-reservations.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const DAY = '2099-12-01';
const at = (time: string): Date => new Date(`${DAY}T${time}Z`);
const CLOSED = 'reservations_unavailable';
const RETIRED = 'reservations_retired';

describe('the guard on what is out of use', () => {
  let it_: TestApp;
  let centreId: string;
  beforeAll(async () => {
    it_ = await testApp();
    centreId = await it_.store.write((tx) => new RawReservations(tx.manager).aCentre());
  });
  afterAll(() => it_.close());

  const raw = <T>(work: (rows: RawReservations) => Promise<T>) =>
    it_.store.write((tx) => work(new RawReservations(tx.manager)));
  const aRoom = () => raw((rows) => rows.aResource(centreId, 'room'));
  const aPool = (quantity: number) => raw((rows) => rows.aResource(centreId, 'equipment_pool', quantity));
  const room = (resourceId: string, from: string, until: string): RawReservation => ({
    ...{ resourceId, exclusive: true, quantity: 1, from: at(from), until: at(until), active: true },
  });
  const stock = (resourceId: string, quantity: number, from: string, until: string) => ({
    ...room(resourceId, from, until),
    ...{ exclusive: false, quantity },
  });
  const take = (row: RawReservation) => raw((rows) => rows.take(row));
  const change = (id: string, row: RawReservation) => raw((rows) => rows.change(id, row));
  const breakDown = (id: string, quantity: number, from: string, until: string | null) =>
    raw((rows) => rows.breakDown(id, quantity, at(from), until === null ? null : at(until)));
  const retire = (id: string, retired = true) => raw((rows) => rows.retire(id, retired));

  const outcome = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'ok',
      (error: unknown) =>
        [CLOSED, RETIRED, 'reservations_no_overlap'].find((guard) => isGuardViolation(error, guard)) ?? 'refused',
    );

  it.each([
    ['before', '08:00', '10:00', 'ok'],
    ['a millisecond into', '08:00', '10:00:00.001', CLOSED],
    ['inside', '10:30', '11:00', CLOSED],
    ['around', '09:00', '13:00', CLOSED],
    ['in the last millisecond of', '11:59:59.999', '13:00', CLOSED],
    ['after', '12:00', '13:00', 'ok'],
  ])('a room, %s the time at which it is closed: %s to %s: %s', async (_name, from, until, expected) => {
    const id = await aRoom();
    await breakDown(id, 1, '10:00', '12:00');
    expect(await outcome(take(room(id, from, until)))).toBe(expected);
    expect(await outcome(take(room(await aRoom(), from, until)))).toBe('ok');
    const moving = await take(room(id, '20:00', '21:00'));
    const moved = await outcome(change(moving, room(id, from, until)));
    expect(moved).toBe(expected === 'ok' ? 'reservations_no_overlap' : CLOSED);
  });

  it('a room that is closed until further notice, or was opened again at once', async () => {
    const [closed, open] = [await aRoom(), await aRoom()];
    await breakDown(closed, 1, '10:00', null);
    await breakDown(open, 1, '10:00', '10:00');
    const far = { from: new Date('2199-01-01T10:00:00Z'), until: new Date('2199-01-01T11:00:00Z') };
    expect(await outcome(take({ ...room(closed, '10:00', '11:00'), ...far }))).toBe(CLOSED);
    expect(await outcome(take(room(closed, '09:00', '10:00')))).toBe('ok');
    expect(await outcome(take(room(open, '09:00', '11:00')))).toBe('ok');
  });

  it.each([
    [8, '09:00', '11:00', 'ok'],
    [9, '09:00', '11:00', CLOSED],
    [18, '12:00', '13:00', 'ok'],
    [19, '12:00', '13:00', CLOSED],
    [3, '11:00', '14:00', 'ok'],
    [4, '11:00', '14:00', CLOSED],
    [15, '13:00', '14:00', 'ok'],
    [16, '13:00', '14:00', CLOSED],
    [20, '08:00', '10:00', 'ok'],
    [12, '14:30', '15:30', 'ok'],
    [13, '14:30', '15:30', CLOSED],
  ])(
    'a pool of 30, 10 promised until 12:00 and 6 from 15:00, 12 broken from 10:00, 3 more from 13:00, 5 lent 11:00 to 12:00: %i from %s to %s: %s',
    async (quantity, from, until, expected) => {
      const pool = await aPool(30);
      await take(stock(pool, 10, '08:00', '12:00'));
      await take(stock(pool, 6, '15:00', '16:00'));
      await breakDown(pool, 12, '10:00', null);
      await breakDown(pool, 3, '13:00', '15:00');
      await breakDown(pool, 5, '11:00', '12:00');
      expect(await outcome(take(stock(pool, quantity, from, until)))).toBe(expected);
    },
  );

  it('breaks nothing that was promised before, and never stands in the way of giving back', async () => {
    const pool = await aPool(10);
    const promised = await take(stock(pool, 8, '10:00', '12:00'));
    await breakDown(pool, 5, '09:00', null);
    await retire(pool);
    expect(await outcome(change(promised, stock(pool, 7, '10:30', '11:30')))).toBe('ok');
    const released = { ...stock(pool, 7, '10:30', '11:30'), active: false };
    expect(await outcome(change(promised, released))).toBe('ok');
    expect(await outcome(change(promised, { ...released, active: true }))).toBe(RETIRED);
    await retire(pool, false);
    expect(await outcome(change(promised, { ...released, active: true }))).toBe(CLOSED);
    expect(await outcome(change(promised, stock(pool, 5, '10:30', '11:30')))).toBe('ok');
    expect(await outcome(change(promised, stock(pool, 6, '10:30', '11:30')))).toBe(CLOSED);
    expect(await outcome(change(promised, stock(pool, 5, '10:31', '11:31')))).toBe('ok');
  });

  it('nothing of what is retired, at whatever time', async () => {
    const [id, pool] = [await aRoom(), await aPool(5)];
    await retire(id);
    await retire(pool);
    expect(await outcome(take(room(id, '10:00', '11:00')))).toBe(RETIRED);
    expect(await outcome(take(stock(pool, 1, '10:00', '11:00')))).toBe(RETIRED);
    expect(await outcome(take({ ...room(id, '10:00', '11:00'), active: false }))).toBe('ok');
    await retire(id, false);
    expect(await outcome(take(room(id, '10:00', '11:00')))).toBe('ok');
  });

  it('one of two who come at once: taking, and retiring or closing while nothing is promised', async () => {
    const closing = async (id: string) => {
      await it_.store.write(async (tx) => {
        const rows = new RawReservations(tx.manager);
        await rows.retire(id, true);
        const [promised] = await tx.manager.query<{ n: string | number }[]>(
          `SELECT count(*) AS n FROM reservations WHERE active AND resource_id = '${id}'`,
        );
        if (Number(promised?.n) > 0) throw new Error('promised');
      });
    };
    for (let round = 0; round < 25; round += 1) {
      const id = await aRoom();
      const outcomes = await Promise.all([outcome(take(room(id, '10:00', '11:00'))), outcome(closing(id))]);
      expect(['ok,refused', `${RETIRED},ok`]).toContain(outcomes.join());
    }
  });
});
