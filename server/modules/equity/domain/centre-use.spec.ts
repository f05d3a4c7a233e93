import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../../../test/doses/depth.js';
import { centreUse, type CentreUse } from './centre-use.js';
import { figureValue } from '../../../../test/support/figure-value.js';
import { aMember, aSum } from '../../../../test/factories/usage.factory.js';
import { printed, type Figure } from './figure.js';
import type { Member, UsageSum } from './usage.js';

/** Reference fixture o20: twelve schools of an invented authority, computed independently in two languages. */
const O20: [id: string, roll: number, hours: number, per100: number, index: number][] = [
  ['S01', 1180, 4130, 350, 2.765802520140467],
  ['S02', 960, 1344, 140, 1.1063210080561867],
  ['S03', 1105, 1050, 95.02262443438914, 0.7508966118028416],
  ['S04', 740, 222, 30, 0.23706878744061144],
  ['S05', 1320, 1716, 130, 1.0272980789093162],
  ['S06', 610, 0, 0, 0],
  ['S07', 420, 378, 90, 0.7112063623218344],
  ['S08', 315, 126, 40, 0.31609171658748186],
  ['S09', 210, 21, 10, 0.0790229291468705],
  ['S10', 455, 455, 100, 0.7902292914687048],
  ['S11', 240, 96, 40, 0.31609171658748186],
  ['S12', 96, 144, 150, 1.1853439372030572],
];
const roleOf = (id: string) => (id === 'S01' ? 'host' : 'partner');
const members = O20.map(([id, roll]) => aMember(id, { roll, role: roleOf(id) }));
const sums = O20.filter(([, , hours]) => hours > 0).map(([id, roll, hours]) =>
  aSum(id, { roll, role: roleOf(id), pupils: hours }),
);
const bySchool = (use: CentreUse) => new Map(use.schools.map((school) => [school.partnerId, school]));
const reasonOf = (figure: Figure) => (figure.defined ? 'defined' : figure.reason);

describe('the reference figures of an authority', () => {
  const use = centreUse(sums, members, null);

  it.each(O20)('has hours per 100 and representation of %s', (id, ...[, , per100, index]) => {
    const school = bySchool(use).get(id)!;
    expect(figureValue(school.hoursPer100)).toBeCloseTo(per100, 8);
    expect(figureValue(school.representation)).toBeCloseTo(index, 8);
  });

  it('sets the host beside the partners', () => {
    expect(figureValue(use.all.pupilHours)).toBe(9682);
    expect(figureValue(use.host!.hoursShare)).toBeCloseTo(0.4265647593472423, 10);
    expect(figureValue(use.host!.rollShare)).toBeCloseTo(0.15422820546333812, 10);
    expect(figureValue(use.host!.representation)).toBeCloseTo(2.765802520140467, 10);
    expect(figureValue(use.all.hoursPer100)).toBeCloseTo(126.5455496013593, 8);
    expect(figureValue(use.partners.hoursPer100)).toBeCloseTo(85.79817647967856, 8);
  });

  it('counts reach without the host and names who did not come', () => {
    expect([use.reach.reached, use.reach.partners]).toEqual([10, 11]);
    expect(figureValue(use.reach.share)).toBeCloseTo(0.9090909090909091, 10);
    expect(use.notSeen.map(({ partnerId }) => partnerId)).toEqual(['S06']);
  });
});

describe('what counts as pupil-hours', () => {
  it('leaves training and community use out and shows each for itself', () => {
    const use = centreUse(
      [
        aSum('A', { pupils: 10 }),
        aSum('A', { programme: 'cpd', pupils: 1, adults: 11 }),
        aSum('A', { programme: 'community', pupils: 30, adults: 0 }),
        aSum('Choir', { partnerKind: 'community_group', pupils: 12, adults: 3, minutes: 90 }),
      ],
      [aMember('A'), aMember('B')],
      null,
    );
    expect(figureValue(use.all.pupilHours)).toBe(10);
    expect(use.schools.map(({ name }) => name)).toEqual(['A', 'B']);
    expect([use.training.visits, use.training.partners, figureValue(use.training.peopleHours)]).toEqual([1, 1, 12]);
    expect([use.community.visits, use.community.partners, figureValue(use.community.peopleHours)]).toEqual([
      2, 2, 52.5,
    ]);
  });

  it('counts a no-show as no hours, and a school that only missed its visit as not seen', () => {
    const missed = aSum('A', { visits: 0, noShows: 2, pupils: 0, adults: 0 });
    const use = centreUse([missed, aSum('B')], [aMember('A'), aMember('B'), aMember('C')], null);
    expect(bySchool(use).get('A')).toMatchObject({ visits: 0, noShows: 2 });
    expect(use.notSeen.map(({ name, noShows }) => [name, noShows])).toEqual([
      ['A', 2],
      ['C', 0],
    ]);
    expect(use.reach).toMatchObject({ reached: 1, partners: 3 });
  });

  it('counts a school as reached that came for training only', () => {
    const use = centreUse([aSum('A', { programme: 'cpd' })], [aMember('A'), aMember('B')], null);
    expect([use.reach.reached, use.notSeen.map(({ name }) => name)]).toEqual([1, ['B']]);
  });
});

describe('where there is no figure', () => {
  it('says so when nobody came', () => {
    const use = centreUse([], [aMember('H', { role: 'host' }), aMember('A'), aMember('B')], null);
    expect(reasonOf(use.host!.hoursShare)).toBe('no_use');
    expect(use.schools.map(({ representation }) => reasonOf(representation))).toEqual(['no_use', 'no_use', 'no_use']);
    expect(figureValue(use.all.hoursPer100)).toBe(0);
    expect(use.reach).toMatchObject({ reached: 0, partners: 2 });
  });

  it('compares a single school with nothing', () => {
    const use = centreUse([aSum('A')], [aMember('A')], null);
    expect(reasonOf(use.schools[0]!.representation)).toBe('fewer_than_two_units');
    expect([use.host, figureValue(use.reach.share)]).toEqual([null, 1]);
  });

  it('has no share of reach without partners', () => {
    expect(reasonOf(centreUse([], [], null).reach.share)).toBe('zero_denominator');
  });

  it('leaves an unknown roll out of what is compared with rolls, but not out of hours', () => {
    const list = [aMember('A', { roll: 100 }), aMember('B', { roll: 300 }), aMember('X', { roll: null })];
    const use = centreUse(
      [aSum('A', { roll: 100 }), aSum('B', { roll: 300 }), aSum('X', { roll: null, pupils: 40 })],
      list,
      null,
    );
    const schools = bySchool(use);
    expect(
      ['roll', 'rollShare', 'hoursPer100', 'representation'].map((key) => reasonOf(schools.get('X')![key as 'roll'])),
    ).toEqual(Array.from({ length: 4 }, () => 'unknown_roll'));
    expect([figureValue(schools.get('X')!.hoursShare), figureValue(schools.get('A')!.rollShare)]).toEqual([0.5, 0.25]);
    // Half of the hours of schools with a roll, for a quarter of their pupils.
    expect(figureValue(schools.get('A')!.representation)).toBe(2);
    expect(figureValue(use.all.hoursPer100)).toBe(10);
  });

  it('has no rate for a roll of nobody', () => {
    const use = centreUse([aSum('A', { roll: 0 }), aSum('B')], [aMember('A', { roll: 0 }), aMember('B')], null);
    expect(reasonOf(bySchool(use).get('A')!.hoursPer100)).toBe('zero_roll');
    expect(figureValue(bySchool(use).get('A')!.hoursShare)).toBe(0.5);
  });

  it('prints what is missing as symbols and never as a number', () => {
    const use = centreUse([aSum('A', { roll: null })], [aMember('A'), aMember('B', { roll: 0 })], null);
    const [a, b] = use.schools;
    expect([a, b].map((school) => [printed(school!.roll, 0), printed(school!.hoursPer100, 1)])).toEqual([
      ['x', 'x'],
      ['z', 'z'],
    ]);
    expect(printed(centreUse([], [aMember('A')], null).all.hoursShare, 1)).toBe('z');
  });

  it('prints more than nothing as more than nothing', () => {
    const use = centreUse([aSum('A', { pupils: 1 }), aSum('B', { pupils: 100_000 })], [], null);
    expect(use.schools.map(({ hoursShare }) => printed(hoursShare, 1))).toEqual(['low', 1]);
  });
});

describe('rolls', () => {
  it('come from the ledger where it knows the school, else from the first day of the period', () => {
    const use = centreUse([aSum('A', { roll: 480 })], [aMember('A', { roll: 999 }), aMember('B', { roll: 200 })], null);
    expect(use.schools.map(({ roll }) => printed(roll, 0))).toEqual([480, 200]);
  });

  it('are those of the first term of the year with a known one, as last recorded', () => {
    const use = centreUse(
      [
        aSum('A', { term: 'summer', roll: 520, recordedAt: 30 }),
        aSum('A', { term: 'autumn', roll: null, recordedAt: 10 }),
        aSum('A', { term: 'spring', roll: 510, recordedAt: 21 }),
        aSum('A', { term: 'spring', roll: 500, programme: 'cpd', recordedAt: 20, name: 'Old name' }),
      ],
      [],
      null,
    );
    expect(use.schools.map(({ name, roll }) => [name, printed(roll, 0)])).toEqual([['A', 510]]);
  });
});

describe('whatever the schools', () => {
  const school = fc.record({ roll: fc.integer({ min: 1, max: 2000 }), pupils: fc.integer({ min: 0, max: 5000 }) });
  const city = fc.array(school, { minLength: 2, maxLength: 12 });
  const build = (schools: { roll: number; pupils: number }[], factor = 1): [UsageSum[], Member[]] => [
    schools.map(({ roll, pupils }, i) => aSum(`S${String(i)}`, { roll, pupils: pupils * factor })),
    schools.map(({ roll }, i) => aMember(`S${String(i)}`, { roll, role: i === 0 ? 'host' : 'partner' })),
  ];
  const withHost = ([all, list]: [UsageSum[], Member[]]): [UsageSum[], Member[]] => [
    all.map((sum) => (sum.partnerId === 'S0' ? { ...sum, role: 'host' } : sum)),
    list,
  ];
  const numRuns = runs(100, 3000);

  it('does not matter in which order the rows come', () => {
    fc.assert(
      fc.property(city, fc.infiniteStream(fc.integer()), (schools, keys) => {
        const [all, list] = withHost(build(schools));
        const shuffled = all.map((sum) => [keys.next().value as number, sum] as const).sort((a, b) => a[0] - b[0]);
        expect(
          centreUse(
            shuffled.map(([, sum]) => sum),
            [...list].reverse(),
            null,
          ),
        ).toEqual(centreUse(all, list, null));
      }),
      { numRuns },
    );
  });

  it('makes no difference to shares when everybody comes k times as much', () => {
    fc.assert(
      fc.property(city, fc.integer({ min: 2, max: 9 }), (schools, k) => {
        const once = centreUse(...withHost(build(schools)), null);
        const often = centreUse(...withHost(build(schools, k)), null);
        const shares = (use: CentreUse) =>
          use.schools.map(({ hoursShare, representation }) => [printed(hoursShare, 6), printed(representation, 6)]);
        expect(shares(often)).toEqual(shares(once));
        expect(printed(often.host!.representation, 6)).toEqual(printed(once.host!.representation, 6));
      }),
      { numRuns },
    );
  });

  it('changes nothing for others when one school is split into two of the same rate', () => {
    fc.assert(
      fc.property(city, (schools) => {
        const doubled = schools.map(({ roll, pupils }) => ({ roll: roll * 2, pupils: pupils * 2 }));
        const last = doubled.at(-1)!;
        const half = { roll: last.roll / 2, pupils: last.pupils / 2 };
        const whole = centreUse(...withHost(build(doubled)), null);
        const split = centreUse(...withHost(build([...doubled.slice(0, -1), half, half])), null);
        const figures = (use: CentreUse) =>
          use.schools
            .filter(({ partnerId }) => partnerId !== `S${String(doubled.length)}`)
            .map(({ partnerId, representation, hoursPer100 }) => [
              partnerId,
              printed(representation, 6),
              printed(hoursPer100, 6),
            ]);
        expect(figures(split)).toEqual(figures(whole));
      }),
      { numRuns },
    );
  });

  it('adds up: shares to one, host and partners to all', () => {
    fc.assert(
      fc.property(city, (schools) => {
        fc.pre(schools.some(({ pupils }) => pupils > 0));
        const use = centreUse(...withHost(build(schools)), null);
        const sum = (key: 'hoursShare' | 'rollShare') =>
          use.schools.reduce((all, one) => all + figureValue(one[key]), 0);
        expect(sum('hoursShare')).toBeCloseTo(1, 9);
        expect(sum('rollShare')).toBeCloseTo(1, 9);
        expect(figureValue(use.host!.pupilHours) + figureValue(use.partners.pupilHours)).toBeCloseTo(
          figureValue(use.all.pupilHours),
          6,
        );
      }),
      { numRuns },
    );
  });
});
