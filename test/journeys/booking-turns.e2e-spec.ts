import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aBookingCity, BOOKING_DAY, type BookingCity } from '../factories/booking.factory.js';
import { aRequest } from '../factories/visit.factory.js';
import { GOOD_PASSWORD } from '../support/accounts.js';
import { sayWhatAndWho } from '../support/booking-screens.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';

/** What happens beside the straight way through the three screens. */
describe.each(Object.keys(SIZES) as Size[])('booking with turns, on a %s', (size) => {
  let it_: BrowserApp;
  let city: BookingCity;
  let teacher: Page;
  let manager: Page;

  beforeAll(async () => {
    it_ = await browserApp();
    city = await aBookingCity(it_);
    teacher = await it_.signedIn('teacher@fictional.example', size);
    manager = await it_.signedIn('manager@fictional.example', size);
    for (const page of [teacher, manager]) await page.clock.install({ time: new Date(BOOKING_DAY) });
  });
  afterAll(() => it_.close());

  /** Each begins with nothing typed. */
  beforeEach(async () => {
    for (const page of [teacher, manager]) {
      await page.evaluate('sessionStorage.clear()');
      await page.goto(`${it_.url}/book`);
    }
  });

  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const find = (page: Page) => page.getByRole('button', { name: 'Find a time' }).click();
  const more = (page: Page) => page.getByText('More wishes').click();
  const chooseFirst = (page: Page) =>
    page
      .getByRole('button', { name: /^Choose this time/ })
      .first()
      .click();
  const focusedId = (page: Page) => page.evaluate<string>('document.activeElement.id');

  it('tells of days that are over or too far ahead where they are asked for', async () => {
    await sayWhatAndWho(teacher);
    await teacher.getByLabel('Which days?').selectOption({ label: 'Other days' });
    await teacher.getByLabel('First day', { exact: true }).fill('1 November 2026');
    await teacher.getByLabel('Last day', { exact: true }).fill('1 May 2026');
    await find(teacher);
    await teacher.getByRole('link', { name: 'That day is over. Enter today or a later day' }).waitFor();
    await teacher.getByRole('link', { name: 'Enter a last day on or after the first' }).click();
    expect(await focusedId(teacher)).toBe('wishes-to');
    await teacher.getByLabel('First day', { exact: true }).fill('1 November 2028');
    await teacher.getByRole('link', { name: /^Visits can be asked for up to 400 days ahead/ }).waitFor();
    expect(await problemsOf(teacher, 'turns-days')).toEqual([]);
  });

  it('unfolds a folded wish whose answer is wrong', async () => {
    await sayWhatAndWho(teacher);
    await more(teacher);
    await teacher.getByLabel('Best starting time').fill('noonish');
    expect(await problemsOf(teacher, 'turns-more')).toEqual([]);
    await more(teacher);
    await find(teacher);
    await teacher.getByText('Enter a time, for example 9:30 or 14:00').last().waitFor();
    expect(await teacher.getByLabel('Best starting time').isVisible()).toBe(true);
  });

  it('says why nothing fits, leads to the wish in the way, and keeps the rest', async () => {
    await sayWhatAndWho(teacher, { pupils: '60' });
    await find(teacher);
    await teacher.getByText('No room that has what you need takes 60 pupils: the largest is for 30.').waitFor();
    await teacher.getByText('With half the group at a time: 30 pupils.').waitFor();
    expect(await problemsOf(teacher, 'turns-nothing')).toEqual([]);
    await teacher.getByRole('link', { name: 'Change how many pupils come' }).click();
    await teacher.locator('#wishes-pupils:focus').waitFor();
    expect(await teacher.getByLabel('What will they do?').inputValue()).toBe('Podcasting');
    await find(teacher);
    await chooseFirst(teacher);
    await teacher.getByText('30 pupils and 2 adults').waitFor();
    await teacher.getByText('With half the group at a time: 30 pupils', { exact: true }).waitFor();
    expect(await problemsOf(teacher, 'turns-half')).toEqual([]);
  });

  it('comes back to the check from a change that the time can stand, and looks again for one that it cannot', async () => {
    await sayWhatAndWho(teacher);
    await find(teacher);
    expect(await problemsOf(teacher, 'turns-times')).toEqual([]);
    await chooseFirst(teacher);
    await teacher.getByRole('link', { name: 'Change What', exact: true }).click();
    await teacher.locator('#wishes-subject:focus').waitFor();
    await teacher.getByLabel('What will they do?').fill('Our own film');
    await find(teacher);
    await heading(teacher, 'Check your answers');
    await teacher.getByText('Our own film').waitFor();
    await teacher.getByRole('link', { name: 'Change How many' }).click();
    await teacher.locator('#wishes-pupils:focus').waitFor();
    await teacher.getByLabel('Pupils', { exact: true }).fill('20');
    await find(teacher);
    await heading(teacher, 'Choose a time');
    await teacher.goBack();
    await heading(teacher, 'Book a visit');
    expect(await teacher.getByLabel('Pupils', { exact: true }).inputValue()).toBe('20');
  });

  it('goes back to fresh times when somebody else was faster, with nothing lost', async () => {
    await teacher.getByLabel('Activity', { exact: true }).selectOption({ label: 'Podcasting' });
    await teacher.getByRole('checkbox', { name: '9', exact: true }).check();
    await teacher.getByLabel('Pupils', { exact: true }).fill('28');
    await find(teacher);
    await chooseFirst(teacher);
    await teacher.getByLabel('Anything the centre should know').fill('One wheelchair');
    const when = await teacher.locator('dd').first().innerText();
    const [, startTime = '', endTime = ''] = /(\d\d:\d\d) to (\d\d:\d\d)/.exec(when) ?? [];
    const studio = { centreId: city.centreId, schoolId: city.otherSchoolId, studioId: city.roomId };
    const other = aRequest(studio, { day: '2026-11-25', startTime, endTime });
    expect((await city.manager.post('/api/v1/visits', other)).statusCode).toBe(201);
    await teacher.getByRole('button', { name: 'Ask for this visit' }).click();
    await teacher.getByText('That time is no longer free').waitFor();
    await heading(teacher, 'Choose a time');
    expect(await problemsOf(teacher, 'turns-taken')).toEqual([]);
    await chooseFirst(teacher);
    expect(await teacher.getByLabel('Anything the centre should know').inputValue()).toBe('One wheelchair');
    await teacher.reload();
    expect(await teacher.getByLabel('Anything the centre should know').inputValue()).toBe('One wheelchair');
    await teacher.getByRole('button', { name: 'Ask for this visit' }).click();
    await heading(teacher, 'Request sent');
  });

  it('is not lost when the session ends on the way', async () => {
    await sayWhatAndWho(teacher, { subject: 'A film about the harbour' });
    await teacher.context().clearCookies();
    await find(teacher);
    await teacher.getByLabel('E-mail address').fill('teacher@fictional.example');
    await teacher.getByLabel('Password').fill(GOOD_PASSWORD);
    await teacher.getByRole('button', { name: 'Sign in' }).press('Enter');
    await heading(teacher, 'Choose a time');
    await teacher
      .getByRole('button', { name: /^Choose this time/ })
      .first()
      .press('Enter');
    await teacher.getByText('A film about the harbour').waitFor();
  });

  it('is done on behalf of a school by the centre, and says so', async () => {
    await manager.getByLabel('School or group').selectOption({ label: 'Valley School' });
    await manager.getByLabel('Activity', { exact: true }).selectOption({ label: 'Podcasting' });
    await manager.getByRole('checkbox', { name: '9', exact: true }).check();
    await manager.getByLabel('Pupils', { exact: true }).fill('20');
    expect(await problemsOf(manager, 'turns-on-behalf')).toEqual([]);
    await find(manager);
    await chooseFirst(manager);
    await manager.getByRole('button', { name: 'Ask on behalf of Valley School' }).click();
    await heading(manager, 'Request sent on behalf of Valley School');
    expect(await problemsOf(manager, 'turns-on-behalf-sent')).toEqual([]);
    await manager.getByRole('link', { name: 'Book another visit' }).click();
    await heading(manager, 'Book a visit');
    expect(await manager.getByLabel('Pupils', { exact: true }).inputValue()).toBe('');
  });

  it('takes a chosen activity along, and a time that was agreed with its equipment and tutor', async () => {
    await teacher.goto(`${it_.url}/book?activity=${city.activityId}`);
    await teacher.getByRole('checkbox', { name: '9', exact: true }).check();
    await teacher.getByLabel('Pupils', { exact: true }).fill('28');
    await teacher.getByRole('button', { name: 'Choose a time yourself' }).click();
    await teacher.getByLabel('Day of the visit').fill('2 December');
    await teacher.getByRole('button', { name: 'Show what is free' }).click();
    expect(await teacher.getByLabel('Recorders').inputValue()).toBe('14');
    await teacher.getByRole('radio', { name: 'Radio studio' }).check();
    await teacher.getByRole('button', { name: 'Use this time' }).click();
    await teacher.getByText('Sam Okafor').waitFor();
    await teacher.getByText('Wednesday 2 December, 10:00 to 12:00').waitFor();
    await teacher.getByRole('link', { name: 'Change When' }).click();
    await heading(teacher, 'Choose a time yourself');
    expect(await teacher.getByLabel('Day of the visit').inputValue()).toBe('2 December 2026');
    expect(await teacher.getByRole('radio', { name: 'Radio studio' }).isChecked()).toBe(true);
  });
});
