import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WriteEntry } from '#shared/contracts/timetables.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { CityFactory, aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { TimetableFactory } from '../../factories/timetable.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const AUTUMN: WriteEntry = {
  kind: 'term',
  name: '',
  firstDay: '2026-09-03',
  lastDay: '2026-12-18',
  term: 'autumn',
};
const closure = (firstDay: string, over: Partial<WriteEntry> = {}): WriteEntry => ({
  kind: 'closure',
  name: 'Boiler',
  firstDay,
  lastDay: firstDay,
  term: null,
  ...over,
});
const url = (id: string) => `/api/v1/calendars/${id}`;
const asSeen = (version: number) => ({ 'if-match': `"${version}"` });

describe('calendars', () => {
  let it_: TestApp;
  let city: SmallCity;
  let officer: Caller;
  let manager: Caller;
  let coordinator: Caller;
  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    officer = await it_.people.officer(city.authorityId);
    manager = await it_.people.manager(city.centreId);
    coordinator = await it_.people.coordinator(city.schoolId);
  });
  afterAll(() => it_.close());

  const versionOf = async (caller: Caller, id: string): Promise<number> => (await caller.get(url(id))).json().version;
  const add = async (caller: Caller, id: string, entry: WriteEntry) =>
    caller.post(`${url(id)}/entries`, entry, asSeen(await versionOf(caller, id)));

  describe('of an authority', () => {
    it('begins empty, takes a term, and gives it to its schools', async () => {
      const empty = await officer.get(url(city.authorityId));
      expect(empty.json()).toMatchObject({ owner: 'authority', version: 1, entries: [], inherited: null });
      expect(empty.headers['etag']).toBe('"1"');
      const answer = await add(officer, city.authorityId, AUTUMN);
      expect(answer.statusCode).toBe(201);
      expect(answer.json()).toMatchObject({ version: 2, entries: [{ ...AUTUMN, academicYear: 2026 }] });
      const school = (await coordinator.get(url(city.schoolId))).json();
      expect(school).toMatchObject({ entries: [], availableActions: ['edit'] });
      expect(school.inherited).toMatchObject({
        from: { id: city.authorityId, name: 'Harbourshire' },
        entries: [{ term: 'autumn', replaced: false }],
      });
    });

    it.each<[string, Partial<WriteEntry>, string]>([
      ['the same term once more', { firstDay: '2026-09-07' }, 'calendar/term-there'],
      [
        'a spring term that shares a day',
        { term: 'spring', firstDay: '2026-12-18', lastDay: '2027-03-25' },
        'calendar/terms-overlap',
      ],
      [
        'a spring term before the autumn',
        { term: 'spring', firstDay: '2026-08-03', lastDay: '2026-08-28' },
        'calendar/terms-overlap',
      ],
      [
        'a term that runs into the next year',
        { term: 'summer', firstDay: '2027-04-12', lastDay: '2027-09-01' },
        'calendar/term-outside-year',
      ],
      ['a day opened that nothing closes', { kind: 'open', name: 'Open', term: null }, 'calendar/kind-not-here'],
      ['a year out of reach', { term: 'autumn', firstDay: '2046-09-03', lastDay: '2046-12-18' }, 'calendar/too-far'],
    ])('refuses %s', async (_what, over, refusal) => {
      const before = await versionOf(officer, city.authorityId);
      const answer = await add(officer, city.authorityId, { ...AUTUMN, ...over });
      expect(answer.json()).toMatchObject({ refusal });
      expect(await versionOf(officer, city.authorityId)).toBe(before);
    });

    it.each<[string, Partial<WriteEntry>, string]>([
      ['a last day before the first', { lastDay: '2026-09-02' }, 'lastDay'],
      ['more than a year', { lastDay: '2027-09-04' }, 'lastDay'],
      ['a term without its name', { term: null }, 'term'],
      ['a closure without a name', { kind: 'closure', term: null }, 'name'],
      ['a day that is not in the calendar', { firstDay: '2026-02-30' }, 'firstDay'],
    ])('refuses %s, naming the field', async (_what, over, field) => {
      const answer = await add(officer, city.authorityId, { ...AUTUMN, ...over });
      expect(answer.statusCode).toBe(400);
      expect(answer.json().issues.map(({ path }: { path: string }) => path)).toContain(field);
    });
  });

  it('is edited on the version that was seen, and on no other', async () => {
    const added = await add(coordinator, city.schoolId, closure('2026-12-01'));
    const { id, version } = added.json<{ id: string; version: number }>();
    const [entry] = (await coordinator.get(url(id))).json().entries;
    const put = (seen: number) =>
      coordinator.put(`/api/v1/calendar-entries/${entry.id}`, closure('2026-12-02'), asSeen(seen));
    expect((await put(version - 1)).json()).toMatchObject({ refusal: 'resource/stale' });
    const edited = await put(version);
    expect(edited.json().entries).toMatchObject([{ firstDay: '2026-12-02' }]);
    const remove = (seen: number) =>
      coordinator.request('DELETE', `/api/v1/calendar-entries/${entry.id}`, { headers: asSeen(seen) });
    expect((await remove(version)).json()).toMatchObject({ refusal: 'resource/stale' });
    expect((await remove(version + 1)).json().entries).toEqual([]);
    expect((await remove(version + 2)).json()).toMatchObject({ refusal: 'calendar/entry-not-found' });
  });

  it('takes two first entries at once only one after the other', async () => {
    const fresh = await city.city.aSchool(city.authorityId);
    const both = await Promise.all(
      ['2026-12-01', '2026-12-02'].map((day) => officer.post(`${url(fresh)}/entries`, closure(day), asSeen(1))),
    );
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 412]);
  });

  it('of a centre takes closures and openings, and shows its authority’s closures alone', async () => {
    await add(officer, city.authorityId, closure('2026-12-31', { name: 'Council shut' }));
    expect((await add(manager, city.centreId, AUTUMN)).json()).toMatchObject({ refusal: 'calendar/kind-not-here' });
    const open = await add(manager, city.centreId, closure('2026-12-28', { kind: 'open', name: 'Holiday club' }));
    expect(open.json()).toMatchObject({
      entries: [{ kind: 'open', firstDay: '2026-12-28' }],
      inherited: { entries: [{ kind: 'closure', name: 'Council shut' }] },
    });
  });

  it('of a school shows which inherited term its own one replaces', async () => {
    const own = { ...AUTUMN, firstDay: '2026-09-01' };
    const view = (await add(coordinator, city.schoolId, own)).json();
    expect(view.inherited.entries[0]).toMatchObject({ term: 'autumn', replaced: true });
  });

  it('is changed by those whose it is, and by its authority, and by nobody else', async () => {
    const other = await it_.people.coordinator(city.otherSchoolId);
    const teacher = await it_.people.teacher(city.schoolId);
    const farAway = new CityFactory(it_.store);
    const stranger = await it_.people.officer(await farAway.anAuthority({ name: 'Moorshire' }));
    const tryAll = async (caller: Caller) =>
      Promise.all(
        [city.authorityId, city.centreId, city.schoolId].map(async (id) => {
          const answer = await caller.post(`${url(id)}/entries`, closure('2027-02-02'), asSeen(999));
          return answer.json().refusal;
        }),
      );
    expect(await tryAll(officer)).toEqual(Array(3).fill('resource/stale'));
    expect(await tryAll(manager)).toEqual(['calendar/not-found', 'resource/stale', 'calendar/not-found']);
    expect(await tryAll(coordinator)).toEqual(['calendar/not-found', 'calendar/not-found', 'resource/stale']);
    expect(await tryAll(other)).toEqual(Array(3).fill('calendar/not-found'));
    expect(await tryAll(stranger)).toEqual(Array(3).fill('calendar/not-found'));
    expect(await tryAll(teacher)).toEqual(Array(3).fill('access/forbidden'));
  });

  it('is seen by those it concerns, and answered to others like one that is not there', async () => {
    const teacher = await it_.people.teacher(city.schoolId);
    const other = await it_.people.teacher(city.otherSchoolId);
    const farAway = new CityFactory(it_.store);
    const elsewhere = await farAway.anAuthority({ name: 'Moorshire' });
    const stranger = await it_.people.teacher(await farAway.aSchool(elsewhere));
    const seen = async (caller: Caller) =>
      Promise.all(
        [city.authorityId, city.centreId, city.schoolId].map(async (id) => (await caller.get(url(id))).statusCode),
      );
    expect(await seen(teacher)).toEqual([200, 200, 200]);
    expect(await seen(manager)).toEqual([200, 200, 200]);
    expect(await seen(other)).toEqual([200, 200, 404]);
    expect(await seen(stranger)).toEqual([404, 404, 404]);
    expect((await stranger.get(url(city.schoolId))).body).toBe((await stranger.get(url(newId()))).body);
    const list = (await teacher.get('/api/v1/calendars')).json().items;
    expect(list.map(({ name, mayEdit }: { name: string; mayEdit: boolean }) => [name, mayEdit])).toEqual([
      ['Harbourshire', false],
      ['Quayside CLC', false],
      ['Hillside School', false],
    ]);
  });

  it('lists schools with whether they have bell times and who may enter them', async () => {
    const make = new TimetableFactory(it_.store);
    const lesson = { week: 'every' as const, weekday: 1, name: 'One', starts: '09:00', ends: '10:00' };
    await make.bellTimes(city.otherSchoolId, {}, [lesson]);
    const schoolsOf = async (caller: Caller) =>
      (await caller.get('/api/v1/calendars')).json().items.filter((item: { owner: string }) => item.owner === 'school');
    expect(await schoolsOf(manager)).toMatchObject([
      { name: 'Hillside School', mayEdit: false, bellTimes: { own: false, mayEdit: true } },
      { name: 'Quayside Academy', mayEdit: false, bellTimes: { own: false, mayEdit: true } },
      { name: 'Valley School', mayEdit: false, bellTimes: { own: true, mayEdit: true } },
    ]);
    expect(await schoolsOf(coordinator)).toMatchObject([{ name: 'Hillside School', mayEdit: true }]);
  });
});
