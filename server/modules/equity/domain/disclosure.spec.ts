import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aMember, aSum } from '../../../../test/factories/usage.factory.js';
import { runs } from '../../../../test/doses/depth.js';
import { workedOut } from '../../../../test/support/disclosure-audit.js';
import { centreUse } from './centre-use.js';
import { hiddenIn } from './disclosure.js';
import { printed } from './figure.js';
import { placesOf, type Place } from './ground.js';
import type { Member, UsageSum } from './usage.js';

const hiddenAmong = (sums: UsageSum[], members: Member[] = []) => hiddenIn(sums, placesOf(sums, members));
const hiddenSchools = (sums: UsageSum[]) => [...hiddenAmong(sums).schools].sort();
const seen = (sums: UsageSum[], members: Member[]) => centreUse(sums, members, hiddenAmong(sums, members));

describe('hiding small groups', () => {
  it.each([
    { pupils: 1, hidden: true },
    { pupils: 5, hidden: true },
    { pupils: 6, hidden: false },
  ])('treats a group of $pupils as small: $hidden', ({ pupils, hidden }) => {
    expect(hiddenSchools([aSum('A', { pupils }), aSum('B'), aSum('C', { pupils: 30 })])).toEqual(
      hidden ? ['A', 'B'] : [],
    );
  });

  it('shows a true zero', () => {
    expect(hiddenSchools([aSum('A', { pupils: 0, noShows: 1, visits: 0 }), aSum('B')])).toEqual([]);
  });

  it('hides a group of three that came twice, though six came in all', () => {
    expect(hiddenSchools([aSum('A', { pupils: 6, visits: 2, largestGroup: 3 }), aSum('B'), aSum('C')])).toContain('A');
  });

  it('hides the smallest other school beside a single one, the host last', () => {
    const host = aSum('C', { role: 'host', pupils: 7 });
    expect(
      hiddenSchools([aSum('A', { pupils: 4 }), aSum('B', { pupils: 90 }), host, aSum('D', { pupils: 50 })]),
    ).toEqual(['A', 'D']);
  });

  it('hides a third where two leave no room: 1 and 2 make 3', () => {
    expect(hiddenSchools([aSum('A', { pupils: 1 }), aSum('B', { pupils: 2 }), aSum('C', { pupils: 40 })])).toEqual([
      'A',
      'B',
      'C',
    ]);
    expect(hiddenSchools([aSum('A', { pupils: 4 }), aSum('B', { pupils: 4 }), aSum('C', { pupils: 40 })])).toEqual([
      'A',
      'B',
    ]);
  });

  it('hides host and partners when the host has to be hidden', () => {
    const sums = [aSum('A', { pupils: 4 }), aSum('B', { role: 'host', pupils: 90 })];
    const use = seen(sums, [aMember('A'), aMember('B', { role: 'host' }), aMember('C')]);
    expect(
      [use.host!, use.partners, use.all].map(({ pupilHours, visits }) => [printed(pupilHours, 1), visits]),
    ).toEqual([
      ['c', 1],
      ['c', 1],
      [94, 2],
    ]);
    expect(
      use.schools.map(({ name, pupilHours, hoursShare, hoursPer100, representation, roll }) => [
        name,
        ...[pupilHours, hoursShare, hoursPer100, representation, roll].map((figure) => printed(figure, 1)),
      ]),
    ).toEqual([
      ['B', 'c', 'c', 'c', 'c', 500],
      ['A', 'c', 'c', 'c', 'c', 500],
      ['C', 0, 0, 0, 0, 500],
    ]);
  });

  it('hides even the sum when only one school came', () => {
    const sums = [aSum('A', { pupils: 4 })];
    const use = seen(sums, [aMember('A'), aMember('B')]);
    expect(
      [use.all, use.partners, ...use.schools].map(({ pupilHours, hoursShare }) => [
        printed(pupilHours, 1),
        printed(hoursShare, 1),
      ]),
    ).toEqual([
      ['c', 'c'],
      ['c', 'c'],
      ['c', 'c'],
      [0, 'c'],
    ]);
  });

  it('hides a roll of 1 to 5 and leaves it out of all sums of rolls', () => {
    const members = [aMember('A', { roll: 4 }), aMember('B', { roll: 100 }), aMember('C', { roll: 300 })];
    const sums = [aSum('A', { roll: 4, pupils: 8 }), aSum('B', { roll: 100 }), aSum('C', { roll: 300 })];
    const use = seen(sums, members);
    expect(
      use.schools.map(({ roll, rollShare, hoursPer100 }) =>
        [roll, rollShare, hoursPer100].map((figure) => printed(figure, 2)),
      ),
    ).toEqual([
      ['c', 'c', 'c'],
      [100, 0.25, 'c'],
      [300, 0.75, 6.67],
    ]);
    expect(printed(use.all.roll, 0)).toBe(400);
  });

  it('hides training and community use of 1 to 5 people, adults counted', () => {
    const sums = [
      aSum('A', { programme: 'cpd', pupils: 1, adults: 4 }),
      aSum('Choir', { partnerKind: 'community_group', pupils: 4, adults: 2 }),
    ];
    const use = seen(sums, [aMember('A'), aMember('B')]);
    expect([printed(use.training.peopleHours, 1), printed(use.community.peopleHours, 1)]).toEqual(['c', 6]);
  });

  it('hides in a year what is hidden in one of its terms', () => {
    const sums = [
      aSum('A', { pupils: 4 }),
      aSum('A', { pupils: 60, term: 'spring' }),
      aSum('B', { pupils: 10 }),
      aSum('C', { pupils: 50 }),
    ];
    expect(hiddenSchools(sums)).toEqual(['A', 'B']);
  });
});

describe('somebody who reads all reports and subtracts', () => {
  const members = ['A', 'B', 'C'].map((id) => aMember(id, { role: id === 'C' ? 'host' : 'partner' }));
  const year = [
    aSum('A', { pupils: 4 }),
    aSum('A', { pupils: 60, term: 'spring' }),
    aSum('B', { pupils: 10 }),
    aSum('B', { pupils: 300, term: 'spring' }),
    aSum('C', { pupils: 50, role: 'host' }),
    aSum('C', { pupils: 8, term: 'spring', role: 'host' }),
  ];

  it('finds a small group when each report is decided for itself', () => {
    const inOneTerm = (sums: readonly UsageSum[]) => sums.map((sum) => ({ ...sum, term: 'autumn' as const }));
    const eachForItself = (sums: readonly UsageSum[], places: readonly Place[]) =>
      hiddenIn(
        inOneTerm(sums),
        places.map((place) => ({ ...place, pupilSums: inOneTerm(place.pupilSums) })),
      );
    expect(workedOut(year, members, eachForItself)).toContain('centre-a autumn A');
  });

  it('finds every small group when nothing is hidden beside them', () => {
    const primaryOnly = (sums: readonly UsageSum[], places: readonly Place[]) => {
      const small = sums.filter(({ pupils }) => pupils > 0 && pupils <= 5).map(({ partnerId }) => partnerId);
      return { ...hiddenIn(sums, places), schools: new Set(small), split: false, totals: false };
    };
    expect(workedOut(year, members, primaryOnly)).toContain('centre-a autumn A');
  });

  it('finds none of them here', () => {
    expect(workedOut(year, members, hiddenIn)).toEqual([]);
  });

  it('finds one where a partner becomes the host and that is overlooked', () => {
    const list = ['A', 'B', 'C'].map((id) => aMember(id));
    const sums = [
      aSum('A', { pupils: 4 }),
      aSum('B', { pupils: 30 }),
      aSum('C', { pupils: 90 }),
      aSum('B', { pupils: 16, term: 'spring', role: 'host' }),
    ];
    const overlooking = (all: readonly UsageSum[], places: readonly Place[]) =>
      hiddenIn(
        all,
        places.map((place) => ({ ...place, pupilSums: place.pupilSums.map((sum) => ({ ...sum, role: place.role })) })),
      );
    expect(workedOut(sums, list, overlooking)).toContain('centre-a autumn A');
    expect(workedOut(sums, list, hiddenIn)).toEqual([]);
  });

  const terms = ['autumn', 'spring', 'summer'] as const;
  const cell = fc.record({
    changes: fc.boolean(),
    pupils: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 8, max: 90 })),
    visits: fc.integer({ min: 1, max: 3 }),
    minutes: fc.constantFrom(50, 60, 120),
  });
  const size = fc.record({ centres: fc.integer({ min: 1, max: 3 }), schools: fc.integer({ min: 1, max: 5 }) });
  const city = size.chain(({ centres, schools }) =>
    fc.record({
      centres: fc.constant(centres),
      rolls: fc.array(fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 6, max: 900 })), {
        minLength: schools,
        maxLength: schools,
      }),
      cells: fc.array(cell, { minLength: centres * schools * 3, maxLength: centres * schools * 3 }),
    }),
  );

  it('finds none of them anywhere', () => {
    fc.assert(
      fc.property(city, ({ centres, rolls, cells }) => {
        const rest = [...cells];
        const sums: UsageSum[] = [];
        const list: Member[] = [];
        for (let c = 0; c < centres; c += 1) {
          rolls.forEach((roll, s) => {
            const role = s === c ? ('host' as const) : ('partner' as const);
            const place = { centreId: `centre-${String(c)}`, role, roll };
            list.push(aMember(`S${String(s)}`, place));
            for (const term of terms) {
              const { pupils, visits, minutes, changes } = rest.pop()!;
              const largestGroup = Math.ceil(pupils / visits);
              if (pupils > 0)
                sums.push(
                  aSum(`S${String(s)}`, {
                    ...{ ...place, term, pupils, visits, minutes, largestGroup },
                    ...(changes && s < 2 ? { role: 'host' as const } : {}),
                  }),
                );
            }
          });
        }
        expect(workedOut(sums, list, hiddenIn)).toEqual([]);
      }),
      { numRuns: runs(200, 5000) },
    );
  });
});
