import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addDays } from '../../shared/values/local-date.js';
import { aSmallCity, type SmallCity } from '../factories/city.factory.js';
import { aRequest } from '../factories/visit.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp } from '../support/browser-app.js';
import { nextOpenDay } from '../support/open-days.js';

describe('setting up a centre', () => {
  let it_: BrowserApp;
  let city: SmallCity;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    it_ = await browserApp();
    city = await aSmallCity(it_.store);
    const { authorityId, centreId } = city;
    const officer = { role: 'la_officer', scopeKind: 'authority', scopeId: authorityId } as const;
    const manager = { role: 'centre_manager', scopeKind: 'centre', scopeId: centreId } as const;
    await aPersonWithPassword(it_, 'officer@fictional.example', officer);
    await aPersonWithPassword(it_, 'manager@fictional.example', manager);
  });
  afterAll(() => it_.close());

  const signIn = async (email: string) => {
    page = await it_.signedIn(email);
    page.on('pageerror', (error) => faults.push(error.message));
  };
  const open = (address: string) => page.goto(it_.url + address);
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
  const follow = (name: string) => page.getByRole('link', { name, exact: true }).click();
  const looksRight = async (name: string) => {
    for (const size of [SIZES.phone, SIZES.desktop]) {
      await page.setViewportSize(size);
      expect(await problemsOf(page, name)).toEqual([]);
    }
    expect(faults).toEqual([]);
  };

  it('begins with an officer who adds one at its host school', async () => {
    await signIn('officer@fictional.example');
    await open('/centres');
    await page.getByRole('link', { name: 'Quayside CLC' }).waitFor();
    await looksRight('centres-list');
    await follow('Add a centre');
    await press('Add the centre');
    await page.getByRole('link', { name: 'Choose the host school' }).waitFor();
    await looksRight('centres-add-errors');
    await page.getByLabel('Name of the centre').fill('Valley CLC');
    await page.getByRole('combobox', { name: 'Host school' }).fill('Vall');
    await page.getByRole('option', { name: /Valley School/ }).click();
    await press('Add the centre');
    await page.getByRole('heading', { level: 1, name: 'Valley CLC' }).waitFor();
    await page.getByText('Monday to Friday: 08:30 to 17:00').waitFor();
    await page.getByText('No rooms yet').waitFor();
    await looksRight('centre-empty');
  });

  it('goes on with its manager, who sees no other', async () => {
    await signIn('manager@fictional.example');
    await open('/centres');
    await page.getByRole('heading', { level: 1, name: 'Quayside CLC' }).waitFor();
    await page.getByRole('cell', { name: 'Radio studio', exact: true }).waitFor();
    await looksRight('centre');
  });

  it('tells on which day an opening time is missing', async () => {
    await follow('Change details');
    await page.getByLabel('Tuesday opens').fill('');
    await page.getByLabel('Tuesday closes').fill('');
    await page.getByLabel('Friday closes').fill('7');
    await press('Save');
    expect(await page.getByRole('alert').getByRole('link').allTextContents()).toEqual([
      'Tuesday: enter when the centre opens, like 8:30',
      'Tuesday: enter when the centre closes, like 17:00',
      'Friday: enter a closing time after the opening time',
    ]);
    await looksRight('centre-hours-errors');
    await follow('Friday: enter a closing time after the opening time');
    expect(await page.locator(':focus').getAttribute('name')).toBe('openingHours.4.closes');
    await follow('Cancel');
  });

  it('tells which opening times overlap, and keeps what was typed', async () => {
    await follow('Change details');
    await press('Add a time on Monday');
    await page.getByLabel('Monday opens').nth(1).fill('17');
    await page.getByLabel('Monday closes').nth(1).fill('20:00');
    await page.getByLabel('Postcode').fill('nowhere');
    await press('Save');
    await page.getByRole('link', { name: /^Monday: these times overlap/ }).waitFor();
    await looksRight('centre-change-errors');
    await page.getByLabel('Postcode').fill('ab12cd');
    await page.getByLabel('Monday opens').nth(1).fill('18:00');
    await press('Save');
    await page.getByText('The details have been saved.').waitFor();
    await page.getByText('Monday: 08:00 to 18:00 and 18:00 to 20:00').waitFor();
    await page.getByText('AB1 2CD').waitFor();
  });

  it('offers the present version to somebody who was too slow', async () => {
    await follow('Change details');
    await page.getByLabel('Name of the centre').fill('Mine');
    const { centreId } = city;
    await it_.store.write((tx) => tx.manager.update('centres', { id: centreId }, { name: 'Theirs', version: 7 }));
    await press('Save');
    await page.getByText('Somebody else changed this meanwhile').waitFor();
    expect(await page.getByLabel('Name of the centre').inputValue()).toBe('Mine');
    await looksRight('centre-change-stale');
    await press('Load it as it is now');
    await page.getByText('Somebody else changed this meanwhile').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Name of the centre').inputValue()).toBe('Theirs');
    await follow('Cancel');
  });

  it('adds a room, retires it and takes that back', async () => {
    await follow('Add a room');
    await press('Save');
    await page.getByRole('link', { name: 'Enter the name of the room' }).waitFor();
    await page.getByRole('link', { name: 'Say whether the room can be reached without steps' }).waitFor();
    await looksRight('room-errors');
    await page.getByLabel('Name of the room').fill('Radio studio');
    await page.getByLabel('How many people it holds').fill('24');
    await page.getByLabel('No, there are steps').check();
    await page.getByLabel('art sinks').check();
    await page.getByLabel('Anything else it has').fill('kiln, easels');
    await press('Save');
    await page.getByRole('link', { name: /^This centre has a room of that name/ }).waitFor();
    await page.getByLabel('Name of the room').fill('Art studio');
    await press('Save');
    await page.getByRole('cell', { name: 'art sinks, kiln, easels' }).waitFor();
    await looksRight('room-added');
    await follow('Change Art studio');
    await press('Retire this room');
    await page.getByRole('button', { name: 'Bring back Art studio' }).waitFor();
    await press('Undo');
    await page.getByRole('link', { name: 'Change Art studio' }).waitFor();
  });

  it('reports equipment out of service and puts it back', async () => {
    await follow('Report out of service Recorders');
    await page.getByLabel('How many cannot be used').fill('31');
    await page.getByLabel('Broken').check();
    await page.getByLabel('What is wrong').fill('The record button sticks');
    await press('Report');
    await page.getByRole('link', { name: 'Only 30 are in service. Enter 30 or fewer.' }).waitFor();
    await looksRight('outage-errors');
    await page.getByLabel('How many cannot be used').fill('4');
    await press('Report');
    await page.getByText('Broken: The record button sticks').waitFor();
    await page.getByRole('cell', { name: '26', exact: true }).waitFor();
    await looksRight('outage-listed');
    await press('Back in service 4 recorders');
    await page.getByText('Broken: The record button sticks').waitFor({ state: 'detached' });
  });

  it('names the visits that a report leaves short, each with the way to it', async () => {
    const teacher = await it_.people.teacher(city.schoolId);
    const day = nextOpenDay(addDays(new Date().toISOString().slice(0, 10), 7));
    const equipment = [{ poolId: city.recordersId, quantity: 20 }];
    const visit = (await teacher.post('/api/v1/visits', aRequest(city, { day, equipment }))).json();
    await follow('Report out of service Recorders');
    await page.getByLabel('How many cannot be used').fill('15');
    await page.getByLabel('Missing').check();
    await page.getByLabel('What is wrong').fill('A box is gone');
    await press('Report');
    await page.getByText('1 visit is promised more than is left').waitFor();
    await page.getByText('Hillside School was promised 20 recorders').waitFor();
    await looksRight('outage-short');
    await page.getByRole('link', { name: /10:00 to 12:00$/ }).click();
    await page.waitForURL(`${it_.url}/visits/${visit.id}`);
    await open(`/centres/${city.centreId}`);
    await press('Back in service 15 recorders');
  });

  it('changes equipment', async () => {
    await follow('Change Recorders');
    await page.getByLabel('How many there are').fill('28');
    await looksRight('equipment-change');
    await press('Save');
    await page.getByRole('cell', { name: '28', exact: true }).first().waitFor();
  });
});
