import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeViolations } from './accessibility.js';
import { GOOD_PASSWORD } from './accounts.js';
import { launchBrowser } from './browser.js';
import { testApp, type TestApp } from './test-app.js';

const CLIENT = path.resolve(import.meta.dirname, '../../dist/client');

export const SIZES = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 320, height: 740 },
} as const;
export type Size = keyof typeof SIZES;

/** The product in this process, with its clock in the test's hand, seen through a real browser. */
export interface BrowserApp extends TestApp {
  readonly url: string;
  readonly browser: Browser;
  /** A window of their own, signed in by typing the address and GOOD_PASSWORD. */
  signedIn(email: string, size?: Size): Promise<Page>;
}

export async function browserApp(): Promise<BrowserApp> {
  const [it_, browser] = await Promise.all([testApp({}, CLIENT), launchBrowser()]);
  await it_.app.listen(0, '127.0.0.1');
  const url = (await it_.app.getUrl()).replace('127.0.0.1', 'localhost');
  const signedIn = async (email: string, size: Size = 'desktop') => {
    const context = await browser.newContext({ viewport: SIZES[size] });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    await page.goto(`${url}/sign-in`);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(GOOD_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
    return page;
  };
  const close = async () => {
    await browser.close();
    await it_.close();
  };
  return { ...it_, url, browser, signedIn, close };
}

/** With SCREENSHOTS set to a folder, leaves a picture of the whole page there, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: path.join(folder, `${name}-${width}.png`), fullPage: true });
}

/** What is wrong with a page as it stands: axe's findings, and a page wider than its window. It also leaves a picture. */
export async function problemsOf(page: Page, name: string): Promise<string[]> {
  await picture(page, name);
  const width = page.viewportSize()?.width ?? 0;
  const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
  return [
    ...(await axeViolations(page)),
    ...(wide > width ? [`the page is ${wide} px wide in a window of ${width}`] : []),
  ];
}
