import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aCityInUse, type CityInUse } from '../factories/usage-city.factory.js';
import { aRequest } from '../factories/visit.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';

/** Ten weekdays of the school year have begun: 180 room-hours to share, 45 of them the host's at most. */
const TODAY = '2026-09-14T06:00:00Z';

describe.each(Object.keys(SIZES) as Size[])('fair hours, on a %s', (size) => {
  let it_: BrowserApp;
  let city: CityInUse;
  let visitId: string;

  beforeAll(async () => {
    it_ = await browserApp();
    city = await aCityInUse(it_);
    await city.census(city.hostId, { asOf: '2026-01-15', fsm6Percent: 20 });
    await city.census(city.schoolId, { asOf: '2026-01-15', fsm6Percent: 50 });
    await city.census(city.otherSchoolId, { asOf: '2026-01-15', fsmPercent: 0 });
    const unknownId = await city.city.aSchool(city.authorityId, { name: 'Unknown School', roll: 500 });
    await city.city.aPartnership(city.centreId, unknownId);
    await city.attend(city.hostId, 20, { day: '2026-09-08', startTime: '10:00', endTime: '14:00' });
    await city.miss(city.schoolId, { day: '2026-09-09' });
    it_.clock.set(TODAY);
    const manager = await it_.people.manager(city.centreId);
    const ask = (over: object) => manager.post('/api/v1/visits', aRequest(city, { day: '2026-09-21', ...over }));
    visitId = (await ask({})).json().id;
    await ask({ partnerId: city.hostId, day: '2026-09-22' });
    const at = (scopeKind: 'centre' | 'authority' | 'partner', scopeId: string) => ({ scopeKind, scopeId });
    const { centreId, authorityId, schoolId } = city;
    await aPersonWithPassword(it_, 'manager@fictional.example', { role: 'centre_manager', ...at('centre', centreId) });
    await aPersonWithPassword(it_, 'officer@fictional.example', {
      role: 'la_officer',
      ...at('authority', authorityId),
    });
    await aPersonWithPassword(it_, 'teacher@fictional.example', { role: 'teacher', ...at('partner', schoolId) });
  });
  afterAll(() => it_.close());

  const open = async (who: string, path: string): Promise<Page> => {
    const page = await it_.signedIn(`${who}@fictional.example`, size);
    await page.clock.install({ time: new Date(TODAY) });
    await page.goto(`${it_.url}${path}`);
    return page;
  };

  it('stand with each request, and change for the others when one is answered', async () => {
    const page = await open('manager', '/requests');
    await page.getByText('2 of 101.3 fair hours used so far. With this visit 4 hours.').waitFor();
    await page.getByText('4 of 45 fair hours used so far. With this visit 6 hours.').waitFor();
    await page.getByText('66.7% now, 75% with this visit. The authority’s share for hosts: 25%').waitFor();
    expect(await problemsOf(page, 'fair-hours-queue')).toEqual([]);
    await page.goto(`${it_.url}/visits/${visitId}`);
    const card = page.getByRole('region', { name: 'Fair hours' });
    await card.getByText('66.7% now, 50% with this visit').waitFor();
    expect(await problemsOf(page, 'fair-hours-visit')).toEqual([]);
    await page.goto(`${it_.url}/requests`);
    await page.getByRole('button', { name: /^Approve Hillside School/ }).click();
    await page.getByText('50% now, 60% with this visit').waitFor();
  });

  it('are told to the school itself', async () => {
    const page = await open('teacher', '/visits');
    const own = page.getByRole('region', { name: 'Fair hours of your school' });
    await own.getByText('4 of 101.3 fair hours used so far.').waitFor();
    await own.getByText('How fair hours are worked out').click();
    await own.getByText('Approved visits, visits that took place').waitFor();
    expect(await problemsOf(page, 'fair-hours-own')).toEqual([]);
    expect(await page.getByText('Valley School').count()).toBe(0);
  });

  it('are listed for a manager school by school, with what is missing and how they are worked out', async () => {
    const page = await open('manager', '/fair-hours');
    const rows = page.getByRole('table').getByRole('row');
    await rows.filter({ hasText: 'Hillside School' }).waitFor();
    const order = ['Hillside School', 'Quayside Academy', 'Valley School', 'Unknown School'];
    const named = (await rows.allInnerTexts()).map((text) => order.find((name) => text.includes(name)));
    expect(named.filter((name) => name !== undefined)).toEqual(order);
    await page.getByText('Unknown School: its need is not known').waitFor();
    await page.getByText('For Valley School need is taken from free school meals at the census').waitFor();
    await page.getByText('The host school has 50% of the hours that schools used.').waitFor();
    await page.getByText('Less a reserve of 10% for late need, 180 hours are shared out.').waitFor();
    expect(await problemsOf(page, 'fair-hours-page')).toEqual([]);
    expect(await page.getByRole('link', { name: 'Change these rules' }).count()).toBe(0);
  });

  it('follow the rules that the officer of the authority sets', async () => {
    const page = await open('officer', '/fair-hours');
    await page.getByRole('link', { name: 'Change these rules' }).click();
    await page.getByRole('heading', { name: 'Fair shares' }).waitFor();
    await page.getByText('Nobody has changed anything yet.').waitFor();
    await page.getByLabel('Most that a host school has').fill('250');
    await page.getByRole('button', { name: 'Save rules' }).click();
    await page.getByRole('link', { name: /Enter the most that a host has/ }).waitFor();
    expect(await problemsOf(page, 'fair-shares-errors')).toEqual([]);
    await page.getByLabel('Most that a host school has').fill('40');
    const officer = await it_.people.officer(city.authorityId);
    const path = `/api/v1/authorities/${city.authorityId}/fair-share-settings`;
    const terms = { hostCapPercent: 30, needWeight: 1, reservePercent: 10 };
    await officer.put(path, terms, { 'if-match': '"1"' });
    await page.getByRole('button', { name: 'Save rules' }).click();
    await page.getByText('Somebody else changed this meanwhile').waitFor();
    expect(await page.getByLabel('Most that a host school has').inputValue()).toBe('40');
    await page.getByRole('button', { name: 'Load it as it is now' }).click();
    await page.getByText('Host at most 30%, need counts 1, reserve 10%').waitFor();
    await page.getByLabel('Reserve for late need').fill('20');
    await page.getByRole('button', { name: 'Save rules' }).click();
    await page.getByText('Host at most 30%, need counts 1, reserve 20%').waitFor();
    expect(await problemsOf(page, 'fair-shares')).toEqual([]);
    await page.getByRole('link', { name: 'Back to fair hours' }).click();
    await page.getByText('Less a reserve of 20% for late need, 160 hours are shared out.').waitFor();
  });
});
