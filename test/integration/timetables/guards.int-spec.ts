import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { isPostgres } from '../../../server/database/dialect.js';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { newId } from '../../../server/common/new-id.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { TimetableFactory } from '../../factories/timetable.factory.js';
import { testApp, type TestApp } from '../../support/test-app.js';

/** Hand-written statements, as no code path of the product makes them. */
describe('the database', () => {
  let it_: TestApp;
  let city: SmallCity;
  let scheduleId: string;
  let springId: string;
  beforeAll(async () => {
    it_ = await testApp();
    city = await aSmallCity(it_.store);
    const make = new TimetableFactory(it_.store);
    await make.aCalendar('school', city.schoolId);
    await make.aTerm(city.schoolId, 2026, 'autumn', ['2026-09-03', '2026-12-18']);
    springId = await make.aTerm(city.schoolId, 2026, 'spring', ['2027-01-05', '2027-03-25']);
    const lesson = { week: 'every' as const, weekday: 1 };
    scheduleId = await make.bellTimes(city.schoolId, {}, [
      { ...lesson, name: 'One', starts: '09:00', ends: '10:00' },
      { ...lesson, name: 'Two', starts: '10:00', ends: '11:00' },
    ]);
  });
  afterAll(() => it_.close());

  const term = (firstDay: string, lastDay: string) =>
    `INSERT INTO calendar_entries (id, calendar_id, kind, name, first_day, last_day, academic_year, term)
     VALUES ('${newId()}', '${city.schoolId}', 'term', '', '${firstDay}', '${lastDay}', 2026, 'summer')`;
  const period = (starts: string, ends: string, position = 3) =>
    `INSERT INTO bell_periods (id, schedule_id, week, weekday, position, name, kind, starts, ends)
     VALUES ('${newId()}', '${scheduleId}', 'every', 1, ${position}, 'Three', 'lesson', '${starts}', '${ends}')`;
  const run = (statement: string) => it_.store.write((tx) => tx.manager.query(statement)).catch((e: unknown) => e);

  /** Runs a statement without a guard, and takes everything back. */
  async function withoutGuard(name: string, table: string, statement: string): Promise<void> {
    const undone = new Error('undo');
    const drop = async (manager: EntityManager) => {
      const names = isPostgres() ? [`${name} ON ${table}`] : [name, `${name}_change`];
      for (const each of names) await manager.query(`DROP TRIGGER ${each}`);
    };
    const work = it_.store.write(async (tx) => {
      await drop(tx.manager);
      await tx.manager.query(statement);
      throw undone;
    });
    await expect(work).rejects.toBe(undone);
  }

  it('keeps two terms of a calendar from sharing a day, when they are added and when they are moved', async () => {
    const added = term('2027-03-25', '2027-07-21');
    const moved = `UPDATE calendar_entries SET first_day = '2026-12-18' WHERE id = '${springId}'`;
    for (const statement of [added, moved]) {
      expect(isGuardViolation(await run(statement), 'calendar_terms_apart')).toBe(true);
      await withoutGuard('calendar_terms_apart', 'calendar_entries', statement);
    }
  });

  it('keeps two periods of a day from sharing a minute, when they are added and when they are moved', async () => {
    const moved = `UPDATE bell_periods SET ends = '10:01' WHERE name = 'One'`;
    for (const statement of [period('10:59', '11:30'), moved]) {
      expect(isGuardViolation(await run(statement), 'bell_periods_apart')).toBe(true);
      await withoutGuard('bell_periods_apart', 'bell_periods', statement);
    }
  });

  it.each<[string, () => string, string]>([
    ['a twenty-first period', () => period('12:00', '12:10', 21), 'bell_periods_position_ck'],
    ['a period that ends before it begins', () => period('13:00', '12:10'), 'bell_periods_times_ck'],
    ['a term that ends before it begins', () => term('2027-07-21', '2027-04-12'), 'calendar_entries_days_ck'],
    [
      'a term without its name',
      () => term('2027-04-12', '2027-07-21').replace(`'summer'`, 'NULL'),
      'calendar_entries_term_ck',
    ],
    [
      'a calendar of two owners',
      () =>
        `INSERT INTO calendars (id, centre_id, school_id, version)
         VALUES ('${city.centreId}', '${city.centreId}', '${city.otherSchoolId}', 1)`,
      'calendars_owner_ck',
    ],
    [
      'a calendar with another id than its owner’s',
      () => `INSERT INTO calendars (id, centre_id, version) VALUES ('${newId()}', '${city.centreId}', 1)`,
      'calendars_owner_ck',
    ],
  ])('refuses %s', async (_what, statement, guard) => {
    expect(isGuardViolation(await run(statement()), guard)).toBe(true);
  });

  it('takes a term and a period that lie apart from the others', async () => {
    expect(await run(term('2027-04-12', '2027-07-21'))).not.toBeInstanceOf(Error);
    expect(await run(period('11:00', '12:00'))).not.toBeInstanceOf(Error);
  });
});
