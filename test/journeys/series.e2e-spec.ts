import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aSmallCity, type SmallCity } from '../factories/city.factory.js';
import { aPolicy } from '../factories/policy.factory.js';
import { aRequest } from '../factories/visit.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';

const NOW = new Date('2026-11-24T09:00:00Z');
const LESSONS =
  'weekday,starts,ends,weeks,room,pupils,subject\nFriday,09:00,10:00,every,Lab,18,Computing\nFriday,,,,Attic,2,Art';

/** A teacher lets a visit repeat, a manager answers for all of it at once, and the host's lessons come in from a file. */
describe.each(Object.keys(SIZES) as Size[])('a series, on a %s', (size) => {
  let it_: BrowserApp;
  let city: SmallCity;
  let teacher: Page;
  let manager: Page;

  beforeAll(async () => {
    it_ = await browserApp();
    it_.clock.set(NOW.toISOString());
    city = await aSmallCity(it_.store);
    const other = await it_.people.teacher(city.otherSchoolId);
    await other.post('/api/v1/visits', aRequest(city, { day: '2026-12-08', partnerId: city.otherSchoolId }));
    const own = await it_.people.teacher(city.schoolId);
    const { id } = (await own.post('/api/v1/visits', aRequest(city))).json();
    const school = { scopeKind: 'partner', scopeId: city.schoolId } as const;
    const centre = { scopeKind: 'centre', scopeId: city.centreId } as const;
    await aPersonWithPassword(it_, 'teacher@fictional.example', { role: 'teacher', ...school });
    await aPersonWithPassword(it_, 'manager@fictional.example', { role: 'centre_manager', ...centre });
    teacher = await it_.signedIn('teacher@fictional.example', size);
    manager = await it_.signedIn('manager@fictional.example', size);
    for (const page of [teacher, manager]) await page.clock.install({ time: NOW });
    await teacher.goto(`${it_.url}/visits/${id}`);
  });
  afterAll(() => it_.close());

  it('is made from a visit: previewed date by date, with something else for what clashes', async () => {
    await teacher.getByRole('link', { name: 'Repeat this visit' }).press('Enter');
    await teacher.getByRole('heading', { name: 'How it repeats' }).waitFor();
    expect(await problemsOf(teacher, 'series-form')).toEqual([]);
    await teacher.getByLabel('Every week').focus();
    await teacher.getByLabel('A day').check();
    await teacher.getByRole('textbox', { name: 'Last day' }).fill('22/12/2026');
    await teacher.keyboard.press('Enter');
    await teacher.getByRole('heading', { name: 'The dates' }).waitFor();
    await teacher.getByText('Not possible: the room is taken.').waitFor();
    expect(await problemsOf(teacher, 'series-dates')).toEqual([]);
    await teacher.getByRole('button', { name: 'Take this instead on Tuesday 8 December' }).press('Enter');
    await teacher.getByRole('button', { name: 'Leave out Tuesday 22 December' }).press('Enter');
    await teacher.getByRole('button', { name: 'Ask for 2 visits' }).press('Enter');
    await teacher.getByText('3 visits wait for an answer from').waitFor();
    expect(await teacher.getByRole('link', { name: /Tuesday 8 December, 12:30 to 14:30/ }).count()).toBe(1);
    expect(await problemsOf(teacher, 'series')).toEqual([]);
  });

  it('waits in the queue as one entry, and is approved at once', async () => {
    await manager.goto(`${it_.url}/requests`);
    await manager.getByText('3 visits waiting for an answer').waitFor();
    expect(await problemsOf(manager, 'series-queue')).toEqual([]);
    await manager.getByRole('link', { name: 'Open the series Podcasting of Hillside School' }).press('Enter');
    await manager.getByRole('button', { name: 'Approve 3 visits' }).press('Enter');
    await manager.getByRole('button', { name: 'Cancel 3 visits to come' }).waitFor();
    await manager.getByText('3 visits approved').waitFor();
    await manager.locator('h2:focus', { hasText: 'Visits' }).waitFor();
    expect(await manager.getByText('Approved', { exact: true }).count()).toBe(3);
  });

  it('asks for a sentence before a date is taken out late, and keeps what is typed', async () => {
    const centre = await it_.people.manager(city.centreId);
    await aPolicy(centre, city.centreId, { cancellationDays: 30 });
    const series = manager.url();
    await manager.getByRole('link', { name: 'Change the series' }).press('Enter');
    await manager.getByRole('textbox', { name: 'Last day' }).fill('1/12/2026');
    await manager.getByRole('button', { name: 'Show what would happen' }).press('Enter');
    await manager.getByRole('button', { name: 'Change the series' }).press('Enter');
    await manager.getByText('Write to the school why, in a sentence.').waitFor();
    const words = manager.getByRole('textbox', { name: 'Why, in a sentence to Hillside School' });
    await words.fill('The boiler is broken');
    expect(await problemsOf(manager, 'series-edit-late')).toEqual([]);
    await manager.getByRole('button', { name: 'Change something else' }).press('Enter');
    await manager.getByRole('button', { name: 'Show what would happen' }).press('Enter');
    expect(await words.inputValue()).toBe('The boiler is broken');
    await aPolicy(centre, city.centreId, { cancellationDays: null });
    await manager.goto(series);
  });

  it('is changed from a day on, with a look at what would happen', async () => {
    await manager.getByRole('link', { name: 'Change the series' }).press('Enter');
    await manager.getByLabel('Which visits').selectOption({ label: 'Tuesday 15 December and all after it' });
    await manager.getByRole('textbox', { name: 'Starts' }).fill('9:00');
    expect(await problemsOf(manager, 'series-edit')).toEqual([]);
    await manager.getByRole('button', { name: 'Show what would happen' }).press('Enter');
    await manager.getByText('Changes to 09:00 to 12:00 in Radio studio').waitFor();
    expect(await problemsOf(manager, 'series-edit-dates')).toEqual([]);
    await manager.getByRole('button', { name: 'Change the series' }).press('Enter');
    await manager.getByText('This series goes on from an earlier one').waitFor();
    expect(await manager.getByRole('link', { name: 'Tuesday 15 December, 09:00 to 12:00' }).count()).toBe(1);
  });

  it('has visits that move alone', async () => {
    await manager.getByRole('link', { name: 'Tuesday 15 December, 09:00 to 12:00' }).press('Enter');
    await manager.getByRole('link', { name: 'Change this visit' }).press('Enter');
    await manager.getByRole('textbox', { name: 'Starts' }).fill('10:30');
    expect(await problemsOf(manager, 'visit-change')).toEqual([]);
    await manager.getByRole('button', { name: 'Change the visit' }).press('Enter');
    await manager.getByRole('heading', { name: 'Tuesday 15 December, 10:30 to 12:00' }).waitFor();
    await manager.getByRole('link', { name: 'Open the series' }).press('Enter');
    await manager.getByText('Changed on its own').waitFor();
  });

  it('is cancelled at once, for a reason of the centre', async () => {
    await manager.getByRole('button', { name: 'Cancel 1 visit to come' }).press('Enter');
    await manager.getByLabel('Reason').selectOption({ label: 'The room cannot be used' });
    await manager.getByRole('button', { name: 'Cancel 1 visit', exact: true }).press('Enter');
    await manager.getByText('1 visit cancelled').waitFor();
    await manager.locator('h2:focus', { hasText: 'Visits' }).waitFor();
  });

  it('comes from the host’s timetable, with every bad row listed', async () => {
    await manager.goto(`${it_.url}/host-timetable`);
    await manager.getByRole('heading', { name: 'Choose a file' }).waitFor();
    await manager.locator('input[type=file]').setInputFiles({
      name: 'lessons.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(LESSONS),
    });
    await manager.getByRole('textbox', { name: 'First day' }).fill('1/12/2026');
    await manager.getByRole('textbox', { name: 'Last day' }).fill('18/12/2026');
    expect(await problemsOf(manager, 'timetable-file')).toEqual([]);
    await manager.getByRole('button', { name: 'Show the lessons' }).press('Enter');
    await manager.getByText('The centre has no room of this name.').waitFor();
    expect(await problemsOf(manager, 'timetable-lessons')).toEqual([]);
    await manager.getByLabel('Leave the bad rows out').check();
    await manager.getByRole('button', { name: 'Bring in 1 lesson' }).press('Enter');
    await manager.getByText('1 series with 3 visits brought in').waitFor();
  });
});
