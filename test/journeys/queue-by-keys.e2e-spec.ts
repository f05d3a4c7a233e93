import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { sql } from '../../server/database/dialect.js';
import { aSmallCity, type SmallCity } from '../factories/city.factory.js';
import { QueueFactory } from '../factories/queue.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';
import type { Caller } from '../support/people.js';
import { nextOpenDay } from '../support/open-days.js';

const NOW = '2026-11-24T09:00:00Z';
const REQUESTS = 30;

/** A manager clears a morning's requests without a mouse, while a colleague decides on some of them. */
describe.each(Object.keys(SIZES) as Size[])('thirty requests by keyboard alone, on a %s', (size) => {
  let it_: BrowserApp;
  let city: SmallCity;
  let page: Page;
  let colleague: Caller;
  let queue: QueueFactory;
  let keys = 0;

  beforeAll(async () => {
    it_ = await browserApp();
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    colleague = await it_.people.manager(city.centreId);
    queue = new QueueFactory(it_, city, colleague);
    let day = '2026-12-07';
    for (let index = 0; index < REQUESTS; index += 1) {
      const partnerId = [city.schoolId, city.otherSchoolId, city.hostId][index % 3] ?? city.schoolId;
      await queue.ask({ day, partnerId, subject: `Request ${index + 1}` });
      day = nextOpenDay(day);
      if (day > '2026-12-18' && day < '2027-01-05') day = '2027-01-05';
    }
    const scope = { scopeKind: 'centre', scopeId: city.centreId } as const;
    await aPersonWithPassword(it_, 'manager@fictional.example', { role: 'centre_manager', ...scope });
    page = await it_.signedIn('manager@fictional.example', size);
    await page.goto(`${it_.url}/requests`);
    await page.getByText('Request 1 ·').waitFor();
  });
  afterAll(() => it_.close());

  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const cards = () => page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2 }) });
  const left = async (count: number) => {
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const until = Date.now() + 15_000;
    while ((await cards().count()) !== count && Date.now() < until) await page.waitForTimeout(30);
    expect(await cards().count()).toBe(count);
  };
  const states = async () => {
    const rows = await it_.store.read(
      (manager) => sql(manager)<{ state: string; n: number }>`
        SELECT state, CAST(COUNT(*) AS integer) AS n FROM visits GROUP BY state ORDER BY state`,
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  };

  it('chooses five with X and approves them with one key, seeing what that does before', async () => {
    for (let chosen = 0; chosen < 5; chosen += 1) {
      if (chosen > 0) await press('j');
      await press('x');
    }
    await page.getByText('5 chosen').waitFor();
    await page.getByText(/Hillside School: 0 now, [\d.]+ with these/).waitFor();
    expect(await problemsOf(page, `queue-chosen-${size}`)).toEqual([]);
    await press('a');
    await left(REQUESTS - 5);
    expect(await states()).toEqual({ approved: 5, requested: 25 });
  });

  it('approves with A, takes it back with U, and is on it again', async () => {
    const first = await page.locator('main [aria-current] h2').innerText();
    await press('a');
    await left(24);
    const message = page.locator('.toast', { hasText: /^Approved/ });
    await message.waitFor();
    await press('u');
    await left(25);
    await message.waitFor({ state: 'detached', timeout: 3000 });
    await page.locator('main [aria-current] h2', { hasText: first }).waitFor();
    await page.getByText('Taken back: nobody was told').waitFor();
    expect(await states()).toEqual({ approved: 5, requested: 25 });
  });

  it('asks with Q, and closes with Escape', async () => {
    await press('q');
    const dialog = page.getByRole('dialog', { name: 'Questions and answers' });
    await dialog.getByLabel('Your question or answer').waitFor();
    await page.keyboard.type('Can you come by train?');
    keys += 22;
    expect(await problemsOf(page, `queue-question-${size}`)).toEqual([]);
    await press('Tab');
    await press('Enter');
    await dialog.getByText('Can you come by train?', { exact: true }).first().waitFor();
    await press('Escape');
    await left(25);
    await page
      .getByRole('button', { name: /Questions and answers/ })
      .filter({ hasText: 'Questions (1)' })
      .waitFor();
  });

  it('offers other times with S, for whoever does not want to refuse', async () => {
    const here = await page.locator('main [aria-current] h2').innerText();
    await press('s');
    await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    expect(await problemsOf(page, `queue-offer-${size}`)).toEqual([]);
    await press('Escape');
    await left(25);
    expect(await page.locator('main [aria-current] h2').innerText()).toBe(here);
  });

  it('says when a colleague was faster, and marks what is new, without losing the place', async () => {
    const here = await page.locator('main [aria-current] h2').innerText();
    const theirs = (await queue.page(colleague)).items[3]!.visit;
    await colleague.post(`/api/v1/visits/${theirs.id}/approval`, { version: theirs.version });
    await queue.ask({ day: '2026-12-08', startTime: '14:00', endTime: '15:00', subject: 'Late wish' });
    await page.getByText('Decided by somebody else').waitFor();
    await page.locator('main li.visit', { hasText: 'Late wish' }).getByText('New', { exact: true }).waitFor();
    expect(await page.locator('main [aria-current] h2').innerText()).toBe(here);
    expect(await problemsOf(page, `queue-refreshed-${size}`)).toEqual([]);
    await page.getByRole('button', { name: /^Put away/ }).focus();
    await press('Enter');
    await left(25);
  });

  it('declines five with D and approves the rest with A: in few keys, and nothing is left', async () => {
    for (let declined = 0; declined < 5; declined += 1) {
      await press('d');
      await page.getByRole('dialog', { name: 'Decline this visit' }).getByLabel('Reason').waitFor();
      await press('ArrowDown');
      for (const key of ['Tab', 'Tab', 'Enter']) await press(key);
      await left(24 - declined);
    }
    for (let rest = 20; rest > 0; rest -= 1) {
      await press('a');
      if (rest > 1) await left(rest - 1);
    }
    await page.getByText('Nothing is waiting for you').waitFor();
    expect(await states()).toEqual({ approved: 26, declined: 5 });
    expect(await cards().count()).toBe(0);
    // Nine to choose, one for each answer, five for each refusal, and the question with its words.
    expect(keys).toBeLessThan(100);
  });
});
