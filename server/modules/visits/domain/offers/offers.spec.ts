import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clashing, differencesOf, offerExpiry, turnExpiry } from './offer-terms.js';
import { inWaitingOrder, placeOf, type Waiting } from './waiting-order.js';

const at = (text: string) => new Date(text);

describe('how long what is offered is held', () => {
  const terms = { today: '2026-11-24', workingDays: 3, zone: 'Europe/London', isHoliday: () => false };

  it.each([
    ['the end of the third working day', ['2026-12-01T10:00:00Z', '2026-12-02T10:00:00Z'], '2026-11-28T00:00:00Z'],
    [
      'the first beginning, whichever place it has',
      ['2026-12-01T10:00:00Z', '2026-11-25T08:15:00Z'],
      '2026-11-25T08:15:00Z',
    ],
  ])('is until %s', (_what, [first, second], until) => {
    expect(offerExpiry([at(first!), at(second!)], terms)).toEqual(at(until));
  });

  it.each([
    [24, '2026-11-25T09:00:00Z'],
    [336, '2026-12-01T10:00:00Z'],
  ])('a turn of %i hours is until %s, and never past the visit', (hours, until) => {
    expect(turnExpiry(at('2026-12-01T10:00:00Z'), at('2026-11-24T09:00:00Z'), hours)).toEqual(at(until));
  });
});

describe('what an alternative differs in', () => {
  const wish = {
    day: '2026-10-20',
    startsAt: at('2026-10-20T09:00:00Z'),
    endsAt: at('2026-10-20T10:00:00Z'),
    roomId: 'a',
  };

  it.each([
    ['the wish itself', {}, []],
    ['another room', { roomId: 'b' }, ['room']],
    ['a longer session', { endsAt: at('2026-10-20T10:30:00Z') }, ['time']],
    [
      'the same time by the clock after the clocks went back',
      { day: '2026-10-27', startsAt: at('2026-10-27T10:00:00Z'), endsAt: at('2026-10-27T11:00:00Z') },
      ['day'],
    ],
  ])('%s', (_what, over, differs) => {
    expect(differencesOf(wish, { ...wish, ...over }, 'Europe/London')).toEqual(differs);
  });

  it.each([
    ['the same room at once', 'room', '11:00', true],
    ['another room at once', 'lab', '11:00', false],
    ['the same room one after the other', 'room', '12:00', false],
  ])('held together: %s', (_what, other, start, clash) => {
    const hold = (resourceId: string, from: string, until: string) => ({
      holds: [
        {
          ...{ resourceId, kind: 'room' as const },
          ...{ startsAt: at(`2026-12-01T${from}:00Z`), endsAt: at(`2026-12-01T${until}:00Z`) },
        },
      ],
    });
    expect(clashing([hold('room', '10:00', '12:00'), hold(other, start, '14:00')])).toBe(clash);
  });

  it('equipment of which there is enough can be held twice', () => {
    const hold = {
      resourceId: 'pool',
      kind: 'equipment_pool' as const,
      startsAt: at('2026-12-01T10:00:00Z'),
      endsAt: at('2026-12-01T12:00:00Z'),
    };
    expect(clashing([{ holds: [hold] }, { holds: [hold] }])).toBe(false);
  });
});

describe('the order of those who wait', () => {
  const waiting = (id: string, shortfall: number | null, since: string): Waiting => ({
    id,
    shortfall,
    since: at(since),
  });
  const early = '2026-11-01T09:00:00Z';
  const late = '2026-11-02T09:00:00Z';

  it('is by shortfall, then by how long they have waited; without a share one is short of nothing', () => {
    const all = [
      waiting('had more than its share', -60, early),
      waiting('a group', null, early),
      waiting('short, later', 120, late),
      waiting('a little short', 30, late),
      waiting('short, earlier', 120, early),
    ];
    expect(inWaitingOrder(all).map(({ id }) => id)).toEqual([
      'short, earlier',
      'short, later',
      'a little short',
      'a group',
      'had more than its share',
    ]);
  });

  it('tells one its place among those that want the same, and of nobody else', () => {
    const all = [waiting('a', 90, early), waiting('b', 60, early), waiting('c', 30, early), waiting('d', 0, early)];
    expect(placeOf('c', all, new Set(['a', 'd']))).toEqual({ place: 2, of: 3 });
    expect(placeOf('c', all, new Set())).toEqual({ place: 1, of: 1 });
    expect(placeOf('gone', all, new Set(['a']))).toBeNull();
  });

  it('is the same however they come in, and gives each rival another place', () => {
    const one = fc.record({
      id: fc.uuid(),
      shortfall: fc.option(fc.integer({ min: -500, max: 500 })),
      since: fc.date({ min: at(early), max: at(late), noInvalidDate: true }),
    });
    const lists = fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 12 });
    fc.assert(
      fc.property(lists, fc.infiniteStream(fc.nat()), (list, noise) => {
        const shuffled = list
          .map((entry) => ({ entry, key: noise.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        expect(inWaitingOrder(shuffled)).toEqual(inWaitingOrder(list));
        const ids = new Set(list.map(({ id }) => id));
        const places = list.map(({ id }) => placeOf(id, inWaitingOrder(list), ids)?.place);
        expect(new Set(places).size).toBe(list.length);
      }),
    );
  });
});
