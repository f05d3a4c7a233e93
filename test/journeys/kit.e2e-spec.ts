import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeViolations } from '../support/accessibility.js';
import { SIZES } from '../support/browser-app.js';
import { launchBrowser } from '../support/browser.js';
import { devClient, type DevClient } from '../support/dev-client.js';

let client: DevClient;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [client, browser] = await Promise.all([devClient(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await client.close();
});

async function open(viewport: { width: number; height: number } = SIZES.desktop): Promise<void> {
  context = await browser.newContext({ viewport, locale: 'en-US', timezoneId: 'America/New_York' });
  page = await context.newPage();
  await page.route('**/api/v1/session', (route) =>
    route.fulfill({ status: 401, json: { refusal: 'access/not-signed-in', message: 'Sign in.' } }),
  );
  await page.goto(`${client.url}/_ui`);
  await page.getByRole('heading', { level: 1, name: 'The kit' }).waitFor();
}

const field = (label: string) => page.getByLabel(label, { exact: true });
const answers = () => page.getByRole('listbox', { name: 'Answers to School', exact: true }).getByRole('option');
const focused = () => page.evaluate('document.activeElement?.id');
/** "r0 e1": the row and the block that has the focus. */
const focusedBlock = () =>
  page.evaluate(
    '`${document.activeElement?.closest("[data-row]")?.dataset.row} ${document.activeElement?.dataset.key}`',
  );
const focusedText = () => page.evaluate('document.activeElement?.textContent?.trim()');
const sidewaysScroll = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');

afterEach(async () => {
  await context.close();
});

describe('every part in every state', () => {
  async function failTheForm(): Promise<void> {
    await page.getByRole('button', { name: 'Check your request' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  }

  it('can be used by everyone', async () => {
    await open();
    await failTheForm();
    await field('School').focus();
    await page.keyboard.type('acad');
    await answers().first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Show a toast' }).click();
    await page.getByRole('button', { name: 'Open the dialog' }).click();
    await page.getByRole('dialog', { name: 'Decline the request' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('would be found out if it could not (positive control)', async () => {
    await open();
    await page.evaluate(`
      document.querySelector('label').remove();
      document.querySelector('main').insertAdjacentHTML('beforeend', '<p style="color: #bbb; background: #fff">Too pale</p>');
    `);
    const found = (await axeViolations(page)).map((line) => line.split(':')[0]);
    expect(found).toEqual(expect.arrayContaining(['color-contrast', 'label']));
  });

  it('fits a phone without scrolling sideways', async () => {
    await open(SIZES.phone);
    await failTheForm();
    expect(await axeViolations(page)).toEqual([]);
    expect(await sidewaysScroll()).toBe(0);
  });
});

describe('a form', () => {
  beforeEach(() => open());

  it('puts the focus on the summary, and each line of it on its field', async () => {
    await page.getByRole('button', { name: 'Check your request' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await focusedText()).toMatch(/^There is a problem/);
    await page.getByRole('link', { name: 'Choose at least one period' }).click();
    expect(await focused()).toBe('kit-periods');
    expect(await page.title()).toBe('The kit – CLC Commons');
  });

  it('reads dates, times and amounts as they are typed in the UK, whatever the browser’s country', async () => {
    await field('Date of visit').fill('1/12/26');
    await field('Start').fill('2.15pm');
    await field('Quote for the coach').fill('£1,234.5');
    await page.keyboard.press('Tab');
    expect(await field('Date of visit').inputValue()).toBe('1 December 2026');
    expect(await page.getByText('Tuesday 1 December 2026').count()).toBe(1);
    expect(await field('Start').inputValue()).toBe('14:15');
    expect(await field('Quote for the coach').inputValue()).toBe('1,234.50');
  });

  it('offers a calendar with the month’s name and weeks from Monday on, whatever the browser’s country', async () => {
    await field('Date of visit').fill('1/12/26');
    const button = page.getByRole('button', { name: 'Choose Date of visit from a calendar' });
    await button.click();
    const days = page.locator('#kit-day-days');
    await days.getByText('December 2026', { exact: true }).waitFor();
    expect(await days.locator('th').allTextContents()).toEqual([...['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']]);
    const shown = days.locator('[data-reka-calendar-cell-trigger]:visible');
    expect((await shown.allTextContents()).map((text) => Number(text))).toEqual(
      Array.from({ length: 31 }, (_, index) => index + 1),
    );
    // The first of December 2026 is a Tuesday, so it stands in the second column.
    const [first, monday] = [await shown.first().boundingBox(), await shown.nth(6).boundingBox()];
    expect(first!.x - monday!.x).toBeGreaterThan(30);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('PageDown');
    await days.getByText('January 2027', { exact: true }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await field('Date of visit').inputValue()).toBe('2 January 2027');
    expect(await focusedText()).toBe('Choose Date of visit from a calendar');
    await button.click();
    await page.keyboard.press('Escape');
    await days.waitFor({ state: 'detached' });
  });

  it('keeps what it cannot read', async () => {
    await field('Quote for the coach').fill('about ten');
    await page.getByRole('button', { name: 'Check your request' }).click();
    await page.getByRole('link', { name: /Enter the quote in pounds/ }).waitFor();
    expect(await field('Quote for the coach').inputValue()).toBe('about ten');
  });

  it('finds one answer among many from the first letter, and forgets it when the box is emptied', async () => {
    await field('School').focus();
    await page.keyboard.type('h');
    await page.keyboard.type('olly acad');
    await answers().filter({ hasText: 'Holly Lane Academy' }).waitFor();
    expect(await answers().count()).toBe(1);
    await page.keyboard.press('Enter');
    expect(await field('School').inputValue()).toBe('Holly Lane Academy');
    await field('School').fill('');
    await page.keyboard.press('Tab');
    await expect(field('School').inputValue()).resolves.toBe('');
  });
});

describe('a dialog', () => {
  it('holds the focus and gives it back', async () => {
    await open();
    await page.getByRole('button', { name: 'Open the dialog' }).click();
    const dialog = page.getByRole('dialog');
    for (let presses = 0; presses < 6; presses += 1) await page.keyboard.press('Tab');
    expect(await dialog.locator(':focus').count()).toBe(1);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await focusedText()).toBe('Open the dialog');
  });
});

describe('the day grid', () => {
  it('is one stop for Tab, and arrow keys reach every block', async () => {
    await open();
    const grid = page.getByRole('grid');
    expect(await grid.locator('[data-key][tabindex="0"]').count()).toBe(1);
    await grid.locator('[tabindex="0"]').focus();
    const places: unknown[] = [];
    for (const key of ['ArrowRight', 'ArrowDown', 'End', 'ArrowUp', 'Home']) {
      await page.keyboard.press(key);
      places.push(await focusedBlock());
    }
    expect(places).toEqual(['r0 e1', 'r1 e1', 'r1 e3', 'r0 e3', 'r0 e0']);
    await page.keyboard.press('Enter');
    await page.getByText('Chosen: r0 e0').waitFor();
  });

  it('passes over what can only be seen', async () => {
    await open();
    expect(
      await page
        .getByRole('grid')
        .getByRole('button', { name: /Being mended/ })
        .count(),
    ).toBe(0);
    expect(await page.getByRole('grid').getByText('Being mended from 13:00').count()).toBe(1);
  });
});

describe('a table', () => {
  it('sorts when a heading is pressed and says so', async () => {
    await open();
    const firstSchool = () => page.getByRole('table').getByRole('row').nth(1).getByRole('cell').nth(1).textContent();
    await page.getByRole('columnheader', { name: 'Pupils' }).getByRole('button').click();
    expect(await firstSchool()).toContain('Penrhyn');
    await page.getByRole('columnheader', { name: 'Pupils' }).getByRole('button').click();
    expect(await firstSchool()).toContain('Cwm Taf');
    expect(await page.getByRole('columnheader', { name: 'Pupils' }).getAttribute('aria-sort')).toBe('descending');
  });
});
