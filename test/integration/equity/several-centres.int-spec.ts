import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CentreUseView } from '#shared/contracts/equity.contract.js';
import { aCityInUse, type CityInUse } from '../../factories/usage-city.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const PATH = '/api/v1/equity/centre-use';
const TODAY = '2026-11-24T09:00:00Z';

/**
 * Quayside CLC: host Quayside Academy (1,000), partners Hillside (600) and Valley (300).
 * Hilltop CLC: host Hillside (600), partners Quayside Academy (1,000) and Valley (300).
 */
describe('who uses several centres', () => {
  let it_: TestApp;
  let city: CityInUse;
  let officer: Caller;
  let hilltopId: string;

  beforeAll(async () => {
    it_ = await testApp();
    city = await aCityInUse(it_);
    hilltopId = await city.city.aCentre(city.authorityId, { name: 'Hilltop CLC' });
    const roomId = await city.city.aRoom(hilltopId, { capacity: 40 });
    await city.city.aPartnership(hilltopId, city.schoolId, { role: 'host' });
    await city.city.aPartnership(hilltopId, city.hostId);
    await city.city.aPartnership(hilltopId, city.otherSchoolId);
    const atHilltop = { centreId: hilltopId, roomId };
    const two = { startTime: '10:00', endTime: '12:00' };
    await city.attend(city.hostId, 30, { day: '2026-10-05', startTime: '12:00', endTime: '16:00' });
    await city.attend(city.schoolId, 20, { day: '2026-10-06', ...two });
    await city.attend(city.hostId, 10, { day: '2026-10-07', ...two, ...atHilltop });
    await city.attend(city.schoolId, 30, { day: '2026-10-08', ...two, ...atHilltop });
    it_.clock.set(TODAY);
    officer = await it_.people.officer(city.authorityId);
  });
  afterAll(() => it_.close());

  const query = (over: Record<string, string> = {}) => ({
    authorityId: city.authorityId,
    academicYear: '2026',
    term: 'autumn',
    ...over,
  });
  const view = async (over: Record<string, string> = {}): Promise<CentreUseView> => {
    const answer = await officer.get(PATH, query(over));
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };

  it('counts each school once at each, so that hosts and partners are the sums of their rows', async () => {
    const { schools, host, partners, all, reach, notSeen, centres } = await view();
    expect(centres.map(({ name }) => name)).toEqual(['Hilltop CLC', 'Quayside CLC']);
    // 240 hours in all, of 3,800 places on the two lists: each school stands on both.
    expect(
      schools.map(({ name, centre, role, roll, rollShare, pupilHours, hoursShare, visits, lastVisitDay }) =>
        [name, centre.name, role, roll, rollShare, pupilHours, hoursShare, visits, lastVisitDay].join(' | '),
      ),
    ).toEqual([
      'Hillside School | Hilltop CLC | host | 600 | 15.8 | 60 | 25 | 1 | 2026-10-08',
      'Quayside Academy | Quayside CLC | host | 1000 | 26.3 | 120 | 50 | 1 | 2026-10-05',
      'Hillside School | Quayside CLC | partner | 600 | 15.8 | 40 | 16.7 | 1 | 2026-10-06',
      'Quayside Academy | Hilltop CLC | partner | 1000 | 26.3 | 20 | 8.3 | 1 | 2026-10-07',
      'Valley School | Quayside CLC | partner | 300 | 7.9 | 0 | 0 | 0 | ',
      'Valley School | Hilltop CLC | partner | 300 | 7.9 | 0 | 0 | 0 | ',
    ]);
    expect(host).toMatchObject({ schools: 2, roll: 1600, rollShare: 42.1, pupilHours: 180, hoursShare: 75, visits: 2 });
    expect(partners).toMatchObject({
      schools: 3,
      roll: 2200,
      rollShare: 57.9,
      pupilHours: 60,
      hoursShare: 25,
      visits: 2,
    });
    expect(all).toMatchObject({ schools: 3, roll: 3800, rollShare: 100, pupilHours: 240, hoursShare: 100, visits: 4 });
    expect([reach.reached, reach.partners, notSeen.map(({ name }) => name)]).toEqual([2, 3, ['Valley School']]);
  });

  it('says the same in words', async () => {
    const { findings } = await view();
    expect(findings.map(({ text }) => text)).toEqual([
      'The 2 host schools together have 42.1% of pupils and take 75% of pupil-hours: 1.8 times their share.',
      '2 of 3 partner schools came. Valley School did not.',
      'For every 100 pupils on roll the hosts had 11.3 pupil-hours and the partners 2.7.',
      'Of the partner schools that came, Quayside Academy at Hilltop CLC had the least for its size: 31.7% of an even share.',
    ]);
  });

  it('says the same in the file', async () => {
    const { body } = await officer.get(`${PATH}.csv`, query());
    const lines = body.split('\r\n').map((line) => line.split(','));
    const [shares, hours] = [5, 7].map((column) =>
      ['host', 'partner'].map((role) =>
        lines.filter((cells) => cells[2] === role).reduce((sum, cells) => sum + Number(cells[column]), 0),
      ),
    );
    expect(lines.slice(7, 10).map((cells) => [cells[0], cells[1], cells[4], cells[5], cells[6], cells[7]])).toEqual([
      ['Host schools', 'All centres of Harbourshire', '1600', '42.1', '180', '75'],
      ['Partner schools', 'All centres of Harbourshire', '2200', '57.9', '60', '25'],
      ['All schools', 'All centres of Harbourshire', '3800', '100', '240', '100'],
    ]);
    // Rows are rounded each for itself.
    expect(shares).toEqual([expect.closeTo(42.1, 0), expect.closeTo(57.9, 0)]);
    expect(hours).toEqual([expect.closeTo(75, 0), expect.closeTo(25, 0)]);
  });

  it('is what the centres show alone, added up', async () => {
    const [quayside, hilltop, both] = [
      await view({ centreId: city.centreId }),
      await view({ centreId: hilltopId }),
      await view(),
    ];
    const sum = (pick: (one: CentreUseView) => unknown) => Number(pick(quayside)) + Number(pick(hilltop));
    for (const pick of [
      (one: CentreUseView) => one.host?.pupilHours,
      (one: CentreUseView) => one.host?.roll,
      (one: CentreUseView) => one.partners.pupilHours,
      (one: CentreUseView) => one.partners.visits,
      (one: CentreUseView) => one.all.roll,
    ]) {
      expect(sum(pick)).toBe(Number(pick(both)));
    }
    expect(quayside.host).toMatchObject({ schools: 1, rollShare: 52.6, hoursShare: 75 });
    expect(quayside.findings[0]?.text).toMatch(/^The host school has 52.6% of pupils and takes 75% /);
  });
});
