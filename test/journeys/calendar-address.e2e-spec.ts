import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Grant } from '#shared/contracts/vocabulary.js';
import { aSmallCity, type SmallCity } from '../factories/city.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';

describe.each(Object.keys(SIZES) as Size[])('calendar addresses, on a %s', (size) => {
  let it_: BrowserApp;
  let city: SmallCity;
  let teacher: Page;
  let address = '';

  const open = async (who: string): Promise<Page> => {
    const page = await it_.signedIn(`${who}@fictional.example`, size);
    await page.goto(`${it_.url}/calendar`);
    await page.getByRole('heading', { name: 'How to add it' }).waitFor();
    return page;
  };
  const statusOf = async (): Promise<number> => (await fetch(`${it_.url}${new URL(address).pathname}`)).status;

  beforeAll(async () => {
    it_ = await browserApp();
    city = await aSmallCity(it_.store);
    const people: [string, Grant][] = [
      ['teacher', { role: 'teacher', scopeKind: 'partner', scopeId: city.schoolId }],
      ['technician', { role: 'technician', scopeKind: 'centre', scopeId: city.centreId }],
    ];
    for (const [name, grant] of people) await aPersonWithPassword(it_, `${name}@fictional.example`, grant);
    teacher = await open('teacher');
  });
  afterAll(() => it_.close());

  it('are made by a teacher for their own visits, and shown once', async () => {
    expect(await teacher.getByRole('heading', { name: 'Rooms' }).count()).toBe(0);
    await teacher.getByRole('button', { name: 'Make an address for your visits' }).click();
    address = await teacher.getByLabel('Address for most calendars').inputValue();
    expect(await teacher.getByLabel('Address that opens a calendar program').inputValue()).toBe(
      address.replace(/^https?:/, 'webcal:'),
    );
    expect(await statusOf()).toBe(200);
    expect(await problemsOf(teacher, 'calendar-made')).toEqual([]);
    await teacher.reload();
    await teacher.getByText('Address made').waitFor();
    expect(await teacher.getByLabel('Address for most calendars').count()).toBe(0);
  });

  it('stop when they are revoked, after a second question', async () => {
    await teacher.getByRole('button', { name: 'Revoke your visits' }).click();
    await teacher.getByRole('dialog').waitFor();
    expect(await problemsOf(teacher, 'calendar-revoke')).toEqual([]);
    expect(await statusOf()).toBe(200);
    await teacher.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await teacher.getByText('No address yet.').waitFor();
    expect(await statusOf()).toBe(404);
  });

  it('are made by a technician for each room of the centre, and can be renewed', async () => {
    const technician = await open('technician');
    await technician.getByRole('button', { name: 'Make an address for Radio studio, Quayside CLC' }).click();
    address = await technician.getByLabel('Address for most calendars').inputValue();
    await technician.getByRole('button', { name: 'Renew Radio studio, Quayside CLC' }).click();
    await technician.getByRole('dialog').getByRole('button', { name: 'Renew' }).click();
    await technician.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await technician.getByLabel('Address for most calendars').inputValue()).not.toBe(address);
    expect(await statusOf()).toBe(404);
    expect(await problemsOf(technician, 'calendar-rooms')).toEqual([]);
  });
});
