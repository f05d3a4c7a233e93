import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aSmallCity } from '../factories/city.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';

/** Pages for when there is no page: each says why, and leads away. */
describe.each(Object.keys(SIZES) as Size[])('a dead end, on a %s', (size) => {
  let it_: BrowserApp;
  let page: Page;

  beforeAll(async () => {
    it_ = await browserApp();
    const city = await aSmallCity(it_.store);
    const grant = { role: 'teacher', scopeKind: 'partner', scopeId: city.schoolId } as const;
    await aPersonWithPassword(it_, 'teacher@fictional.example', grant);
    page = await it_.signedIn('teacher@fictional.example', size);
  });
  afterAll(() => it_.close());

  const opens = async (address: string, title: string, name: string) => {
    await page.goto(it_.url + address);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await page.title()).toContain(title);
    expect(await problemsOf(page, `dead-end-${name}`)).toEqual([]);
    await page.getByRole('link', { name: 'Go to your first page' }).click();
    await page.waitForURL(`${it_.url}/visits`);
  };

  it('is an address that leads nowhere', () => opens('/nowhere/at-all', 'Page not found', 'not-found'));

  it('is a page that is for others', () => opens('/transport', 'You cannot open this page', 'no-access'));

  it('is a visit that is not theirs, or not there', async () => {
    await page.goto(`${it_.url}/visits/00000000-0000-4000-8000-000000000000`);
    await page.getByText('We cannot find that visit.').waitFor();
    expect(await problemsOf(page, 'dead-end-visit')).toEqual([]);
  });

  it('is a page whose parts cannot be fetched, until they can', async () => {
    await page.route('**/CalendarPage-*', (route) => route.abort());
    await opens('/calendar', 'This page could not be shown', 'error');
    await page.unroute('**/CalendarPage-*');
    await page.goto(`${it_.url}/calendar`);
    await page.getByRole('heading', { level: 1, name: /calendar/i }).waitFor();
  });
});
