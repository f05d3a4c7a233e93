import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aSmallCity, type SmallCity } from '../factories/city.factory.js';
import { aRequest } from '../factories/visit.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp } from '../support/browser-app.js';
import { addDays } from '../../shared/values/local-date.js';
import { nextOpenDay } from '../support/open-days.js';

const day = (days: number): string => addDays(new Date().toISOString().slice(0, 10), days);

describe('setting up what a centre has besides rooms and equipment', () => {
  let it_: BrowserApp;
  let city: SmallCity;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    it_ = await browserApp();
    city = await aSmallCity(it_.store);
    const grant = (role: 'centre_manager' | 'tutor') =>
      ({ role, scopeKind: 'centre', scopeId: city.centreId }) as const;
    await aPersonWithPassword(it_, 'manager@fictional.example', grant('centre_manager'));
    await aPersonWithPassword(it_, 'tutor@fictional.example', grant('tutor'));
    const teacher = { role: 'teacher', scopeKind: 'partner', scopeId: city.schoolId } as const;
    await aPersonWithPassword(it_, 'teacher@fictional.example', teacher);
    await signIn('manager@fictional.example');
  });
  afterAll(() => it_.close());

  const signIn = async (email: string) => {
    page = await it_.signedIn(email);
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${it_.url}/centres/${city.centreId}`);
    await page.getByRole('heading', { level: 1, name: 'Quayside CLC' }).waitFor();
  };
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
  const follow = (name: string) => page.getByRole('link', { name, exact: true }).first().click();
  const looksRight = async (name: string) => {
    for (const size of [SIZES.phone, SIZES.desktop]) {
      await page.setViewportSize(size);
      expect(await problemsOf(page, name)).toEqual([]);
    }
    expect(faults).toEqual([]);
  };

  it('adds a tutor with an account, skills and hours', async () => {
    await page.getByText('No tutors yet').waitFor();
    await follow('Add a tutor');
    await press('Save');
    await page.getByRole('link', { name: /the name of the tutor/ }).waitFor();
    await looksRight('tutor-errors');
    await page.getByLabel('Name', { exact: true }).fill('Ines Island');
    await page.getByLabel('Account').selectOption({ index: 1 });
    await page.getByLabel('podcasting').check();
    await page.getByLabel('Anything else they can teach').fill('beekeeping');
    await press('Remove 08:30 on Friday');
    await press('Save');
    await page.getByRole('cell', { name: 'podcasting, beekeeping' }).waitFor();
    await page.getByText('Monday to Thursday: 08:30 to 17:00').waitFor();
    await looksRight('tutor-added');
  });

  it('enters leave, and ends it again', async () => {
    await follow('Enter leave Ines Island');
    await press('Save');
    await page.getByRole('link', { name: 'Enter the day like 27/11/2026' }).waitFor();
    await looksRight('leave-errors');
    await page.getByRole('textbox', { name: 'First day', exact: true }).fill(day(3));
    await page.getByLabel('Note').fill('Training');
    await press('Save');
    await page.getByText('The leave of Ines Island has been saved.').waitFor();
    await page.getByText('Training').waitFor();
    await looksRight('leave-listed');
    await press(/^End leave Ines Island/);
    await page.getByText('Training').waitFor({ state: 'detached' });
  });

  it('adds a vehicle, reports it off the road and puts it back', async () => {
    await follow('Add a vehicle');
    await page.getByLabel('Name of the vehicle').fill('Blue minibus');
    await page.getByLabel('Seats for passengers').fill('16');
    await looksRight('vehicle-form');
    await press('Save');
    await follow('Report off the road Blue minibus');
    await page.getByLabel('Broken').check();
    await page.getByLabel('What is wrong').fill('Flat tyre');
    await looksRight('vehicle-off-the-road');
    await press('Report');
    await page.getByText('Broken: Flat tyre').waitFor();
    await looksRight('vehicle-listed');
    await press('Back on the road Blue minibus');
    await page.getByText('Broken: Flat tyre').waitFor({ state: 'detached' });
  });

  it('divides a hall, and says why it cannot be a part of itself', async () => {
    await follow('Add a room');
    await page.getByLabel('Name of the room').fill('Hall');
    await page.getByLabel('How many people it holds').fill('60');
    await page.getByLabel('Yes', { exact: true }).check();
    const parts = page.getByRole('group', { name: /^Parts of this room/ });
    await parts.getByLabel('Radio studio').check();
    await parts.getByLabel('Lab').check();
    await looksRight('room-parts');
    await press('Save');
    await page.getByText('Can be divided into Lab, Radio studio').waitFor();
    await page.getByText('Part of Hall').first().waitFor();
    await follow('Change Lab');
    await page
      .getByRole('group', { name: /^Rooms it needs/ })
      .getByLabel('Hall')
      .check();
    await press('Save');
    await page.getByRole('link', { name: /^A room cannot come along with itself/ }).waitFor();
    await looksRight('room-circle');
    await follow('Cancel');
  });

  it('closes the centre for a day with a visit, and is told of the visit', async () => {
    const teacher = await it_.people.teacher(city.schoolId);
    const open = nextOpenDay(day(20));
    const asked = await teacher.post(
      '/api/v1/visits',
      aRequest(city, { day: open, roomId: city.studioId, pupils: 10 }),
    );
    expect(asked.statusCode).toBe(201);
    await follow('Add a day');
    await page.getByRole('textbox', { name: 'Day', exact: true }).fill(open);
    await press('Add a time');
    await page.getByRole('textbox', { name: 'Closes' }).fill('08:00');
    await press('Save');
    await page.getByRole('link', { name: 'Enter a closing time after the opening time' }).waitFor();
    await page.getByRole('textbox', { name: 'Why' }).fill('Stocktaking');
    await looksRight('opening-day-errors');
    await press('Remove 08:30');
    await press('Save');
    await page.getByText('1 visit lies outside these hours').waitFor();
    await looksRight('opening-day-touched');
    await follow('Back to the centre');
    await page.getByRole('cell', { name: 'Stocktaking' }).waitFor();
    await page.getByRole('link', { name: /^Change \w+ \d+ \w+ \d{4}$/ }).click();
    await looksRight('opening-day-change');
    await press('Use the usual hours again');
    await page.getByText('No such days to come').waitFor();
    await page.goto(`${it_.url}/board?centre=${city.centreId}&day=${open}`);
    await page
      .getByRole('button', { name: /It takes place in Radio studio/ })
      .first()
      .waitFor();
    await page.getByText('Ines Island').first().waitFor();
    await looksRight('board-with-hall-and-tutor');
  });

  it('lets the tutor read all of it, and change nothing', async () => {
    await signIn('tutor@fictional.example');
    await page.getByRole('cell', { name: 'podcasting, beekeeping' }).waitFor();
    await page.getByText('Blue minibus').waitFor();
    for (const name of [/^Add a/, /^Enter leave/, /^Change/])
      expect(await page.getByRole('link', { name }).count()).toBe(0);
    await looksRight('centre-read-only');
  });
});
