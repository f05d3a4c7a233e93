import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.js';
import { filledDay, STAYS_IN_A_ROOM } from '../board-days.js';
import { median, rounded, type Bench, type Measure } from '../figure.js';
import { HttpClient } from '../http-client.js';
import { idOf, MANAGER, ROOMS, tokenOf } from '../world.js';

interface Span {
  readonly name: 'day' | 'week';
  readonly days: number;
  readonly targetMs: number;
}

export const DAY: Span = { name: 'day', days: 1, targetMs: 60 };
export const WEEK: Span = { name: 'week', days: 5, targetMs: 150 };

const ROUNDS = 7;
const VIEWPORT = { width: 1440, height: 900 };
const DAY_MS = 86_400_000;
/** A winter's week, when the clock of the centre is UTC, and the one before it, from which the board goes on. */
const [MONDAY, BEFORE] = ['2028-01-17', '2028-01-10'];
const SCROLLS = 40;
/** Long after the last block is drawn. */
const SETTLED_MS = 2_500;
/** What the sampler calls work of the thread that is not script: style, layout, paint. */
const NATIVE: ReadonlySet<string> = new Set(['(program)', '(root)']);

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

type Template = Parameters<typeof filledDay>[0];

/**
 * The script time that a real Chromium takes to show a full board, from the press of a button until nothing more happens:
 * reading the answer, checking it, laying it out and drawing every block. The page itself is loaded before. Then it is
 * scrolled both ways, and each step's script time is told beside.
 */
export const board =
  (span: Span): Measure =>
  async (bench) => {
    const template = await templateOf(bench);
    const browser = await launchBrowser();
    try {
      const rounds = Math.max(1, Math.round(ROUNDS / bench.options.haste));
      const values: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const context = await browser.newContext({ viewport: VIEWPORT });
        const { shown, scrolled } = await show(await served(context, bench, { template, span }), bench, span);
        bench.note(`round ${round + 1}: ${rounded(shown)} script ms, ${rounded(scrolled)} ms a step of scrolling`);
        values.push(shown);
        await context.close();
      }
      return { value: rounded(median(values)), unit: 'script ms', target: span.targetMs };
    } finally {
      await browser.close();
    }
  };

/** The server's own answer, which is then filled up. */
async function templateOf({ world, server }: Bench): Promise<Template> {
  const client = new HttpClient(server.origin, 1);
  try {
    const answer = await client.get(MANAGER, `/api/v1/centres/${idOf('centre')}/days/${world.busyDaysAhead[0] ?? ''}`);
    if (answer.status !== 200) throw new Error(`The day answered ${answer.status}: ${answer.body.slice(0, 500)}`);
    return JSON.parse(answer.body) as Template;
  } finally {
    client.close();
  }
}

/** A window of the manager, to whom the days in question are full. */
async function served(
  context: BrowserContext,
  { server }: Bench,
  { template, span }: { template: Template; span: Span },
): Promise<Page> {
  const url = server.origin.replace('127.0.0.1', 'localhost');
  await context.addCookies([{ name: 'clc_session', value: tokenOf(MANAGER), url }]);
  const page = await context.newPage();
  const days = Array.from({ length: 7 }, (_, ahead) => filledDay(template, dayAfter(MONDAY, ahead), ahead < span.days));
  const body = JSON.stringify(span.name === 'day' ? days[0] : { monday: MONDAY, days });
  const json = { contentType: 'application/json', body };
  await page.route(`**/${span.name}s/${MONDAY}`, (route) => route.fulfill(json));
  return page;
}

async function show(page: Page, { server }: Bench, span: Span): Promise<{ shown: number; scrolled: number }> {
  const url = server.origin.replace('127.0.0.1', 'localhost');
  await page.goto(`${url}/board?day=${BEFORE}&span=${span.name}&centre=${idOf('centre')}`);
  await page.getByRole('status').filter({ hasText: '0 visits' }).first().waitFor();
  if (span.name === 'day') await page.getByLabel('Day', { exact: true }).fill(MONDAY);
  const button = span.name === 'day' ? page.getByRole('button', { name: 'Show' }) : page.getByText('Next week');
  const target = await button.locator('xpath=ancestor-or-self::*[contains(@class,"button")]').boundingBox();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await devtools.send('Profiler.enable');
  // Nothing is asked of the page while it works: looking at it would be counted, too.
  const shown = await scriptMs(devtools, () => page.mouse.click((target?.x ?? 0) + 5, (target?.y ?? 0) + 5));
  await expectFull(page, span);
  const grid = await page.locator('.day-scroll').boundingBox();
  await page.mouse.move((grid?.x ?? 0) + 600, (grid?.y ?? 0) + 200);
  const scrolled = await scriptMs(devtools, async () => {
    for (let step = 0; step < SCROLLS; step += 1) await page.mouse.wheel(40, 60);
  });
  return { shown, scrolled: scrolled / SCROLLS };
}

/**
 * CPU time of the page's main thread that goes into script, garbage collection included: the browser's sampler says which
 * share of the thread's work that is. The clock on the wall would count what neighbours take, too.
 */
async function scriptMs(devtools: CDPSession, act: () => Promise<void>): Promise<number> {
  const before = await cpuMs(devtools);
  await devtools.send('Profiler.start');
  await act();
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  const { profile } = await devtools.send('Profiler.stop');
  const cpu = (await cpuMs(devtools)) - before;
  const { samples = [], timeDeltas = [] } = profile;
  const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const time = (counts: (name: string) => boolean): number =>
    samples.reduce((sum, id, at) => sum + (counts(names.get(id) ?? '') ? (timeDeltas[at + 1] ?? 0) : 0), 0);
  const busy = time((name) => name !== '(idle)');
  return busy === 0 ? 0 : (cpu * time((name) => name !== '(idle)' && !NATIVE.has(name))) / busy;
}

async function cpuMs(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** A board that is not full measures nothing. */
async function expectFull(page: Page, { days }: Span): Promise<void> {
  const blocks = await page.locator('button.day-event').count();
  const expected = ROOMS * STAYS_IN_A_ROOM * days;
  if (blocks < expected) throw new Error(`The board shows ${blocks} visits, not ${expected}.`);
}
