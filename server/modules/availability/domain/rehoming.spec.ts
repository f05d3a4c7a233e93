import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../../../test/doses/depth.js';
import { askedVisit } from '../../../../test/search/asked-visit.factory.js';
import { aDay, aRoom, clockAt } from '../../../../test/search/search.factory.js';
import { holdings, type CentreStock, type Holding } from './holdings.js';
import type { Displaced, Home } from './homes.js';
import { homeAtOtherTime } from './other-time.js';
import { rehome } from './rehoming.js';
import type { ResourceFacts } from './search-facts.js';
import { visitHolds } from './visit-holds.js';
import { visitObstacle } from './visit-obstacle.js';

const NOW = new Date(clockAt('12:00', -1));
const at = (time: string, later = 0) => new Date(clockAt(time, later));
const session = (from: string, until: string) => ({ startsAt: at(from), endsAt: at(until) });
const HOURS = [{ from: at('09:00'), until: at('17:00') }];
const WHOLE_DAY = { from: clockAt('00:00'), until: clockAt('23:59') };
const DAYS = [aDay(), aDay(1)];

const STUDIO = aRoom();
const LAB = aRoom({ id: 'lab', name: 'Lab', capacity: 32 });
const HALL = aRoom({ id: 'hall', name: 'Hall', capacity: 60, features: ['Stage'] });

const aDisplaced = (id: string, over: Partial<Displaced> = {}): Displaced => ({
  ...{ id, partnerId: 'school', day: aDay().day, features: [] },
  ...{ session: session('10:00', '11:00'), hours: HOURS, days: DAYS, sameTime: true, rank: 0 },
  asked: askedVisit(),
  ...over,
});

const aStock = (over: Partial<CentreStock> = {}): CentreStock => ({
  rooms: [STUDIO, LAB, HALL],
  ...{ pools: [], tutors: [], vehicles: [], held: [] },
  outOfUse: [{ resourceId: 'studio', quantity: 1, ...WHOLE_DAY }],
  ...over,
});

const hold = (resourceId: string, from: string, until: string): Holding => ({
  ...{ resourceId, holderId: 'x', quantity: 1, from: clockAt(from), until: clockAt(until) },
});

const placeOf = (home: Home | null | undefined): string =>
  home ? `${home.room.id} ${home.session.startsAt.toISOString().slice(8, 16)}` : 'nothing';

const bestOf = (visits: readonly Displaced[], stock: CentreStock) =>
  Object.fromEntries([...rehome(visits, stock, NOW)].map(([id, { best }]) => [id, placeOf(best)]));

describe('new places for visits that lose theirs', () => {
  it('give each the smallest room that fits, and never one to two', () => {
    const three = ['a', 'b', 'c'].map((id) => aDisplaced(id));
    expect(bestOf(three, aStock())).toEqual({ a: 'lab 01T10:00', b: 'hall 01T10:00', c: 'lab 01T09:00' });
  });

  it('serve promises before requests, the earlier before the later, larger groups before smaller ones', () => {
    const asked = aDisplaced('a', { rank: 2 });
    const large = aDisplaced('b', { asked: askedVisit({ pupils: 30 }) });
    expect(bestOf([asked, large], aStock({ rooms: [STUDIO, LAB] }))).toEqual({ b: 'lab 01T10:00', a: 'lab 01T09:00' });
  });

  it('let nobody take, at another time, the room that somebody else can have at their own', () => {
    const early = aDisplaced('a', { session: session('09:30', '10:30') });
    const late = aDisplaced('b', { session: session('10:30', '11:30') });
    const held = [hold('lab', '09:00', '10:30'), hold('hall', '09:00', '17:00')];
    expect(bestOf([early, late], aStock({ held }))).toEqual({ b: 'lab 01T10:30', a: 'lab 01T11:30' });
  });

  it('have the features that are needed, and come no nearer in a room without', () => {
    const visit = aDisplaced('a', { features: ['stage'] });
    expect(bestOf([visit], aStock())).toEqual({ a: 'hall 01T10:00' });
    expect(bestOf([visit], aStock({ rooms: [STUDIO, LAB] }))).toEqual({ a: 'nothing' });
  });

  it('keep the room and change the tutor when it is the tutor who is away', () => {
    const tutors = ['sam', 'alex', 'kim'].map((id) => ({ id, name: id, skills: ['Radio'], free: [WHOLE_DAY] }));
    const outOfUse = [{ resourceId: 'sam', quantity: 1, ...WHOLE_DAY }];
    const held = [hold('alex', '10:30', '12:00')];
    const visit = aDisplaced('a', { asked: askedVisit({ tutorId: 'sam', tutorSkill: 'radio' }) });
    const found = rehome([visit], aStock({ tutors, outOfUse, held }), NOW).get('a');
    expect([placeOf(found?.best), found?.best?.tutorId]).toEqual(['studio 01T10:00', 'kim']);
    const unknown = aDisplaced('a', { asked: askedVisit({ tutorId: 'sam' }) });
    expect(bestOf([unknown], aStock({ tutors, outOfUse, held }))).toEqual({ a: 'nothing' });
  });

  it('are on a day on which the school is open when it is the school that closes', () => {
    const visit = aDisplaced('a', { sameTime: false, days: [aDay(1)] });
    expect(bestOf([visit], aStock({ outOfUse: [] }))).toEqual({ a: 'studio 02T09:00' });
  });

  it('are on one day for visits of one school that were, where a day before and a day after are equally far', () => {
    const around = [aDay(-1), aDay(), aDay(1)];
    const early = aDisplaced('a', { session: session('09:00', '10:00'), days: around });
    const late = (over: Partial<Displaced> = {}) =>
      aDisplaced('b', { session: session('16:00', '17:00'), days: around, ...over });
    const alone = aStock({ rooms: [STUDIO] });
    expect(bestOf([late()], alone)).toEqual({ b: 'studio 02T09:00' });
    expect(bestOf([early, late()], alone)).toEqual({ a: 'studio 30T16:00', b: 'studio 30T15:00' });
    const apart = { a: 'studio 30T16:00', b: 'studio 02T09:00' };
    expect(bestOf([early, late({ partnerId: 'other' })], alone)).toEqual(apart);
    const [from, until] = [clockAt('09:00', -1), clockAt('16:00', -1)];
    const full = aStock({ rooms: [STUDIO], held: [{ resourceId: 'studio', holderId: 'x', quantity: 1, from, until }] });
    expect(bestOf([early, late()], full)).toEqual(apart);
    const nearer = [aDay(-2), aDay(), aDay(1)];
    expect(bestOf([{ ...early, days: [aDay(-2)] }, late({ days: nearer })], alone)).toEqual({
      ...{ a: 'studio 29T16:00', b: 'studio 02T09:00' },
    });
  });

  it('suggest other rooms and another day besides', () => {
    const found = rehome([aDisplaced('a')], aStock(), NOW).get('a');
    expect(found?.others.map(placeOf)).toEqual(['hall 01T10:00', 'studio 02T09:00']);
  });

  const some = fc.record({
    from: fc.integer({ min: 0, max: 30 }),
    length: fc.integer({ min: 2, max: 12 }),
    pupils: fc.constantFrom(12, 28, 31),
    units: fc.nat(8),
    rank: fc.nat(2),
  });
  const busy = fc.record({
    resourceId: fc.constantFrom('lab', 'hall', 'studio'),
    from: fc.integer({ min: 0, max: 30 }),
    length: fc.integer({ min: 1, max: 8 }),
  });
  const quarter = (count: number) => clockAt('09:00') + count * 15 * 60_000;

  it('are possible together in any world, and nobody ends with a worse one than is free for them', () => {
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 8 }), fc.array(busy, { maxLength: 8 }), (wanted, taken) => {
        const visits = wanted.map(({ from, length, pupils, units, rank }, index) => {
          const equipment = units === 0 ? [] : [{ poolId: 'kits', quantity: units }];
          const time = { startsAt: new Date(quarter(from)), endsAt: new Date(quarter(from + length)) };
          return aDisplaced(`v${index}`, { rank, session: time, asked: askedVisit({ pupils, equipment }) });
        });
        const own = visits.flatMap(({ id, asked, session: time }) =>
          visitHolds(asked, STUDIO, time).map(({ resourceId, quantity, startsAt, endsAt }) => ({
            ...{ holderId: id, resourceId, quantity, from: startsAt.getTime(), until: endsAt.getTime() },
          })),
        );
        const others = taken.map(({ resourceId, from, length }, index) => ({
          ...{ holderId: `x${index}`, resourceId, quantity: 1, from: quarter(from), until: quarter(from + length) },
        }));
        const pools = [{ id: 'kits', name: 'Kits', stock: 64 }];
        const stock = aStock({ pools, held: [...own, ...others] });
        const found = rehome(visits, stock, NOW);
        const ledger = holdings(stock);
        for (const { id, asked } of visits) {
          const best = found.get(id)?.best;
          if (best) ledger.take(id, visitHolds(asked, best.room, best.session));
        }
        for (const visit of visits) expectBest(visit, found.get(visit.id)?.best ?? null, ledger.factsFor(visit.id));
      }),
      { numRuns: runs(150, 3_000) },
    );
  });

  function expectBest(visit: Displaced, best: Home | null, facts: ResourceFacts): void {
    if (best) expect(obstacleTo(best, visit, facts)).toBeNull();
    if (best?.kind === 'same_time') return;
    const free = [STUDIO, LAB, HALL].filter((room) => obstacleTo({ ...asHome(visit), room }, visit, facts) === null);
    expect(free).toEqual([]);
    const nearest = homeAtOtherTime(visit, facts, visit.days);
    expect(distance(nearest, visit)).toBeGreaterThanOrEqual(distance(best, visit));
  }

  const asHome = ({ session: time }: Displaced): Home => ({
    ...{ kind: 'same_time', room: STUDIO, tutorId: null, vehicleId: null, session: time },
  });

  const distance = (home: Home | null | undefined, visit: Displaced): number =>
    home ? Math.abs(home.session.startsAt.getTime() - visit.session.startsAt.getTime()) : Infinity;

  function obstacleTo(home: Home, visit: Displaced, facts: ResourceFacts) {
    const hours = DAYS.map(({ open: [one] }) => ({ from: new Date(one?.from ?? 0), until: new Date(one?.until ?? 0) }));
    return visitObstacle({ ...visit.asked, roomId: home.room.id }, { session: home.session, hours, now: NOW }, facts);
  }
});
