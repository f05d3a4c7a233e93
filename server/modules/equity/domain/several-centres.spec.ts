import { describe, expect, it } from '@jest/globals';
import { aMember, aSum } from '../../../../test/factories/usage.factory.js';
import { figureValue } from '../../../../test/support/figure-value.js';
import { centreUse, type CentreUse, type GroupUse } from './centre-use.js';

/** Two centres with the same four schools of 100 pupils; P hosts one, Q hosts two. */
describe('several centres', () => {
  const lists = ['one', 'two'].flatMap((centreId) =>
    ['P', 'Q', 'R', 'S'].map((id) =>
      aMember(id, { centreId, roll: 100, role: (centreId === 'one' ? 'P' : 'Q') === id ? 'host' : 'partner' }),
    ),
  );
  const hours = [
    aSum('P', { centreId: 'one', role: 'host', pupils: 60 }),
    aSum('P', { centreId: 'two', pupils: 20 }),
    aSum('Q', { centreId: 'two', role: 'host', pupils: 40 }),
    aSum('R', { centreId: 'two', pupils: 80 }),
  ].map((sum) => ({ ...sum, roll: 100 }));
  const use = centreUse(hours, lists, null);
  const rows = ({ schools }: CentreUse) =>
    schools.map(({ partnerId, centreId, role, ...own }) => [
      `${partnerId} ${centreId} ${role}`,
      figureValue(own.pupilHours),
      figureValue(own.hoursShare),
      figureValue(own.rollShare),
      figureValue(own.hoursPer100),
      figureValue(own.representation),
    ]);

  it('counts a school once at each, and a host as host of its own centre only', () => {
    expect(rows(use)).toEqual([
      ['P one host', 60, 0.3, 0.125, 60, 2.4],
      ['Q two host', 40, 0.2, 0.125, 40, 1.6],
      ['P two partner', 20, 0.1, 0.125, 20, 0.8],
      ['Q one partner', 0, 0, 0.125, 0, 0],
      ['R one partner', 0, 0, 0.125, 0, 0],
      ['R two partner', 80, 0.4, 0.125, 80, 3.2],
      ['S one partner', 0, 0, 0.125, 0, 0],
      ['S two partner', 0, 0, 0.125, 0, 0],
    ]);
  });

  it('pools them: hosts, partners and all are what their rows add up to', () => {
    const figures = ({ schools, visits, ...own }: GroupUse) => [
      ...[schools, visits, figureValue(own.roll), figureValue(own.rollShare)],
      ...[figureValue(own.pupilHours), figureValue(own.hoursShare)],
      ...[figureValue(own.hoursPer100), figureValue(own.representation)],
    ];
    // Each host is a quarter of its centre's list; together they had 100 of 200 hours.
    expect(figures(use.host!)).toEqual([2, 2, 200, 0.25, 100, 0.5, 50, 2]);
    expect(figures(use.partners)).toEqual([4, 2, 600, 0.75, 100, 0.5, expect.closeTo(50 / 3), expect.closeTo(2 / 3)]);
    expect(figures(use.all)).toEqual([4, 4, 800, 1, 200, 1, 25, 1]);
  });

  it('is for each centre what that centre shows alone', () => {
    const alone = (centreId: string) =>
      centreUse(
        hours.filter((sum) => sum.centreId === centreId),
        lists.filter((member) => member.centreId === centreId),
        null,
      );
    const sumOf = (key: 'roll' | 'pupilHours', group: (one: CentreUse) => GroupUse) =>
      figureValue(group(alone('one'))[key]) + figureValue(group(alone('two'))[key]);
    for (const group of [
      (one: CentreUse) => one.host!,
      (one: CentreUse) => one.partners,
      (one: CentreUse) => one.all,
    ]) {
      expect([sumOf('roll', group), sumOf('pupilHours', group)]).toEqual([
        figureValue(group(use).roll),
        figureValue(group(use).pupilHours),
      ]);
    }
  });

  it('has reached a school that came to one of them as a partner, and names every other', () => {
    expect(use.reach).toMatchObject({ reached: 2, partners: 4 });
    // Q came to the centre that it hosts, and never to the other.
    expect(use.notSeen).toEqual([
      { partnerId: 'Q', name: 'Q', noShows: 0, centreIds: ['one'], cameAsHost: true },
      { partnerId: 'S', name: 'S', noShows: 0, centreIds: ['one', 'two'], cameAsHost: false },
    ]);
  });

  it('keeps one school at two centres without comparison', () => {
    const single = centreUse(
      hours.filter(({ partnerId }) => partnerId === 'R'),
      lists.filter(({ partnerId }) => partnerId === 'R'),
      null,
    );
    expect(single.schools.map(({ representation }) => !representation.defined && representation.reason)).toEqual([
      'fewer_than_two_units',
      'fewer_than_two_units',
    ]);
  });
});

describe('a school that becomes the host within the period', () => {
  it('is the host in the rows and in the sums alike', () => {
    const use = centreUse(
      [aSum('A', { pupils: 30 }), aSum('A', { pupils: 10, role: 'host', term: 'spring' }), aSum('B', { pupils: 60 })],
      [aMember('A'), aMember('A', { role: 'host' }), aMember('B')],
      null,
    );
    expect(use.schools.map(({ name, role, pupilHours }) => [name, role, figureValue(pupilHours)])).toEqual([
      ['A', 'host', 40],
      ['B', 'partner', 60],
    ]);
    expect([figureValue(use.host!.pupilHours), figureValue(use.partners.pupilHours)]).toEqual([40, 60]);
    expect([figureValue(use.host!.rollShare), use.partners.schools]).toEqual([0.5, 1]);
  });
});
