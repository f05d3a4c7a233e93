import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TimetablesQueries } from '../../../server/modules/timetables/index.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { TimetableFactory } from '../../factories/timetable.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { newId } from '../../../server/common/new-id.js';
import { CommunityGroup } from '../../../server/modules/partners/entities/community-group.entity.js';
import { Partner } from '../../../server/modules/partners/entities/partner.entity.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('the days that the store knows', () => {
  let it_: TestApp;
  let city: SmallCity;
  let queries: TimetablesQueries;
  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    queries = it_.app.get(TimetablesQueries);
    const make = new TimetableFactory(it_.store);
    await make.aSchoolYear(city.authorityId);
    await make.anEntry(city.authorityId, 'closure', '2026-12-02', { name: 'Town parade' });
    await make.anEntry(city.authorityId, 'inset', '2026-12-03');
    await make.aCalendar('school', city.schoolId);
    await make.anEntry(city.schoolId, 'open', '2026-12-03');
    await make.anEntry(city.schoolId, 'inset', '2026-12-04', { name: 'Moderation' });
    await make.aCalendar('centre', city.centreId);
    await make.anEntry(city.centreId, 'closure', '2026-12-08', { name: 'Stocktaking' });
    await make.anEntry(city.centreId, 'open', '2026-12-28');
    await make.bellTimes(city.schoolId, { weekADay: '2026-10-19' }, [
      { week: 'A', weekday: 2, name: 'Long', starts: '09:00', ends: '10:35' },
      { week: 'B', weekday: 2, name: 'Short', starts: '09:00', ends: '09:45' },
      { week: 'B', weekday: 2, name: 'Lunch', kind: 'lunch', starts: '09:45', ends: '10:30' },
    ]);
  });
  afterAll(() => it_.close());

  const days = (partnerId: string, from: string, to: string) =>
    it_.store.read((manager) => queries.schoolDays(manager, { partnerId, from, to }));
  const closed = async (from: string, to: string) =>
    Object.fromEntries(
      await it_.store.read((manager) => queries.centreClosedDays(manager, { centreId: city.centreId, from, to })),
    );

  it('are a school’s own with what it inherits', async () => {
    const { days: week, ownBellTimes } = await days(city.schoolId, '2026-12-01', '2026-12-05');
    expect(ownBellTimes).toBe(true);
    expect(week.map(({ day, kind, reason }) => [day, kind, reason])).toEqual([
      ['2026-12-01', 'school_day', null],
      ['2026-12-02', 'closure', 'Town parade'],
      ['2026-12-03', 'school_day', null],
      ['2026-12-04', 'inset', 'Moderation'],
      ['2026-12-05', 'weekend', 'Weekend'],
    ]);
  });

  it('are the authority’s for the other school, with the default bell times', async () => {
    const { days: week, ownBellTimes } = await days(city.otherSchoolId, '2026-12-01', '2026-12-04');
    expect(ownBellTimes).toBe(false);
    expect(week.map(({ kind }) => kind)).toEqual(['school_day', 'closure', 'inset', 'school_day']);
    expect(week[0]?.periods.map(({ name }) => name)).toEqual([
      'Registration',
      'Period 1',
      'Period 2',
      'Break',
      'Period 3',
      'Period 4',
      'Lunch',
      'Period 5',
      'Period 6',
    ]);
  });

  it('alternate over the half-term and the end of summer time', async () => {
    const { days: range } = await days(city.schoolId, '2026-10-20', '2026-11-10');
    const tuesdays = range.filter((_, index) => index % 7 === 0);
    expect(tuesdays).toEqual([
      {
        day: '2026-10-20',
        kind: 'school_day',
        reason: null,
        week: 'A',
        periods: [{ name: 'Long', kind: 'lesson', starts: '09:00', ends: '10:35' }],
      },
      { day: '2026-10-27', kind: 'half_term', reason: 'October half-term', week: null, periods: [] },
      {
        day: '2026-11-03',
        kind: 'school_day',
        reason: null,
        week: 'B',
        periods: [
          { name: 'Short', kind: 'lesson', starts: '09:00', ends: '09:45' },
          { name: 'Lunch', kind: 'lunch', starts: '09:45', ends: '10:30' },
        ],
      },
      expect.objectContaining({ day: '2026-11-10', week: 'A' }),
    ]);
  });

  it('are the same whether asked for alone or in a whole term, over both clock changes', async () => {
    const { days: year } = await days(city.schoolId, '2026-09-01', '2027-07-31');
    expect(year).toHaveLength(334);
    for (const day of ['2026-10-25', '2026-10-26', '2027-03-23', '2027-03-28', '2027-04-13']) {
      const { days: alone } = await days(city.schoolId, day, day);
      expect(alone).toEqual(year.filter((each) => each.day === day));
    }
    expect(year.find(({ day }) => day === '2027-04-13')).toMatchObject({ kind: 'school_day' });
  });

  it('of a community group are any day without periods', async () => {
    const id = newId();
    const { authorityId } = city;
    const partner = { id, authorityId, kind: 'community_group' as const, name: 'Choir', searchText: 'choir' };
    await it_.store.write(async (tx) => {
      await tx.manager.insert(Partner, { ...partner, createdAt: new Date() });
      await tx.manager.insert(CommunityGroup, { id, version: 1 });
    });
    const { days: week } = await days(id, '2026-12-25', '2026-12-27');
    expect(week.map(({ kind, periods }) => [kind, periods.length])).toEqual(Array(3).fill(['school_day', 0]));
  });

  it('are none for a partner that is not there', async () => {
    expect(await days(newId(), '2026-12-01', '2026-12-05')).toEqual({ days: [], ownBellTimes: false });
  });

  it('close a centre on bank holidays, on its own closures and on its authority’s, not in the holidays', async () => {
    expect(await closed('2026-12-01', '2026-12-31')).toEqual({
      '2026-12-02': 'Town parade',
      '2026-12-08': 'Stocktaking',
      '2026-12-25': 'Christmas Day',
      '2026-12-26': 'Boxing Day',
    });
    expect(await closed('2026-10-26', '2026-10-30')).toEqual({});
  });

  it('are read fast enough for a search over a whole term', async () => {
    const asked = { partnerId: city.schoolId, from: '2026-09-01', to: '2026-11-29' };
    const times: number[] = [];
    await it_.store.read(async (manager) => {
      for (let round = 0; round < 60; round += 1) {
        const began = performance.now();
        await queries.schoolDays(manager, asked);
        times.push(performance.now() - began);
      }
    });
    const median = times.slice(20).sort((a, b) => a - b)[20];
    expect(median).toBeLessThan(20);
  });

  it('refuse a request for a visit on a day on which a calendar or a bank holiday closes the centre', async () => {
    const teacher = await it_.people.teacher(city.schoolId);
    for (const day of ['2026-12-02', '2026-12-08', '2026-12-25']) {
      const answer = await teacher.post('/api/v1/visits', aRequest(city, { day }));
      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toMatchObject({ refusal: 'visit/centre-closed' });
      const view = await teacher.get(`/api/v1/centres/${city.centreId}/days/${day}`);
      expect(view.json().hours).toEqual([]);
    }
    for (const day of ['2026-12-01', '2026-12-28']) {
      expect((await teacher.post('/api/v1/visits', aRequest(city, { day }))).statusCode).toBe(201);
    }
  });

  it('say the term of an authority, and the fixed one where it has none', async () => {
    const other = await city.city.anAuthority({ name: 'Moorshire' });
    const termOf = (authorityId: string, day: string) =>
      it_.store.read((manager) => queries.termOf(manager, authorityId, day));
    expect(await termOf(city.authorityId, '2027-04-02')).toEqual({
      academicYear: 2026,
      term: 'spring',
      firstDay: '2027-01-05',
      lastDay: '2027-03-25',
    });
    expect(await termOf(other, '2027-04-02')).toMatchObject({ term: 'summer', firstDay: '2027-04-01' });
  });
});
