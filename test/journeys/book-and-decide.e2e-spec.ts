import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { sql } from '../../server/database/dialect.js';
import { aSmallCity, type SmallCity } from '../factories/city.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { sayWhatAndWho } from '../support/booking-screens.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';

/** The server does what the next request asks; its answer is lost on the way back. */
const loseNextAnswer = (page: Page) =>
  page.route(
    '**/api/v1/visits',
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );

describe.each(Object.keys(SIZES) as Size[])('booking a visit, on a %s', (size) => {
  let it_: BrowserApp;
  let city: SmallCity;
  let teacher: Page;
  let manager: Page;

  beforeAll(async () => {
    it_ = await browserApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    await aPersonWithPassword(it_, 'teacher@fictional.example', {
      role: 'teacher',
      scopeKind: 'partner',
      scopeId: city.schoolId,
    });
    await aPersonWithPassword(it_, 'manager@fictional.example', {
      role: 'centre_manager',
      scopeKind: 'centre',
      scopeId: city.centreId,
    });
    [teacher, manager] = await Promise.all([
      it_.signedIn('teacher@fictional.example', size),
      it_.signedIn('manager@fictional.example', size),
    ]);
    for (const page of [teacher, manager]) await page.clock.install({ time: new Date('2026-11-24T09:00:00Z') });
  });
  afterAll(() => it_.close());

  it('begins with a page that says what is missing, and keeps what was typed', async () => {
    await teacher.goto(`${it_.url}/visits`);
    await teacher.getByText('No visit is planned').waitFor();
    expect(await problemsOf(teacher, 'visits-empty')).toEqual([]);
    await teacher.goto(`${it_.url}/book`);
    await teacher.getByLabel('What will they do?').fill('Podcasting');
    await teacher.getByRole('button', { name: 'Find a time' }).click();
    await teacher.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await problemsOf(teacher, 'book-ask-errors')).toEqual([]);
    expect(await teacher.getByLabel('What will they do?').inputValue()).toBe('Podcasting');
    await teacher.reload();
    expect(await teacher.getByLabel('What will they do?').inputValue()).toBe('Podcasting');
  });

  it('takes three screens from the group to the request, at a time that was agreed', async () => {
    await sayWhatAndWho(teacher);
    expect(await problemsOf(teacher, 'book-ask')).toEqual([]);
    await teacher.getByRole('button', { name: 'Choose a time yourself' }).click();
    await teacher.getByLabel('Day of the visit').fill('1 December');
    await teacher.getByRole('button', { name: 'Show what is free' }).click();
    await teacher.getByRole('radio', { name: 'Radio studio' }).check();
    expect(await teacher.getByRole('radio', { name: 'Lab' }).isDisabled()).toBe(true);
    await teacher.getByLabel('Recorders').fill('15');
    expect(await problemsOf(teacher, 'book-own-time')).toEqual([]);
    await teacher.getByRole('button', { name: 'Use this time' }).click();
    await teacher.getByText('Tuesday 1 December, 10:00 to 12:00').waitFor();
    expect(await problemsOf(teacher, 'book-check')).toEqual([]);
    await loseNextAnswer(teacher);
    await teacher.getByRole('button', { name: 'Ask for this visit' }).click();
    await teacher.getByText('We could not reach the service').waitFor();
    await teacher.getByRole('button', { name: 'Ask for this visit' }).click();
    await teacher.getByRole('heading', { level: 1, name: 'Request sent' }).waitFor();
    expect(await problemsOf(teacher, 'book-sent')).toEqual([]);
  });

  it('makes one visit, although the first answer was lost and the button pressed again', async () => {
    const rows = await it_.store.read((reader) => sql(reader)<{ state: string }>`SELECT state FROM visits`);
    expect(rows).toEqual([{ state: 'requested' }]);
  });

  it('reaches the manager, who approves it', async () => {
    await manager.goto(`${it_.url}/requests`);
    await manager.getByText('Hillside School', { exact: true }).waitFor();
    expect(await problemsOf(manager, 'requests')).toEqual([]);
    await manager.getByRole('button', { name: /^Decline/ }).click();
    await manager.getByRole('dialog').waitFor();
    expect(await problemsOf(manager, 'requests-decline')).toEqual([]);
    await manager.getByRole('button', { name: 'Keep the request' }).click();
    await manager.getByRole('button', { name: /^Approve/ }).click();
    await manager.getByText('Nothing is waiting for you').waitFor();
    expect(await problemsOf(manager, 'requests-empty')).toEqual([]);
    await teacher.goto(`${it_.url}/visits`);
    await teacher.getByText('Approved', { exact: true }).waitFor();
    expect(await problemsOf(teacher, 'visits')).toEqual([]);
  });
});
