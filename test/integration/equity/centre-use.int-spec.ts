import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CentreUseView, EquityChoices } from '#shared/contracts/equity.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { CityFactory } from '../../factories/city.factory.js';
import { aCityInUse, type CityInUse } from '../../factories/usage-city.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const PATH = '/api/v1/equity/centre-use';
const TODAY = '2026-11-24T09:00:00Z';

describe('who uses the centre', () => {
  let it_: TestApp;
  let city: CityInUse;
  let officer: Caller;
  let board: Caller;
  let manager: Caller;
  let awkwardId: string;

  /** Host (roll 1,000) 2 × 30 pupils × 4 h, Hillside (600) 26 × 2 h, Valley (300) missed, the fourth (100) never came. */
  beforeAll(async () => {
    it_ = await testApp();
    city = await aCityInUse(it_);
    awkwardId = await city.city.aSchool(city.authorityId, { name: '=cmd|"/c calc"!A1, Ysgol Môn', roll: 100 });
    await city.city.aPartnership(city.centreId, awkwardId);
    for (const day of ['2026-10-05', '2026-10-06']) {
      await city.attend(city.hostId, 30, { day, startTime: '12:00', endTime: '16:00' });
    }
    await city.attend(city.schoolId, 26, { day: '2026-10-07' });
    await city.miss(city.otherSchoolId, { day: '2026-10-08' });
    await city.attend(city.otherSchoolId, 30, { day: '2026-06-10' });
    it_.clock.set(TODAY);
    officer = await it_.people.officer(city.authorityId);
    board = await it_.people.boardMember(city.authorityId);
    manager = await it_.people.manager(city.centreId);
  });
  afterAll(() => it_.close());

  const query = (over: Record<string, string> = {}) => ({
    authorityId: city.authorityId,
    centreId: city.centreId,
    academicYear: '2026',
    term: 'autumn',
    ...over,
  });
  const view = async (caller: Caller, over: Record<string, string> = {}): Promise<CentreUseView> => {
    const answer = await caller.get(PATH, query(over));
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };

  it('sets each school’s share of pupil-hours beside its share of roll', async () => {
    const { schools, host, partners, all, ...rest } = await view(officer);
    expect(schools).toEqual([
      {
        ...{
          partnerId: city.hostId,
          name: 'Quayside Academy',
          phase: 'secondary',
          role: 'host',
          centre: { id: city.centreId, name: 'Quayside CLC' },
          lastVisitDay: '2026-10-06',
        },
        ...{ roll: 1000, rollShare: 50, pupilHours: 240, hoursShare: 82.2, hoursPer100: 24, representation: 1.64 },
        ...{ visits: 2, noShows: 0 },
      },
      {
        ...{
          partnerId: awkwardId,
          name: '=cmd|"/c calc"!A1, Ysgol Môn',
          phase: 'secondary',
          role: 'partner',
          centre: { id: city.centreId, name: 'Quayside CLC' },
          lastVisitDay: null,
        },
        ...{ roll: 100, rollShare: 5, pupilHours: 0, hoursShare: 0, hoursPer100: 0, representation: 0 },
        ...{ visits: 0, noShows: 0 },
      },
      {
        ...{
          partnerId: city.schoolId,
          name: 'Hillside School',
          phase: 'secondary',
          role: 'partner',
          centre: { id: city.centreId, name: 'Quayside CLC' },
          lastVisitDay: '2026-10-07',
        },
        ...{ roll: 600, rollShare: 30, pupilHours: 52, hoursShare: 17.8, hoursPer100: 8.7, representation: 0.59 },
        ...{ visits: 1, noShows: 0 },
      },
      {
        ...{
          partnerId: city.otherSchoolId,
          name: 'Valley School',
          phase: 'secondary',
          role: 'partner',
          centre: { id: city.centreId, name: 'Quayside CLC' },
          lastVisitDay: '2026-06-10',
        },
        ...{ roll: 300, rollShare: 15, pupilHours: 0, hoursShare: 0, hoursPer100: 0, representation: 0 },
        ...{ visits: 0, noShows: 1 },
      },
    ]);
    expect(host).toMatchObject({
      schools: 1,
      roll: 1000,
      rollShare: 50,
      pupilHours: 240,
      hoursShare: 82.2,
      representation: 1.64,
    });
    expect(partners).toMatchObject({
      schools: 3,
      roll: 1000,
      pupilHours: 52,
      hoursShare: 17.8,
      hoursPer100: 5.2,
      noShows: 1,
    });
    expect(all).toMatchObject({ schools: 4, roll: 2000, pupilHours: 292, hoursPer100: 14.6, visits: 3 });
    expect(rest).toMatchObject({
      centre: { id: city.centreId, name: 'Quayside CLC' },
      centres: [{ id: city.centreId, name: 'Quayside CLC' }],
      stage: 'figures',
      suppressed: false,
      firstDay: '2026-09-01',
      lastDay: '2026-12-31',
      reach: { reached: 1, partners: 3, share: 33.3 },
      notSeen: [
        { partnerId: awkwardId, lastVisitDay: null, noShows: 0, cameAsHost: false },
        { partnerId: city.otherSchoolId, lastVisitDay: '2026-06-10', noShows: 1, cameAsHost: false },
      ],
    });
    expect(rest.findings.map(({ text }) => text)).toEqual([
      'The host school has 50% of pupils and takes 82.2% of pupil-hours: 1.6 times its share.',
      '1 of 3 partner schools came. =cmd|"/c calc"!A1, Ysgol Môn and Valley School did not.',
      'For every 100 pupils on roll the host had 24 pupil-hours and the partners 5.2.',
      'Nobody came to 1 booked visit.',
    ]);
  });

  it('keeps to the term, and adds the terms of a year', async () => {
    const summer = await view(officer, { academicYear: '2025', term: 'summer' });
    expect([summer.all.pupilHours, summer.reach.reached, summer.schools.at(-1)?.name]).toEqual([
      60,
      1,
      'Valley School',
    ]);
    const { term: _term, ...year } = query({ academicYear: '2025' });
    const whole = (await officer.get(PATH, year)).json<CentreUseView>();
    expect([whole.term, whole.firstDay, whole.lastDay, whole.all.pupilHours]).toEqual([
      null,
      '2025-09-01',
      '2026-08-31',
      60,
    ]);
    expect(await view(officer, { term: 'spring' })).toMatchObject({
      stage: 'not_begun',
      findings: [{ code: 'not_begun' }],
    });
  });

  it('does not change when a later census arrives', async () => {
    const before = await view(officer);
    await city.census(city.hostId, { asOf: '2026-10-01', roll: 2000 });
    await city.census(city.otherSchoolId, { asOf: '2026-10-01', roll: 2000 });
    expect(await view(officer)).toEqual(before);
  });

  it('lists a school while its partnership runs', async () => {
    const leaverId = await city.city.aSchool(city.authorityId, { name: 'Leaver School' });
    await city.city.aPartnership(city.centreId, leaverId, { startsOn: '2024-09-01', endsOn: '2025-12-31' });
    const listed = async (over: Record<string, string>) =>
      (await view(officer, over)).schools.some(({ partnerId }) => partnerId === leaverId);
    expect([
      await listed({ academicYear: '2025', term: 'autumn' }),
      await listed({ academicYear: '2025', term: 'spring' }),
    ]).toEqual([true, false]);
  });

  it('shows training and community use apart', async () => {
    await city.attend(city.schoolId, 1, { day: '2027-01-12', programme: 'cpd' });
    await city.attend(city.schoolId, 10, { day: '2027-01-13' });
    it_.clock.set(TODAY);
    const spring = await view(officer, { term: 'spring' });
    expect([spring.training, spring.all.pupilHours]).toEqual([{ visits: 1, partners: 1, peopleHours: 6 }, 20]);
  });

  describe('for whom', () => {
    let stranger: Caller;
    let strangeCentreId: string;
    let strangeAuthorityId: string;

    beforeAll(async () => {
      const factory = new CityFactory(it_.store);
      strangeAuthorityId = await factory.anAuthority({ name: 'Moorshire' });
      strangeCentreId = await factory.aCentre(strangeAuthorityId, { name: 'Moorside CLC' });
      stranger = await it_.people.officer(strangeAuthorityId);
    });

    it('is an officer’s own authority: another’s is answered like one that is not there', async () => {
      const ask = async (caller: Caller, over: Record<string, string>) => {
        const { statusCode, body } = await caller.get(PATH, query(over));
        return `${String(statusCode)} ${body}`;
      };
      const nowhere = newId();
      expect(await ask(stranger, {})).toBe(await ask(stranger, { authorityId: nowhere, centreId: nowhere }));
      expect(await ask(stranger, {})).toMatch(/^404 .*centre\/not-found/);
      expect(await ask(officer, { centreId: strangeCentreId })).toBe(await ask(officer, { centreId: nowhere }));
      expect(await ask(stranger, { authorityId: strangeAuthorityId })).toMatch(/^404/);
      expect(await ask(stranger, { authorityId: strangeAuthorityId, centreId: strangeCentreId })).toMatch(/^200/);
      const whole = async (caller: Caller, authorityId: string) => {
        const answer = await caller.get(PATH, { authorityId, academicYear: '2026' });
        return [answer.statusCode, answer.json().refusal];
      };
      expect(await whole(stranger, city.authorityId)).toEqual([404, 'authority/not-found']);
      expect(await whole(stranger, nowhere)).toEqual([404, 'authority/not-found']);
      expect(await whole(officer, city.authorityId)).toEqual([200, undefined]);
    });

    it('is a manager’s own centre and not the whole authority', async () => {
      expect((await view(manager)).all.pupilHours).toBe(292);
      const other = await city.city.aCentre(city.authorityId, { name: 'Hilltop CLC' });
      expect((await manager.get(PATH, query({ centreId: other }))).json()).toMatchObject({
        refusal: 'centre/not-found',
      });
      const whole = await manager.get(PATH, { authorityId: city.authorityId, academicYear: '2026' });
      expect([whole.statusCode, whole.json()]).toMatchObject([404, { refusal: 'authority/not-found' }]);
    });

    it('is nobody at a school', async () => {
      const teacher = await it_.people.teacher(city.schoolId);
      expect((await teacher.get(PATH, query())).json()).toMatchObject({ refusal: 'access/forbidden' });
      expect((await it_.people.nobody().get(PATH, query())).statusCode).toBe(401);
    });

    it('offers what each may choose', async () => {
      const choices = async (caller: Caller) => (await caller.get('/api/v1/equity/choices')).json<EquityChoices>();
      expect(await choices(manager)).toEqual({
        authorities: [
          {
            id: city.authorityId,
            name: 'Harbourshire',
            together: false,
            centres: [{ id: city.centreId, name: 'Quayside CLC' }],
          },
        ],
        academicYears: [2026, 2025],
        current: { academicYear: 2026, term: 'autumn' },
      });
      expect((await choices(board)).authorities).toMatchObject([
        { name: 'Harbourshire', together: true, centres: [{ name: 'Hilltop CLC' }, { name: 'Quayside CLC' }] },
      ]);
      expect(await choices(stranger)).toMatchObject({ authorities: [{ name: 'Moorshire' }], academicYears: [2026] });
    });

    it('says what is wrong with the question', async () => {
      const answer = await officer.get(PATH, { authorityId: 'x', academicYear: 'soon', term: 'winter' });
      expect([answer.statusCode, answer.json().issues.map((issue: { path: string }) => issue.path)]).toEqual([
        400,
        ['authorityId', 'academicYear', 'term'],
      ]);
    });
  });

  describe('for the board', () => {
    beforeAll(async () => {
      await city.attend(city.otherSchoolId, 4, { day: '2027-04-13' });
      await city.attend(city.schoolId, 25, { day: '2027-04-14' });
      await city.attend(city.hostId, 30, { day: '2027-04-15' });
      it_.clock.set('2027-05-03T09:00:00Z');
      board = await it_.people.boardMember(city.authorityId);
      officer = await it_.people.officer(city.authorityId);
    });

    const hours = ({ schools, host, partners, all }: CentreUseView) => [
      ...schools.map(({ name, pupilHours, visits }) => [name.replace(/^.*, /, ''), pupilHours, visits]),
      [host?.pupilHours, partners.pupilHours, all.pupilHours],
    ];

    it('hides a group of four and one beside it, in the term and in the year', async () => {
      const summer = await view(board, { term: 'summer' });
      expect(summer.suppressed).toBe(true);
      expect(hours(summer)).toEqual([
        ['Quayside Academy', 60, 1],
        ['Ysgol Môn', 0, 0],
        ['Hillside School', 'c', 1],
        ['Valley School', 'c', 1],
        [60, 58, 118],
      ]);
      expect(JSON.stringify(summer)).not.toContain('"pupilHours":8,');
      const { term: _term, ...year } = query();
      const whole = (await board.get(PATH, year)).json<CentreUseView>();
      expect(whole.schools.map(({ pupilHours }) => pupilHours)).toEqual([300, 0, 'c', 'c']);
      const autumn = await view(board);
      expect(autumn.schools.map(({ pupilHours }) => pupilHours)).toEqual([240, 0, 52, 0]);
    });

    it('shows the officer all of it', async () => {
      expect((await view(officer, { term: 'summer' })).schools.map(({ pupilHours }) => pupilHours)).toEqual([
        60, 0, 50, 8,
      ]);
    });

    it('hides it in the file too', async () => {
      const file = (await board.get(`${PATH}.csv`, query({ term: 'summer' }))).body;
      expect(file).toContain('Valley School,Quayside CLC,partner,Secondary,2000,42.6,c,c,c,c,1,0,2027-04-13\r\n');
    });
  });

  it('comes as a file for a spreadsheet, in which no name is a formula', async () => {
    const answer = await officer.get(`${PATH}.csv`, query());
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="who-uses-quayside-clc-2026-27-autumn.csv"',
    });
    expect(answer.body.split('\r\n')).toEqual([
      '\uFEFFSchool,Centre,Role,Phase,Pupils on roll,Share of roll (%),Pupil-hours,Share of pupil-hours (%),Pupil-hours per 100 on roll,Share of hours over share of roll,Visits,No-shows,Last visit',
      'Quayside Academy,Quayside CLC,host,Secondary,1000,50,240,82.2,24,1.64,2,0,2026-10-06',
      '"\'=cmd|""/c calc""!A1, Ysgol Môn",Quayside CLC,partner,Secondary,100,5,0,0,0,0,0,0,',
      'Hillside School,Quayside CLC,partner,Secondary,600,30,52,17.8,8.7,0.59,1,0,2026-10-07',
      'Valley School,Quayside CLC,partner,Secondary,300,15,0,0,0,0,0,1,2026-06-10',
      'Host school,Quayside CLC,total,,1000,50,240,82.2,24,1.64,2,0,',
      'Partner schools,Quayside CLC,total,,1000,50,52,17.8,5.2,0.36,1,1,',
      'All schools,Quayside CLC,total,,2000,100,292,100,14.6,1,3,1,',
      '',
    ]);
  });

  it('escapes every beginning that a spreadsheet would run', async () => {
    const factory = new CityFactory(it_.store);
    const authorityId = await factory.anAuthority({ name: 'Fenshire' });
    const centreId = await factory.aCentre(authorityId, { name: 'Fen “CLC” Môn' });
    for (const name of ['=1', '+1', '-1', '@1', '\t1', '\r1', '＝1', '＋1', '－1', '＠1', 'Plain']) {
      await factory.aPartnership(centreId, await factory.aSchool(authorityId, { name }));
    }
    const caller = await it_.people.officer(authorityId);
    const answer = await caller.get(`${PATH}.csv`, { authorityId, centreId, academicYear: '2026', term: 'autumn' });
    const names = answer.body
      .split('\r\n')
      .slice(1, 12)
      .map((line) => line.split(',Fen “CLC” Môn,partner,')[0]);
    const fullWidth = ["'＝1", "'＋1", "'－1", "'＠1"];
    expect(names.sort()).toEqual(["'+1", "'-1", "'=1", "'@1", "'\t1", '"\'\r1"', ...fullWidth, 'Plain'].sort());
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="who-uses-fen-clc-mon-2026-27-autumn.csv"',
    );
  });
});
