import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  aScheme,
  aTransportCity,
  TransportVisits,
  type AVisit,
  type TransportCity,
} from '../factories/transport.factory.js';
import { aRequest } from '../factories/visit.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';

/** A manager with a full queue and no mouse; what each key does is what the help says. */
describe.each(Object.keys(SIZES) as Size[])('the queue of requests, on a %s', (size) => {
  let it_: BrowserApp;
  let city: TransportCity;
  let page: Page;
  let plain: AVisit;

  beforeAll(async () => {
    it_ = await browserApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aTransportCity(it_);
    await city.manager.post(`/api/v1/centres/${city.centreId}/transport-schemes`, aScheme());
    const visits = new TransportVisits(city);
    await visits.request(12_000);
    await visits.request(10_000, city.otherSchoolId);
    const poolId = await city.city.aPool(city.centreId, 30, { name: 'Sound recorders' });
    const place = { centreId: city.centreId, schoolId: city.schoolId, studioId: city.roomId };
    const wishes = {
      equipment: [{ poolId, quantity: 15 }],
      note: 'Two wheelchair users',
      adults: 4,
      day: '2026-12-02',
    };
    plain = (await city.manager.post('/api/v1/visits', aRequest(place, wishes))).json();
    const scope = { scopeKind: 'centre', scopeId: city.centreId } as const;
    await aPersonWithPassword(it_, 'manager@fictional.example', { role: 'centre_manager', ...scope });
    page = await it_.signedIn('manager@fictional.example', size);
    await page.clock.install({ time: new Date('2026-11-24T09:00:00Z') });
    await page.goto(`${it_.url}/requests`);
    await page.getByText('Hillside School').first().waitFor();
  });
  afterAll(() => it_.close());

  const cards = () => page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2 }) });
  const current = () => page.locator('main [aria-current]');
  const focusedName = () => page.evaluate<string>('document.activeElement.textContent.trim()');
  const stateOf = async (id: string) => (await city.manager.get(`/api/v1/visits/${id}`)).json().state;

  it('shows with each request all that is decided with it', async () => {
    await page.getByText(': 70% of a quote of £120, for a journey of about 6 miles').waitFor();
    expect(await cards().nth(0).innerText()).toMatch(/Approving promises £80/);
    expect(await cards().nth(1).innerText()).toMatch(/Valley School[\s\S]*Approving promises £50/);
    const last = await cards().nth(2).innerText();
    for (const fact of ['4 adults', '15 sound recorders', 'Two wheelchair users', 'Approving promises no money'])
      expect(last).toContain(fact);
    expect(await problemsOf(page, 'queue')).toEqual([]);
  });

  it('lists the keys, and turns them off for this browser', async () => {
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.getByText('Approve it, and go on to the next; where some are chosen, approve those').waitFor();
    expect(await problemsOf(page, 'queue-keys')).toEqual([]);
    await dialog.getByLabel('Use these keys').uncheck();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.reload();
    await page.getByText('Hillside School').first().waitFor();
    await page.keyboard.press('j');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await current().innerText()).toContain('1 December, 08:00');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await page.getByLabel('Use these keys').check();
    await page.getByRole('button', { name: 'Close' }).last().click();
    expect(await focusedName()).toBe('Keyboard shortcuts');
  });

  it('is walked through with J and K', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focusedName()).toContain('Wednesday 2 December');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await focusedName()).toContain('Tuesday 1 December, 09:00');
    expect(await current().innerText()).toContain('Valley School');
  });

  it('keeps the question open, and what was typed, when the answer does not arrive', async () => {
    await page.keyboard.press('d');
    const dialog = page.getByRole('dialog', { name: 'Decline this visit' });
    const reason = dialog.getByLabel('Reason');
    await reason.waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('SELECT');
    expect((await reason.locator('option').allTextContents())[1]).toBe('The centre is closed');
    await dialog.getByRole('button', { name: 'Decline visit' }).click();
    await dialog.getByRole('link', { name: 'Choose a reason' }).waitFor();
    expect(await problemsOf(page, 'queue-decline-errors')).toEqual([]);
    await reason.selectOption({ label: 'No tutor is free' });
    // Keys that mean something on the page are letters here.
    await dialog.getByLabel('A note to Valley School').fill('');
    await dialog.getByLabel('A note to Valley School').pressSequentially('Jadk?');
    await page.route('**/decline', (route) => route.abort());
    await dialog.getByRole('button', { name: 'Decline visit' }).click();
    await dialog.getByText('We could not reach the service.').waitFor();
    expect(await problemsOf(page, 'queue-decline-failed')).toEqual([]);
    expect(await dialog.getByLabel('A note to Valley School').inputValue()).toBe('Jadk?');
    await page.unroute('**/decline');
    await dialog.getByRole('button', { name: 'Decline visit' }).click();
    await dialog.waitFor({ state: 'detached' });
    const toast = page.getByRole('status').filter({ hasText: 'Declined: Valley School, Tuesday 1 December, 09:00' });
    expect(await toast.getByRole('link', { name: 'Open the visit' }).getAttribute('href')).toMatch(/^\/visits\//);
  });

  it('goes on to the next request by itself, and to the page when none is left', async () => {
    await page.locator(':focus').filter({ hasText: 'Wednesday 2 December' }).waitFor();
    await page.keyboard.press('a');
    await page.locator(':focus').filter({ hasText: 'Tuesday 1 December, 08:00' }).waitFor();
    expect(await stateOf(plain.id)).toBe('approved');
    await page.getByText('Approved: Hillside School, Wednesday 2 December, 10:00 to 12:00').waitFor();
    expect(await problemsOf(page, 'queue-answered')).toEqual([]);
    await page.keyboard.press('a');
    await page.getByText('Nothing is waiting for you').waitFor();
    expect(await focusedName()).toContain('Requests');
  });
});
