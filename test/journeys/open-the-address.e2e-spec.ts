import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { problemsOf, SIZES } from '../support/browser-app.js';
import { launchBrowser } from '../support/browser.js';
import { servedApp, type ServedApp } from '../support/served-app.js';

describe('somebody who opens the address', () => {
  let served: ServedApp;
  let browser: Browser;

  beforeAll(async () => {
    [served, browser] = await Promise.all([servedApp(), launchBrowser()]);
  });

  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  it.each(Object.entries(SIZES))(
    'is asked to sign in, on a page that everyone can use, on a %s',
    async (_name, viewport) => {
      const context = await browser.newContext({ viewport });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      await page.goto(served.url);
      await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
      expect(await problemsOf(page, 'sign-in')).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
  );
});

describe('the server', () => {
  it('ends when it is told to and starts again on the same data', async () => {
    const first = await servedApp();
    await first.end('SIGTERM');
    await expect(fetch(first.url)).rejects.toThrow();
    const second = await servedApp({ DATA_DIR: first.dataDir });
    expect((await fetch(second.url)).status).toBe(200);
    await second.close();
  });

  it('says which setting is wrong instead of starting', async () => {
    await expect(servedApp({ PORT: 'seventy' })).rejects.toThrow(/PORT/);
  });
});
