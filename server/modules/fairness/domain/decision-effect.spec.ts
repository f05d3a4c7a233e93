import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { effectOfApproving, effectOfApprovingAll, type AskedVisit } from './decision-effect.js';
import type { FairHours, SchoolStanding } from './fair-hours.js';

const school = (partnerId: string, over: Partial<SchoolStanding> = {}): SchoolStanding => ({
  ...{ partnerId, name: partnerId, role: 'partner', countsFrom: '2026-09-01', roll: 600, used: 0 },
  ...{ weighed: { known: false, missing: 'need' }, entitled: 600, entitledYear: 6_000 },
  ...over,
});

/** The host used 300 of 400 minutes, Hillside 100. */
const HOURS: FairHours = {
  ...{ bookable: 10_000, shared: 9_000, bookableYear: 90_000, hostUsed: 300, used: 400 },
  schools: [
    school('Hillside', { used: 100 }),
    school('Valley', { entitled: null }),
    school('Quayside', { role: 'host', used: 300, entitled: 200 }),
  ],
};

const asks = (partnerId: string, minutes: number, role: AskedVisit['role'] = 'partner'): AskedVisit => ({
  ...{ partnerId, minutes, role },
});

describe('what approving requests does', () => {
  it('adds all of a school together, and sets the host’s share against all of them', () => {
    const all = [asks('Hillside', 120), asks('Quayside', 100, 'host'), asks('Hillside', 80)];
    const { schools, hostShare, hostShareAfter } = effectOfApprovingAll(HOURS, all);
    expect([hostShare, hostShareAfter]).toEqual([0.75, 400 / 700]);
    expect(schools.map(({ school: { name }, ...after }) => [name, after.usedAfter, after.shortfallAfter])).toEqual([
      ['Hillside', 300, 300],
      ['Quayside', 400, -200],
    ]);
  });

  it('says nothing of whom the centre has no figures of, and counts them for nobody', () => {
    expect(effectOfApproving(HOURS, asks('a choir', 60))).toBeNull();
    expect(effectOfApprovingAll(HOURS, [asks('a choir', 60)])).toEqual({
      ...{ schools: [], hostShare: 0.75, hostShareAfter: 0.75 },
    });
  });

  it('leaves the shortfall open where a school has no share', () => {
    expect(effectOfApproving(HOURS, asks('Valley', 60))).toMatchObject({ usedAfter: 60, shortfallAfter: null });
  });

  it('is for several what it would be one after the other, in whatever order', () => {
    const visit = fc.record({
      partnerId: fc.constantFrom('Hillside', 'Valley', 'Quayside', 'a choir'),
      minutes: fc.integer({ min: 15, max: 600 }),
    });
    const asked = ({ partnerId, minutes }: { partnerId: string; minutes: number }) =>
      asks(partnerId, minutes, partnerId === 'Quayside' ? 'host' : 'partner');
    fc.assert(
      fc.property(fc.array(visit, { maxLength: 8 }), (drawn) => {
        const visits = drawn.map(asked);
        const together = effectOfApprovingAll(HOURS, visits);
        expect(effectOfApprovingAll(HOURS, visits.toReversed())).toEqual(together);
        const own = (name: string) => visits.filter(({ partnerId }) => partnerId === name);
        const sum = (name: string) => own(name).reduce((total, { minutes }) => total + minutes, 0);
        for (const { school: one, usedAfter } of together.schools) expect(usedAfter).toBe(one.used + sum(one.name));
        const all = 400 + sum('Hillside') + sum('Valley') + sum('Quayside');
        expect(together.hostShareAfter).toBe((300 + sum('Quayside')) / all);
      }),
    );
  });
});
