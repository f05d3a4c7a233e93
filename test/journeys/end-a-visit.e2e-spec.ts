import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aScheme, aTransportCity, TransportVisits, type TransportCity } from '../factories/transport.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';

const ASKED = '2026-11-24T09:00:00Z';
const AFTERWARDS = '2026-12-01T19:00:00Z';

describe.each(Object.keys(SIZES) as Size[])('a visit that does not take place, on a %s', (size) => {
  let it_: BrowserApp;
  let city: TransportCity;
  let visits: TransportVisits;
  let teacher: Page;
  let manager: Page;

  beforeAll(async () => {
    it_ = await browserApp();
    it_.clock.set(ASKED);
    city = await aTransportCity(it_);
    await city.manager.post(`/api/v1/centres/${city.centreId}/transport-schemes`, aScheme());
    visits = new TransportVisits(city);
    const partner = { scopeKind: 'partner', scopeId: city.schoolId } as const;
    const centre = { scopeKind: 'centre', scopeId: city.centreId } as const;
    await aPersonWithPassword(it_, 'teacher@fictional.example', { role: 'teacher', ...partner });
    await aPersonWithPassword(it_, 'manager@fictional.example', { role: 'centre_manager', ...centre });
    teacher = await it_.signedIn('teacher@fictional.example', size);
    manager = await it_.signedIn('manager@fictional.example', size);
  });
  afterAll(() => it_.close());

  const open = async (page: Page, visit: { id: string }) => {
    await page.goto(`${it_.url}/visits/${visit.id}`);
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
  };
  const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent');
  const options = (page: Page) => page.getByRole('dialog').locator('option').allTextContents();

  it('is withdrawn by the teacher, whose words survive a failure, and who is shown the way on', async () => {
    await open(teacher, await visits.request(12_000));
    await teacher.getByRole('button', { name: 'Withdraw request' }).click();
    const dialog = teacher.getByRole('dialog', { name: 'Withdraw this request' });
    await dialog.waitFor();
    expect(await teacher.evaluate('document.activeElement.tagName')).toBe('SELECT');
    expect(await options(teacher)).toEqual(expect.arrayContaining(['Plans changed', 'Asked by mistake']));
    await dialog.getByLabel('Reason').selectOption({ label: 'Plans changed' });
    await dialog.getByLabel('A note to Quayside CLC').fill('We go to the museum');
    await teacher.route('**/withdrawal', (route) => route.abort());
    await dialog.getByRole('button', { name: 'Withdraw request' }).click();
    await dialog.getByText('We could not reach the service.').waitFor();
    expect(await dialog.getByLabel('A note to Quayside CLC').inputValue()).toBe('We go to the museum');
    expect(await problemsOf(teacher, 'visit-withdraw-failed')).toEqual([]);
    await teacher.unroute('**/withdrawal');
    await dialog.getByRole('button', { name: 'Withdraw request' }).click();
    await teacher.getByText('This request was withdrawn.').waitFor();
    await dialog.waitFor({ state: 'detached' });
    await teacher.locator(':focus').filter({ hasText: 'This request was withdrawn' }).waitFor();
    const toast = await teacher.getByRole('status').filter({ hasText: 'Withdrawn: Tuesday 1 December' }).innerText();
    expect(toast).not.toContain('Hillside');
    await teacher.getByText('Released: the visit does not take place').waitFor();
    expect(await problemsOf(teacher, 'visit-withdrawn')).toEqual([]);
    await teacher.getByRole('link', { name: 'Find another time' }).click();
    await teacher.waitForURL(/\/book$/);
  });

  it('is declined by the centre, and the teacher finds the way on there too', async () => {
    const visit = await visits.request(null);
    await visits.move(visit, 'decline', { reasonCode: 'no_tutor' });
    await open(teacher, visit);
    await teacher.getByText('Quayside CLC cannot take this visit.').waitFor();
    expect(await teacher.getByRole('link', { name: 'Find another time' }).count()).toBe(1);
    await open(manager, visit);
    expect(await manager.getByRole('link', { name: 'Find another time' }).count()).toBe(0);
  });

  it('is cancelled by the manager for a reason of the centre', async () => {
    await open(manager, await visits.approved(12_000));
    await manager.getByRole('button', { name: 'Cancel visit' }).click();
    const dialog = manager.getByRole('dialog', { name: 'Cancel this visit' });
    await dialog.getByText('and we tell Hillside School').waitFor();
    expect((await options(manager)).slice(0, 3)).toEqual([
      'Choose a reason',
      'The centre is closed',
      'The room cannot be used',
    ]);
    expect(await problemsOf(manager, 'visit-cancel')).toEqual([]);
    await dialog.getByLabel('Reason').selectOption({ label: 'The room cannot be used' });
    await dialog.getByRole('button', { name: 'Cancel visit' }).click();
    await manager.getByText(/^Cancelled: Hillside School, Tuesday 1 December/).waitFor();
    await manager.locator(':focus').filter({ hasText: 'Cancelled' }).waitFor();
    await manager.getByText('What was promised for it is back in the budget').waitFor();
    expect(await manager.getByText('£80.00').count()).toBe(0);
  });

  it('is recorded as missed after a question that says what it does to the money', async () => {
    const visit = await visits.approved(12_000);
    it_.clock.set(AFTERWARDS);
    manager = await it_.signedIn('manager@fictional.example', size);
    await open(manager, visit);
    await manager.getByRole('button', { name: 'They did not come' }).click();
    const dialog = manager.getByRole('dialog', { name: 'They did not come' });
    await dialog.getByText('The £80 promised for their transport goes back into the budget').waitFor();
    expect(await problemsOf(manager, 'visit-no-show')).toEqual([]);
    await dialog.getByRole('button', { name: 'Go back' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(manager)).toContain('They did not come');
    await manager.getByRole('button', { name: 'They did not come' }).click();
    await dialog.getByLabel('Why, if you know').selectOption({ label: 'Transport costs too much' });
    await dialog.getByRole('button', { name: 'Record that nobody came' }).click();
    await manager.getByText('Released: the visit did not take place.').waitFor();
    await manager.getByText('Transport costs too much').first().waitFor();
    expect(await manager.getByText('£80.00').count()).toBe(0);
    expect(await problemsOf(manager, 'visit-missed')).toEqual([]);
  });

  it('is not recorded as attended with numbers that cannot be', async () => {
    it_.clock.set(ASKED);
    const visit = await visits.approved(1_000);
    it_.clock.set(AFTERWARDS);
    manager = await it_.signedIn('manager@fictional.example', size);
    await open(manager, visit);
    await manager.getByText('From 1 to 2,000').waitFor();
    expect(await manager.getByText('expected. Save it if so many came.').count()).toBe(0);
    const save = async (pupils: string, problem: string) => {
      await manager.getByLabel('Pupils').fill(pupils);
      await manager.getByRole('button', { name: 'Save attendance' }).click();
      await manager.getByRole('link', { name: problem }).waitFor();
    };
    await save('0', 'Enter 1 or more. If nobody came, record that they did not come');
    await save('-1', 'Enter 1 or more. If nobody came, record that they did not come');
    await save('9999', 'Enter 2,000 pupils or fewer');
    await save('', 'Enter how many pupils came');
    await save('601', 'Enter 600 or fewer: that is how many pupils the school has on roll');
    await manager.getByLabel('Pupils').fill('280');
    await manager.getByText('Only 28 were expected. Save it if so many came.').waitFor();
    expect(await problemsOf(manager, 'visit-attendance-errors')).toEqual([]);
  });
});
