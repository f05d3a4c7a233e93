import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aTransportCity, type TransportCity } from '../factories/transport.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { chooseOwnTime, sayWhatAndWho } from '../support/booking-screens.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';
import { ifMatch } from '../integration/centres/requests.js';

const NOW = '2026-11-24T09:00:00Z';

describe.each(Object.keys(SIZES) as Size[])('the way to the centre, on a %s', (size) => {
  let it_: BrowserApp;
  let city: TransportCity;
  let manager: Page;
  let teacher: Page;
  let coordinator: Page;

  beforeAll(async () => {
    it_ = await browserApp();
    it_.clock.set(NOW);
    city = await aTransportCity(it_);
    const person = (email: string, role: 'teacher' | 'school_coordinator') =>
      aPersonWithPassword(it_, email, { role, scopeKind: 'partner', scopeId: city.schoolId });
    await person('teacher@fictional.example', 'teacher');
    await person('coordinator@fictional.example', 'school_coordinator');
    await aPersonWithPassword(it_, 'manager@fictional.example', {
      role: 'centre_manager',
      scopeKind: 'centre',
      scopeId: city.centreId,
    });
    manager = await it_.signedIn('manager@fictional.example', size);
    teacher = await it_.signedIn('teacher@fictional.example', size);
    coordinator = await it_.signedIn('coordinator@fictional.example', size);
    for (const page of [manager, teacher, coordinator]) await page.clock.install({ time: new Date(NOW) });
  });
  afterAll(() => it_.close());

  const row = () => manager.getByRole('row').filter({ hasText: 'Hillside School' });
  const openForm = async () => {
    await manager.getByRole('button', { name: 'Journey of Hillside School' }).click();
    await manager.getByLabel('Minutes one way').waitFor();
  };

  it('is estimated for everybody until the manager enters what they know', async () => {
    await manager.goto(`${it_.url}/centres/${city.centreId}/partnerships`);
    await row().getByText('Estimated from the map: 6 miles').waitFor();
    expect(await row().getByText('20 minutes').count()).toBe(1);
    expect(await problemsOf(manager, 'travel-partnerships')).toEqual([]);
    await coordinator.goto(`${it_.url}/schools/${city.schoolId}`);
    await coordinator.getByText('About 20 minutes each way (estimated)').waitFor();
    await coordinator.getByText('Wrong? Tell the centre.').waitFor();
    expect(await problemsOf(coordinator, 'travel-school')).toEqual([]);
  });

  it('is not taken from what makes no sense, and nothing typed is lost', async () => {
    await openForm();
    expect(await problemsOf(manager, 'travel-form')).toEqual([]);
    await manager.getByLabel('Minutes one way').fill('900');
    await manager.getByLabel('Miles by road').fill('far');
    await manager.getByLabel('What the map does not know').fill('The bridge is closed');
    await manager.getByRole('button', { name: 'Save' }).click();
    await manager.getByRole('link', { name: 'Enter the minutes one way between 0 and 480' }).waitFor();
    await manager.getByRole('link', { name: 'Enter the miles as a number between 0 and 186' }).waitFor();
    expect(await problemsOf(manager, 'travel-form-errors')).toEqual([]);
    expect(await manager.getByLabel('What the map does not know').inputValue()).toBe('The bridge is closed');
  });

  it('is entered by the manager, and says so', async () => {
    await manager.getByLabel('Minutes one way').fill('45');
    await manager.getByLabel('Miles by road').fill('7.5');
    await manager.getByRole('button', { name: 'Save' }).click();
    await manager.getByText('The journey is saved.').waitFor();
    await row().getByText('Entered by the centre; 7.5 miles').waitFor();
    await openForm();
    expect(await manager.getByLabel('Miles by road').inputValue()).toBe('7.5');
    await manager.getByText('20 minutes, 6 miles', { exact: true }).waitFor();
    expect(await problemsOf(manager, 'travel-form-entered')).toEqual([]);
    await manager.getByRole('button', { name: 'Cancel' }).click();
    await coordinator.goto(`${it_.url}/schools/${city.schoolId}`);
    await coordinator.getByText('45 minutes each way (entered by the centre)').waitFor();
  });

  it('is told to the teacher before the request is sent, and on the visit', async () => {
    await teacher.goto(`${it_.url}/book`);
    await sayWhatAndWho(teacher);
    await chooseOwnTime(teacher);
    // 45 minutes and 10 of loading before 10:00 and after 12:00.
    const sentence = 'Leave school by 09:05, back by 12:55: 45 minutes each way plus loading, entered by the centre';
    await teacher.getByText(sentence).waitFor();
    expect(await problemsOf(teacher, 'travel-check')).toEqual([]);
    await teacher.getByRole('button', { name: 'Ask for this visit' }).click();
    await teacher.getByRole('heading', { name: 'Request sent' }).waitFor();
    await teacher.getByRole('link', { name: 'See the visit' }).click();
    await teacher.getByText(sentence).waitFor();
    expect(await problemsOf(teacher, 'travel-visit')).toEqual([]);
  });

  it('is not overwritten by somebody who has not seen the change of another', async () => {
    await openForm();
    const url = `/api/v1/centres/${city.centreId}/journeys/${city.schoolId}`;
    const faster = await city.manager.put(url, { minutes: 50, metres: null, note: null }, ifMatch(2));
    expect(faster.statusCode).toBe(200);
    await manager.getByLabel('Minutes one way').fill('60');
    await manager.getByRole('button', { name: 'Save' }).click();
    await manager.getByText('Somebody changed this after you opened it').waitFor();
    expect(await manager.getByLabel('Minutes one way').inputValue()).toBe('60');
    expect(await problemsOf(manager, 'travel-form-stale')).toEqual([]);
    await manager.getByRole('button', { name: 'Load it as it is now' }).click();
    await manager.getByText('50 minutes, 6 miles. Entered by the centre').waitFor();
    expect(await manager.getByLabel('Minutes one way').inputValue()).toBe('50');
  });

  it('goes by the map again when that is asked for', async () => {
    await manager.getByRole('button', { name: 'Use the map again' }).click();
    await manager.getByText('The map counts again.').waitFor();
    await row().getByText('Estimated from the map: 6 miles').waitFor();
  });
});
