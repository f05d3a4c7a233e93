import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../../common/kernel/wall-time.js';
import { effectOfApproving } from './decision-effect.js';
import { fairHours, hostShareOf, shortfallOf, type FairFacts } from './fair-hours.js';
import { DEFAULT_TERMS, rulesOf } from './settings.js';

const FIRST = '2026-09-01';
const RULES = rulesOf(DEFAULT_TERMS);
const hour = (hours: number) => hours * 60;
const knownAs = (roll: number | null, fsm6Percent: number | null, fsmPercent: number | null = null) => ({
  roll,
  fsm6Percent,
  fsmPercent,
});
const SCHOOLS = {
  host: knownAs(1_000, 20),
  hillside: knownAs(600, 50),
  valley: knownAs(300, null, 0),
  nameless: knownAs(500, null),
};

/** Twenty days of 20 room-hours, of which ten have passed: 180 room-hours to share so far. */
function facts(over: Partial<FairFacts> = {}): FairFacts {
  return {
    firstDay: FIRST,
    upTo: addDays(FIRST, 9),
    days: Array.from({ length: 20 }, (_, index) => ({ day: addDays(FIRST, index), minutes: hour(20) })),
    members: Object.keys(SCHOOLS).map((partnerId) => ({
      partnerId,
      role: partnerId === 'host' ? ('host' as const) : ('partner' as const),
      from: '2025-09-01',
      until: null,
    })),
    schools: Object.entries(SCHOOLS).map(([partnerId, now]) => ({ partnerId, name: partnerId, now })),
    terms: [{ firstDay: FIRST, known: new Map(Object.entries(SCHOOLS)) }],
    uses: [
      { partnerId: 'host', role: 'host', minutes: hour(60) },
      { partnerId: 'hillside', role: 'partner', minutes: hour(36) },
      { partnerId: 'nameless', role: 'partner', minutes: hour(4) },
    ],
    ...over,
  };
}

describe('fair hours', () => {
  it('are worked out by hand: 45, 101.25 and 33.75 hours of 180, the largest shortfall first', () => {
    const { schools, bookable, shared, ...use } = fairHours(facts(), RULES);
    expect([bookable, shared]).toEqual([hour(200), hour(180)]);
    expect(schools.map(({ name, entitled, used, entitledYear }) => [name, entitled, used, entitledYear])).toEqual([
      ['hillside', hour(101.25), hour(36), hour(202.5)],
      ['valley', hour(33.75), 0, hour(67.5)],
      ['host', hour(45), hour(60), hour(90)],
      ['nameless', null, hour(4), null],
    ]);
    expect(schools.map(shortfallOf)).toEqual([hour(65.25), hour(33.75), hour(-15), null]);
    expect(hostShareOf(use)).toBe(0.6);
  });

  it('say of each school what is known and what is missing', () => {
    const { schools } = fairHours(facts(), RULES);
    const weighedOf = (name: string) => schools.find((school) => school.name === name)?.weighed;
    expect(weighedOf('valley')).toMatchObject({ known: true, need: { percent: 0, source: 'fsm' } });
    expect(weighedOf('nameless')).toEqual({ known: false, missing: 'need' });
  });

  it('are none to date before the year begins, while the whole year is known', () => {
    const { schools, bookable } = fairHours(facts({ upTo: null, uses: [] }), RULES);
    expect(bookable).toBe(0);
    expect(schools.find(({ name }) => name === 'valley')).toMatchObject({
      entitled: 0,
      entitledYear: hour(67.5),
      used: 0,
    });
  });

  it('have no host share while nobody used anything', () => {
    expect(hostShareOf(fairHours(facts({ uses: [] }), RULES))).toBeNull();
  });

  it('count from the later of the beginnings of year and partnership', () => {
    const members = [{ partnerId: 'valley', role: 'partner' as const, from: addDays(FIRST, 4), until: null }];
    const { schools } = fairHours(facts({ members }), RULES);
    expect(schools.find(({ name }) => name === 'valley')?.countsFrom).toBe(addDays(FIRST, 4));
    expect(schools.find(({ name }) => name === 'host')?.countsFrom).toBe(FIRST);
  });
});

describe('approving a visit', () => {
  const hours = fairHours(facts(), RULES);

  it('by a partner uses up its hours and lowers the host’s share', () => {
    const effect = effectOfApproving(hours, { partnerId: 'hillside', role: 'partner', minutes: hour(20) });
    expect(effect).toMatchObject({
      usedAfter: hour(56),
      shortfallAfter: hour(45.25),
      hostShare: 0.6,
      hostShareAfter: 0.5,
    });
  });

  it('by the host raises it', () => {
    const effect = effectOfApproving(hours, { partnerId: 'host', role: 'host', minutes: hour(100) });
    expect(effect).toMatchObject({ usedAfter: hour(160), shortfallAfter: hour(-115), hostShareAfter: 0.8 });
  });

  it('by a school without a share has no shortfall to change', () => {
    const effect = effectOfApproving(hours, { partnerId: 'nameless', role: 'partner', minutes: hour(1) });
    expect(effect).toMatchObject({ usedAfter: hour(5), shortfallAfter: null });
  });

  it('by somebody who is no school there has no effect to show', () => {
    expect(effectOfApproving(hours, { partnerId: 'choir', role: 'partner', minutes: 60 })).toBeNull();
  });
});
