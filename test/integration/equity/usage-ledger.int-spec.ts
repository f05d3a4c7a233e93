import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../server/common/new-id.js';
import { sql } from '../../../server/database/dialect.js';
import { Partner } from '../../../server/modules/partners/entities/partner.entity.js';
import { aCityInUse, type CityInUse } from '../../factories/usage-city.factory.js';
import { TimetableFactory } from '../../factories/timetable.factory.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('the usage ledger', () => {
  let it_: TestApp;
  let city: CityInUse;

  beforeAll(async () => {
    it_ = await testApp();
    city = await aCityInUse(it_);
  });
  afterAll(() => it_.close());

  const rowsOf = (visitId: string) =>
    it_.store.read((manager) => sql(manager)<object>`SELECT * FROM usage_ledger WHERE visit_id = ${visitId}`);

  it('writes down each characteristic as it was on the first day of the term', async () => {
    await city.census(city.schoolId, { asOf: '2026-05-01', roll: 590, fsm6Percent: 21.5 });
    await city.census(city.schoolId, { asOf: '2026-09-01', fsmPercent: 18 });
    await city.census(city.schoolId, { asOf: '2026-09-02', roll: 700, fsmPercent: 30, fsm6Percent: 40 });
    const visit = await city.attend(city.schoolId, 26, { day: '2026-10-06', programme: 'gifted_and_talented' });
    expect(await rowsOf(visit.id)).toEqual([
      expect.objectContaining({
        authority_id: city.authorityId,
        centre_id: city.centreId,
        partner_id: city.schoolId,
        entry: 'attended',
        school_day: '2026-10-06',
        academic_year: 2026,
        term: 'autumn',
        partner_kind: 'school',
        partner_role: 'partner',
        partner_name: 'Hillside School',
        phase: 'secondary',
        key_stage: 'ks3',
        programme: 'gifted_and_talented',
        pupils: 26,
        adults: 2,
        session_minutes: 120,
        room_minutes: 120,
        pupil_minutes: 3120,
        roll: 590,
        fsm_percent: 18,
        fsm6_percent: 21.5,
      }),
    ]);
  });

  it('leaves unknown what is unknown', async () => {
    const schoolId = await city.city.aSchool(city.authorityId, { name: 'New School', roll: null });
    await city.city.aPartnership(city.centreId, schoolId);
    const visit = await city.attend(schoolId, 15, { day: '2026-10-07' });
    expect(await rowsOf(visit.id)).toMatchObject([{ roll: null, fsm_percent: null, fsm6_percent: null, pupils: 15 }]);
  });

  it('knows no roll of a community group', async () => {
    const id = newId();
    const group = { id, authorityId: city.authorityId, kind: 'community_group' as const, name: 'Harbour Choir' };
    await it_.store.write((tx) => tx.manager.insert(Partner, { ...group, searchText: 'choir', createdAt: new Date() }));
    await city.city.aPartnership(city.centreId, id);
    const visit = await city.attend(id, 12, {
      day: '2026-10-08',
      programme: 'community',
      keyStage: 'adult',
      yearGroups: ['adult'],
    });
    expect(await rowsOf(visit.id)).toMatchObject([
      { partner_kind: 'community_group', phase: null, roll: null, programme: 'community' },
    ]);
  });

  it('counts the room but nobody for a visit to which nobody came', async () => {
    const visit = await city.miss(city.otherSchoolId, { day: '2026-10-09' });
    expect(await rowsOf(visit.id)).toMatchObject([
      { entry: 'no_show', pupils: 0, adults: 0, session_minutes: 120, room_minutes: 120, pupil_minutes: 0, roll: 300 },
    ]);
  });

  it('says nothing of a visit that was called off', async () => {
    it_.clock.set('2026-10-01T08:00:00Z');
    const manager = await it_.people.manager(city.centreId);
    const before = await it_.store.read((reader) => sql(reader)<object>`SELECT id FROM usage_ledger`);
    const asked = await manager.post('/api/v1/visits', {
      ...{ centreId: city.centreId, partnerId: city.schoolId, roomId: city.labId, day: '2026-10-12', subject: 'Art' },
      ...{ startTime: '10:00', endTime: '11:00', keyStage: 'ks3', yearGroups: ['8'], pupils: 10, adults: 1 },
    });
    const declined = await manager.post(`/api/v1/visits/${asked.json().id}/decline`, {
      version: 1,
      reasonCode: 'other',
    });
    expect([asked.statusCode, declined.statusCode]).toEqual([201, 200]);
    expect(await it_.store.read((reader) => sql(reader)<object>`SELECT id FROM usage_ledger`)).toHaveLength(
      before.length,
    );
  });

  it('is summed by the database: totals and ledger agree, corrections included', async () => {
    const visit = await city.attend(city.schoolId, 20, { day: '2026-10-13', startTime: '13:00', endTime: '14:00' });
    const [{ room_minutes: _room, ...row }] = (await rowsOf(visit.id)) as [Record<string, unknown>];
    const correction = {
      ...row,
      id: newId(),
      entry: 'correction',
      pupils: -3,
      pupil_minutes: -180,
      room_minutes: 0,
      adults: 0,
    };
    const columns = Object.keys(correction);
    const marks = columns.map((_, index) => (it_.database.engine === 'postgres' ? `$${String(index + 1)}` : '?'));
    await it_.store.write((tx) =>
      tx.manager.query(
        `INSERT INTO usage_ledger (${columns.join(', ')}) VALUES (${marks.join(', ')})`,
        Object.values(correction),
      ),
    );
    const sums = await it_.store.read(
      (reader) => sql(reader)<object>`
        SELECT partner_id, programme, CAST(SUM(pupils) AS integer) AS pupils, CAST(SUM(pupil_minutes) AS integer) AS pupil_minutes,
               CAST(SUM(room_minutes) AS integer) AS room_minutes, CAST(SUM(adults * session_minutes) AS integer) AS adult_minutes,
               CAST(SUM(CASE WHEN entry = 'attended' THEN 1 ELSE 0 END) AS integer) AS visits,
               CAST(SUM(CASE WHEN entry = 'no_show' THEN 1 ELSE 0 END) AS integer) AS no_shows,
               (SELECT CAST(MAX(one.pupils) AS integer) FROM (
                 SELECT partner_id, programme, SUM(pupils) AS pupils FROM usage_ledger GROUP BY visit_id, partner_id, programme) one
                 WHERE one.partner_id = usage_ledger.partner_id AND one.programme = usage_ledger.programme) AS largest_group,
               MAX(CASE WHEN entry = 'attended' THEN school_day END) AS last_day
          FROM usage_ledger GROUP BY partner_id, programme ORDER BY partner_id, programme`,
    );
    const totals = await it_.store.read(
      (reader) => sql(reader)<object>`
        SELECT partner_id, programme, pupils, pupil_minutes, room_minutes, adult_minutes, visits, no_shows, largest_group, last_day
          FROM usage_totals ORDER BY partner_id, programme`,
    );
    expect(sums.length).toBeGreaterThan(3);
    expect(totals).toEqual(sums);
    expect(totals).toContainEqual(
      expect.objectContaining({ partner_id: city.schoolId, programme: 'mainstream', pupils: 17, pupil_minutes: 1020 }),
    );
  });

  it('counts a visit to the authority’s own term once that is known, and leaves older rows as they were written', async () => {
    const before = await city.attend(city.schoolId, 20, { day: '2026-10-13' });
    expect(await rowsOf(before.id)).toMatchObject([{ academic_year: 2026, term: 'autumn' }]);
    const make = new TimetableFactory(it_.store);
    await make.aCalendar('authority', city.authorityId);
    await make.aTerm(city.authorityId, 2026, 'autumn', ['2026-08-31', '2026-10-09']);
    await make.aTerm(city.authorityId, 2026, 'spring', ['2026-10-12', '2027-03-25']);
    const after = await city.attend(city.schoolId, 21, { day: '2026-10-14' });
    const same = await city.attend(city.schoolId, 22, { day: '2026-10-09' });
    expect(await rowsOf(after.id)).toMatchObject([{ academic_year: 2026, term: 'spring' }]);
    expect(await rowsOf(same.id)).toMatchObject([{ academic_year: 2026, term: 'autumn' }]);
    expect(await rowsOf(before.id)).toMatchObject([{ academic_year: 2026, term: 'autumn' }]);
  });
});
