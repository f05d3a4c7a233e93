import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../server/common/new-id.js';
import { isPostgres } from '../../../server/database/dialect.js';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { ReservationsRepository } from '../../../server/modules/reservations/index.js';
import { promisedAt } from '../../support/double-bookings.js';
import { RawReservations, type RawReservation } from '../../support/raw-reservations.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const DAY = '2099-12-01';

/** Wall-clock text of one far-away day; with a date of its own it is another day. */
const at = (time: string): Date => new Date(`${time.length > 12 ? time : `${DAY}T${time}`}Z`);

describe('the guard on reservations', () => {
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
  const held = (resourceId: string, from: string, until: string, over: Partial<RawReservation> = {}) => ({
    ...{ resourceId, exclusive: true, quantity: 1, from: at(from), until: at(until), active: true },
    ...over,
  });
  const stock = (resourceId: string, quantity: number, from: string, until: string) =>
    held(resourceId, from, until, { exclusive: false, quantity });
  const take = (row: RawReservation) => raw((rows) => rows.take(row));
  const change = (id: string, row: RawReservation) => raw((rows) => rows.change(id, row));
  const resize = (id: string, quantity: number) => raw((rows) => rows.resize(id, quantity));

  /** `ok`, the name of the guard that refused, or `refused` by a plain constraint. */
  const outcome = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'ok',
      (error: unknown) =>
        ['reservations_no_overlap', 'resources_below_reserved'].find((guard) => isGuardViolation(error, guard)) ??
        'refused',
    );
  const OVERLAP = 'reservations_no_overlap';

  const BESIDE_TEN_TO_TWELVE: [string, string, string, string][] = [
    ['before it', '08:00', '09:00', 'ok'],
    ['up to its start', '09:00', '10:00', 'ok'],
    ['one millisecond into its start', '09:00', '10:00:00.001', OVERLAP],
    ['over its start', '09:00', '11:00', OVERLAP],
    ['with the same start, shorter', '10:00', '10:30', OVERLAP],
    ['inside it', '10:30', '11:30', OVERLAP],
    ['at the same time', '10:00', '12:00', OVERLAP],
    ['with the same end, shorter', '11:00', '12:00', OVERLAP],
    ['with the same start, longer', '10:00', '14:00', OVERLAP],
    ['with the same end, longer', '07:00', '12:00', OVERLAP],
    ['around it', '09:00', '13:00', OVERLAP],
    ['over its end', '11:00', '13:00', OVERLAP],
    ['in its last millisecond', '11:59:59.999', '13:00', OVERLAP],
    ['from its end on', '12:00', '13:00', 'ok'],
    ['after it', '13:00', '14:00', 'ok'],
  ];

  describe('of a room that is taken from 10:00 to 12:00', () => {
    it.each(BESIDE_TEN_TO_TWELVE)('%s (%s to %s): %s', async (_name, from, until, expected) => {
      const room = await aRoom();
      await take(held(room, '10:00', '12:00'));
      expect(await outcome(take(held(room, from, until)))).toBe(expected);
      expect(await outcome(take(held(await aRoom(), from, until)))).toBe('ok');
    });

    it.each(BESIDE_TEN_TO_TWELVE)('moving there %s (%s to %s): %s', async (_name, from, until, expected) => {
      const room = await aRoom();
      await take(held(room, '10:00', '12:00'));
      const moving = await take(held(room, '20:00', '21:00'));
      expect(await outcome(change(moving, held(room, from, until)))).toBe(expected);
    });

    it('lets it move over its own old time', async () => {
      const room = await aRoom();
      const moving = await take(held(room, '10:00', '12:00'));
      expect(await outcome(change(moving, held(room, '11:00', '13:00')))).toBe('ok');
    });

    it('lets a released time be taken, and refuses to bring the released one back', async () => {
      const room = await aRoom();
      const first = await take(held(room, '10:00', '12:00'));
      await change(first, held(room, '10:00', '12:00', { active: false }));
      const second = await take(held(room, '11:00', '13:00'));
      expect(await outcome(change(first, held(room, '10:00', '12:00')))).toBe(OVERLAP);
      await change(second, held(room, '11:00', '13:00', { active: false }));
      expect(await outcome(change(first, held(room, '10:00', '12:00')))).toBe('ok');
    });

    it('refuses a reservation that comes from another room', async () => {
      const [room, other] = [await aRoom(), await aRoom()];
      await take(held(room, '10:00', '12:00'));
      const stranger = await take(held(other, '11:00', '13:00'));
      expect(await outcome(change(stranger, held(room, '11:00', '13:00')))).toBe(OVERLAP);
    });

    it('sees a neighbour that began a whole day earlier', async () => {
      const room = await aRoom();
      await take(held(room, '2099-11-30T10:30:00.007', '10:30:00.007'));
      expect(await outcome(take(held(room, '10:30:00.006', '11:00')))).toBe(OVERLAP);
      expect(await outcome(take(held(room, '10:30:00.007', '11:00')))).toBe('ok');
    });
  });

  describe('of a pool of 30', () => {
    /** 10 from 10:00 to 12:00 and 15 from 11:00 to 13:00: 25 at 11:00. */
    const PROMISED: [number, string, string][] = [
      [10, '10:00', '12:00'],
      [15, '11:00', '13:00'],
    ];

    it.each([
      [5, '09:00', '14:00', 'ok'],
      [6, '09:00', '14:00', OVERLAP],
      [20, '09:00', '11:00', 'ok'],
      [21, '09:00', '11:00', OVERLAP],
      [6, '09:00', '11:00:00.001', OVERLAP],
      [6, '11:59:59.999', '12:30', OVERLAP],
      [15, '12:00', '13:00', 'ok'],
      [16, '12:00', '13:00', OVERLAP],
      [30, '13:00', '14:00', 'ok'],
      [30, '08:00', '10:00', 'ok'],
      [31, '13:00', '14:00', OVERLAP],
      [5, '11:10', '11:20', 'ok'],
      [6, '11:10', '11:20', OVERLAP],
    ])('with 25 promised at 11:00: %i more from %s to %s: %s', async (quantity, from, until, expected) => {
      const pool = await aPool(30);
      for (const [units, begin, end] of PROMISED) await take(stock(pool, units, begin, end));
      expect(await outcome(take(stock(pool, quantity, from, until)))).toBe(expected);
    });

    it('adds up what is promised at one instant, not what is promised during the time', async () => {
      const pool = await aPool(30);
      await take(stock(pool, 20, '10:00', '11:00'));
      await take(stock(pool, 20, '11:00', '12:00'));
      expect(await outcome(take(stock(pool, 11, '10:00', '12:00')))).toBe(OVERLAP);
      expect(await outcome(take(stock(pool, 10, '10:00', '12:00')))).toBe('ok');
    });

    it('refuses to raise a quantity, to bring a release back and to move beyond the stock', async () => {
      const pool = await aPool(30);
      const first = await take(stock(pool, 20, '10:00', '12:00'));
      await take(stock(pool, 10, '10:00', '12:00'));
      expect(await outcome(change(first, stock(pool, 21, '10:00', '12:00')))).toBe(OVERLAP);
      expect(await outcome(change(first, stock(pool, 19, '10:00', '12:00')))).toBe('ok');
      await change(first, { ...stock(pool, 20, '10:00', '12:00'), active: false });
      await take(stock(pool, 1, '11:59', '12:01'));
      expect(await outcome(change(first, stock(pool, 20, '10:00', '12:00')))).toBe(OVERLAP);
      expect(await outcome(change(first, stock(pool, 20, '10:00', '11:59')))).toBe('ok');
    });

    it('sees a promise that began a day earlier', async () => {
      const pool = await aPool(30);
      await take(stock(pool, 30, '2099-11-30T10:00:00.003', '10:00:00.003'));
      expect(await outcome(take(stock(pool, 1, '10:00:00.002', '11:00')))).toBe(OVERLAP);
      expect(await outcome(take(stock(pool, 1, '10:00:00.003', '11:00')))).toBe('ok');
    });

    it('sees, in the middle of a long promise, one that is shorter', async () => {
      const pool = await aPool(30);
      await take(stock(pool, 30, '2099-12-01T10:00:00.000', '2099-12-01T11:00:00.000'));
      const long = stock(pool, 1, '2099-11-30T20:00:00.000', '2099-12-01T20:00:00.000');
      expect(await outcome(take(long))).toBe(OVERLAP);
    });
  });

  describe('of a stock that shrinks', () => {
    const BELOW = 'resources_below_reserved';
    const hoursFromNow = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString().slice(0, -1);

    it.each([
      ['in the future', 1, 3],
      ['now', -1, 1],
    ])('what is promised %s stays covered', async (_name, from, until) => {
      const pool = await aPool(30);
      await take(stock(pool, 12, hoursFromNow(from), hoursFromNow(until)));
      await take(stock(pool, 8, hoursFromNow(from), hoursFromNow(until)));
      expect(await outcome(resize(pool, 19))).toBe(BELOW);
      expect(await outcome(resize(pool, 20))).toBe('ok');
      expect(await outcome(resize(pool, 25))).toBe('ok');
    });

    it('what was promised in the past, or released, does not count', async () => {
      const pool = await aPool(30);
      await take(stock(pool, 30, hoursFromNow(-3), hoursFromNow(-1)));
      await take({ ...stock(pool, 30, hoursFromNow(1), hoursFromNow(2)), active: false });
      expect(await outcome(resize(pool, 0))).toBe('ok');
    });

    it('promises that follow each other are not added up', async () => {
      const pool = await aPool(30);
      await take(stock(pool, 20, hoursFromNow(1), hoursFromNow(2)));
      await take(stock(pool, 20, hoursFromNow(3), hoursFromNow(4)));
      expect(await outcome(resize(pool, 20))).toBe('ok');
    });

    it('while somebody else promises from it: one of the two is refused', async () => {
      for (let round = 0; round < 10; round += 1) {
        const pool = await aPool(30);
        const promise = take(stock(pool, 20, hoursFromNow(1), hoursFromNow(2)));
        const outcomes = await Promise.all([outcome(promise), outcome(resize(pool, 15))]);
        expect([`ok,${BELOW}`, `${OVERLAP},ok`]).toContain(outcomes.join());
      }
    });
  });

  describe('takes nothing that makes no sense', () => {
    const later = (ms: number) => new Date(at('10:00').getTime() + ms);
    it.each<[string, 'room' | 'equipment_pool', Partial<RawReservation>, string]>([
      ['a room for exactly a day', 'room', { until: later(DAY_MS) }, 'ok'],
      ['a room for a millisecond more than a day', 'room', { until: later(DAY_MS + 1) }, 'refused'],
      ['stock for exactly a day', 'equipment_pool', { until: later(DAY_MS) }, 'ok'],
      ['stock for a millisecond more than a day', 'equipment_pool', { until: later(DAY_MS + 1) }, 'refused'],
      ['a time without length', 'room', { until: later(0) }, 'refused'],
      ['a time that ends before it begins', 'room', { until: later(-1) }, 'refused'],
      ['a room as if it were stock', 'room', { exclusive: false }, 'refused'],
      ['stock as if it were a room', 'equipment_pool', { exclusive: true }, 'refused'],
      ['two of a room', 'room', { quantity: 2 }, 'refused'],
      ['none of a pool', 'equipment_pool', { quantity: 0 }, 'refused'],
      ['less than none', 'equipment_pool', { quantity: -1 }, 'refused'],
      ['of nothing that exists', 'room', { resourceId: '019aa000-0000-7000-8000-000000000000' }, 'refused'],
    ])('%s, %s', async (_name, kind, over, expected) => {
      const id = await raw((rows) => rows.aResource(centreId, kind));
      const row = held(id, '10:00', '11:00', { exclusive: kind === 'room', ...over });
      expect(await outcome(take(row))).toBe(expected);
    });
  });

  describe('lets nothing slip through', () => {
    const COLUMNS = 'id, resource_id, exclusive, quantity, starts_at, ends_at, active, holder_kind, holder_id';
    const ways: [string, string, string][] = isPostgres()
      ? [
          ['INSERT', 'ON CONFLICT DO NOTHING', newId()],
          ['INSERT', 'ON CONFLICT (id) DO UPDATE SET active = true', newId()],
        ]
      : [
          ['INSERT OR IGNORE', '', newId()],
          ['INSERT OR REPLACE', '', newId()],
          ['INSERT', 'ON CONFLICT DO NOTHING', newId()],
        ];

    /** Over one from 10:00 to 12:00, with values as they stand in the text. */
    async function slip(verb: string, ending: string, values: { id: string; from: string; until: string }) {
      const room = await aRoom();
      await take(held(room, '10:00', '12:00'));
      const own = `${values.id}, '${room}', true, 1, '${values.from}', '${values.until}', true, 'visit', '${newId()}'`;
      const statement = `${verb} INTO reservations (${COLUMNS}) VALUES (${own}) ${ending}`;
      await outcome(it_.store.write((tx) => tx.manager.query(statement)));
      const promised = await it_.store.read((manager) => promisedAt(manager, centreId));
      return promised.filter((row) => row.resourceId === room).length;
    }

    it.each(ways)('with %s … %s', async (verb, ending, id) => {
      const times = { from: `${DAY} 11:00:00.000`, until: `${DAY} 13:00:00.000` };
      expect(await slip(verb, ending, { id: `'${id}'`, ...times })).toBe(1);
    });

    it.each([
      ['without an id', 'NULL', `${DAY} 11:00:00.000`, `${DAY} 13:00:00.000`],
      ['with instants in ISO spelling', `'${newId()}'`, `${DAY}T11:00:00.000Z`, `${DAY}T11:30:00.000Z`],
      ['with instants without milliseconds', `'${newId()}'`, `${DAY} 11:00:00`, `${DAY} 11:30:00`],
      ['with instants that are none', `'${newId()}'`, 'noon', 'soon after'],
    ])('%s', async (_name, id, from, until) => {
      expect(await slip('INSERT', '', { id, from, until })).toBe(1);
    });
  });

  it('keeps a wish without taking anything, until it is taken for real', async () => {
    const reservations = new ReservationsRepository();
    const [room, rival, other] = [await aRoom(), newId(), newId()];
    const need = { resourceId: room, kind: 'room' as const, quantity: 1, startsAt: at('10:00'), endsAt: at('12:00') };
    for (const wisher of [rival, other]) await it_.store.write((tx) => reservations.takeWish(tx, wisher, [need]));
    await it_.store.write((tx) => reservations.activate(tx, rival));
    const second = it_.store.write((tx) => reservations.activate(tx, other));
    await expect(second).rejects.toMatchObject({ hindrance: 'taken', need: { resourceId: room } });
  });

  it('lets two units of work want the same things in the opposite order', async () => {
    const [a, b] = [await aPool(2), await aPool(2)];
    const both = (order: string[]) =>
      it_.store.write(async (tx) => {
        for (const pool of order) {
          await new RawReservations(tx.manager).take(stock(pool, 1, '10:00', '12:00'));
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      });
    expect(await Promise.all([outcome(both([a, b])), outcome(both([b, a]))])).toEqual(['ok', 'ok']);
    expect(await outcome(take(stock(a, 1, '11:00', '11:30')))).toBe(OVERLAP);
  });
});
