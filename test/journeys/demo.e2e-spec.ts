import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { PersonaList } from '#shared/contracts/demo.contract.js';
import { picture, problemsOf, SIZES } from '../support/browser-app.js';
import { launchBrowser } from '../support/browser.js';
import { servedApp, type ServedApp } from '../support/served-app.js';

describe('somebody who tries the demo', () => {
  let served: ServedApp;
  let browser: Browser;
  let personas: PersonaList['items'];

  beforeAll(async () => {
    [served, browser] = await Promise.all([servedApp({ DEMO: '1' }), launchBrowser()]);
    const answer = await fetch(`${served.url}/api/v1/demo/personas`);
    personas = ((await answer.json()) as PersonaList).items;
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  it('is told by the server how to sign in as each of nine people', () => {
    expect(personas).toHaveLength(9);
    for (const { email, label } of personas) expect(served.output()).toMatch(new RegExp(`${label} +${email}`));
    expect(served.output()).toContain(`Password for all of them: ${personas[0]?.password ?? ''}`);
  });

  it.each(Object.entries(SIZES))('finds them on the sign-in page, on a %s', async (_size, viewport) => {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.goto(`${served.url}/sign-in`);
    await page.getByRole('heading', { name: 'Try it out' }).waitFor();
    expect(await page.getByRole('button', { name: 'Sign in as' }).count()).toBe(9);
    expect(await problemsOf(page, 'demo-sign-in')).toEqual([]);
    await context.close();
  });

  it('signs in as any of them with one press', async () => {
    const context = await browser.newContext({ viewport: SIZES.desktop });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    for (const { label, name } of personas) {
      await context.clearCookies();
      await page.goto(`${served.url}/sign-in`);
      await page.getByRole('button', { name: `Sign in as ${label.toLowerCase()}: ${name}` }).click();
      await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
      await page.getByText(name).first().waitFor();
      await picture(page, `demo-${label.toLowerCase().replaceAll(' ', '-')}`);
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('where there is no demo', () => {
  it('nobody is offered to sign in as', async () => {
    const [served, browser] = await Promise.all([servedApp(), launchBrowser()]);
    try {
      const page = await browser.newPage();
      await page.goto(`${served.url}/sign-in`, { waitUntil: 'networkidle' });
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
      expect(await page.getByRole('heading', { name: 'Try it out' }).count()).toBe(0);
    } finally {
      await browser.close();
      await served.close();
    }
  });
});
