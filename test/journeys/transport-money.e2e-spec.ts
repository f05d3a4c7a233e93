import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TransportAwardView } from '#shared/contracts/subsidies.contract.js';
import { aTransportCity, TransportVisits, type TransportCity } from '../factories/transport.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';

const ASKED = '2026-11-24T09:00:00Z';
const AFTERWARDS = '2026-12-02T18:30:00Z';

/** Setting up a budget, claiming from it and refusing a claim, with what goes wrong on the way. */
describe.each(Object.keys(SIZES) as Size[])('transport money, on a %s', (size) => {
  let it_: BrowserApp;
  let city: TransportCity;
  let teacher: Page;
  let manager: Page;
  let now = ASKED;

  const signIn = async (who: 'teacher' | 'manager'): Promise<Page> => {
    const page = await it_.signedIn(`${who}@fictional.example`, size);
    await page.clock.install({ time: new Date(now) });
    return page;
  };
  const headings = (page: Page) => page.getByRole('heading', { level: 2 }).allTextContents();
  const listed = (page: Page, section: string) => page.getByRole('region', { name: section }).getByRole('listitem');

  beforeAll(async () => {
    it_ = await browserApp();
    it_.clock.set(now);
    city = await aTransportCity(it_);
    const partner = { scopeKind: 'partner', scopeId: city.schoolId } as const;
    const centre = { scopeKind: 'centre', scopeId: city.centreId } as const;
    await aPersonWithPassword(it_, 'teacher@fictional.example', { role: 'teacher', ...partner });
    await aPersonWithPassword(it_, 'manager@fictional.example', { role: 'centre_manager', ...centre });
    manager = await signIn('manager');
  });
  afterAll(() => it_.close());

  it('has a budget, once every answer can be used', async () => {
    await manager.goto(`${it_.url}/transport`);
    await manager.getByText('There is no transport money yet').waitFor();
    expect(await problemsOf(manager, 'transport-none')).toEqual([]);
    await manager.getByRole('link', { name: 'Set up transport money' }).click();
    await manager.getByRole('button', { name: 'Set up transport money' }).click();
    await manager.getByRole('link', { name: 'Enter the budget for the year, such as £5,000' }).waitFor();
    expect(await problemsOf(manager, 'scheme-new-errors')).toEqual([]);
    await manager.getByLabel('Budget for the year').fill('1000');
    await manager.getByLabel('Most that one visit can get').fill('80');
    await manager.getByLabel('Most that one school or group can get').fill('500');
    await manager.getByLabel('From').fill('2');
    await manager.getByLabel('Pays').fill('70');
    expect(await problemsOf(manager, 'scheme-new')).toEqual([]);
    await manager.getByRole('button', { name: 'Set up transport money' }).click();
    await manager.getByRole('heading', { name: /^Budget/ }).waitFor();
  });

  it('keeps its rules when a change of them cannot be used', async () => {
    await manager.getByRole('link', { name: 'Change budget and rules' }).click();
    await manager.getByLabel('Most that one visit can get').fill('');
    await manager.getByLabel('Pays').fill('101');
    await manager.getByRole('button', { name: 'Save changes' }).click();
    await manager.getByRole('link', { name: 'Enter 100 or less' }).waitFor();
    expect(await problemsOf(manager, 'scheme-edit-errors')).toEqual([]);
  });

  it('shows a school first what it can claim now, then what waits, then what is finished', async () => {
    const visits = new TransportVisits(city);
    const toClaim = [await visits.approved(1_000), await visits.approved(2_000)];
    for (let index = 0; index < 11; index += 1) toClaim.push(await visits.approved(500));
    const missed = await visits.approved(3_000);
    for (let index = 0; index < 7; index += 1) await visits.request(null);
    await visits.approved(4_000);
    await visits.request(5_000);
    now = AFTERWARDS;
    it_.clock.set(now);
    const boss = await it_.people.manager(city.centreId);
    const later = new TransportVisits({ ...city, manager: boss });
    for (const visit of toClaim) await later.attended(visit);
    await later.move(missed, 'no-show');
    const claims = (await boss.get('/api/v1/transport-awards', { claimable: 'true', order: 'day' })).json();
    for (const award of (claims.items as TransportAwardView[]).slice(2)) {
      const body = { version: award.version, actualCostPence: 500, evidenceNote: 'Invoice 1' };
      await boss.post(`/api/v1/transport-awards/${award.id}/claim`, body);
    }
    teacher = await signIn('teacher');
    await teacher.goto(`${it_.url}/claims`);
    await listed(teacher, 'Finished').first().waitFor();
    await listed(teacher, 'Waiting').first().waitFor();
    expect(await headings(teacher)).toEqual(['You can claim now', 'Waiting', 'Finished']);
    expect(await listed(teacher, 'You can claim now').locator('p').nth(1).textContent()).toContain('Up to £7');
    expect(await listed(teacher, 'You can claim now').count()).toBe(2);
    await teacher.getByText('Released: the visit did not take place.').waitFor();
    expect(await problemsOf(teacher, 'claims-in-order')).toEqual([]);
  });

  it('tells which answers of a claim are missing', async () => {
    await teacher
      .getByRole('link', { name: /^Claim the cost/ })
      .first()
      .click();
    await teacher.getByRole('button', { name: 'Send the claim' }).click();
    await teacher.getByRole('link', { name: 'Enter what the journey cost, such as £120.00' }).waitFor();
    expect(await problemsOf(teacher, 'claim-errors')).toEqual([]);
  });

  it('shows a manager the budget first, and claims by the page', async () => {
    manager = await signIn('manager');
    await manager.goto(`${it_.url}/transport`);
    await listed(manager, 'Claims to decide').first().waitFor();
    await listed(manager, 'Promised, not claimed yet').first().waitFor();
    expect(await headings(manager)).toEqual([
      'Budget 2026/27',
      'Claims to decide',
      'Promised, not claimed yet',
      'By school and group, 2026/27',
    ]);
    expect(await listed(manager, 'Claims to decide').count()).toBe(10);
    await manager.getByRole('button', { name: 'Show more claims' }).click();
    await listed(manager, 'Claims to decide').nth(10).waitFor();
    expect(await listed(manager, 'Claims to decide').count()).toBe(11);
  });

  it('asks why a claim is refused, and says what happens to the money', async () => {
    await manager
      .getByRole('button', { name: /^Refuse the claim of Hillside School/ })
      .first()
      .click();
    const dialog = manager.getByRole('dialog');
    await dialog.getByText('£3.50 goes back into the budget.').waitFor();
    await dialog.getByRole('button', { name: 'Refuse the claim' }).click();
    await dialog.getByRole('link', { name: 'Enter why the claim is refused' }).waitFor();
    expect(await problemsOf(manager, 'claim-refuse-errors')).toEqual([]);
    await dialog.getByLabel('Why the claim is refused').fill('That was another visit');
    await dialog.getByRole('button', { name: 'Refuse the claim' }).click();
    await manager.getByText('Hillside School: claim refused').waitFor();
  });
});
