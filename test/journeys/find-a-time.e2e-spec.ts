import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { sql } from '../../server/database/dialect.js';
import { aBookingCity, BOOKING_DAY, type BookingCity } from '../factories/booking.factory.js';
import { GOOD_PASSWORD } from '../support/accounts.js';
import { browserApp, problemsOf, type BrowserApp } from '../support/browser-app.js';
import { Hand } from '../support/hand.js';

const PHONE = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };

/** 28 Year 9 pupils, an activity with equipment and tutor, back by period 6: in under a minute, on a phone. */
describe('finding a time on a phone', () => {
  let it_: BrowserApp;
  let city: BookingCity;
  let page: Page;
  const hand = new Hand();
  const screens: string[] = [];

  beforeAll(async () => {
    it_ = await browserApp();
    city = await aBookingCity(it_);
    const context = await it_.browser.newContext(PHONE);
    context.setDefaultTimeout(15_000);
    page = await context.newPage();
    await page.clock.install({ time: new Date(BOOKING_DAY) });
  });
  afterAll(() => it_.close());

  /** Waits for a screen, and for its heading to take the focus. */
  const arriveAt = async (title: string) => {
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.locator('h1:focus').waitFor();
    screens.push(title);
    expect(await problemsOf(page, `find-${screens.length}`)).toEqual([]);
  };

  it('begins with who it is', async () => {
    await page.goto(`${it_.url}/book`);
    await hand.type(page.getByLabel('E-mail address'), 'teacher@fictional.example');
    await hand.type(page.getByLabel('Password'), GOOD_PASSWORD);
    await hand.tap(page.getByRole('button', { name: 'Sign in' }));
    await arriveAt('Book a visit');
  });

  it('asks for the activity, the class and when they must be back, and for nothing that it can know', async () => {
    await hand.choose(page.getByLabel('Activity'), 'Podcasting');
    await hand.tap(page.getByRole('checkbox', { name: '9', exact: true }));
    expect(await page.getByRole('checkbox', { name: '6', exact: true }).count()).toBe(0);
    await hand.type(page.getByLabel('Pupils'), '28');
    await hand.choose(page.getByLabel('Back by'), 'Period 6 (14:30)');
    await hand.tap(page.getByRole('button', { name: 'Find a time' }));
    await arriveAt('Choose a time');
  });

  it('offers whole visits that fit the school’s day', async () => {
    const first = page.getByRole('listitem').filter({ hasText: 'Offer 1' });
    const words = await first.innerText();
    for (const said of ['Wednesday 25 November', '14 recorders', 'Sam Okafor', 'Radio studio', 'Leave school by']) {
      expect(words).toContain(said);
    }
    expect(words).toMatch(/No lesson lost but period|No lesson is lost|The group misses periods/);
    const backBy = /back by (\d\d:\d\d)/.exec(words)?.[1] ?? '';
    expect(backBy <= '14:30' && backBy > '08:00').toBe(true);
    const fold = page.getByText('The offers in the week');
    await fold.tap();
    await page.getByRole('img', { name: /^Offer 1: Wednesday 25 November, / }).waitFor();
    expect(await problemsOf(page, 'find-2-week')).toEqual([]);
    await fold.tap();
    await hand.tap(first.getByRole('button', { name: /^Choose this time/ }));
    await arriveAt('Check your answers');
  });

  it('asks for the visit, and says what happens next', async () => {
    const list = await page.locator('dl').first().innerText();
    for (const said of ['28 pupils and 2 adults', 'Year 9', 'Podcasting', 'Sam Okafor']) expect(list).toContain(said);
    await hand.tap(page.getByRole('button', { name: 'Ask for this visit' }));
    await page.getByRole('heading', { level: 1, name: 'Request sent' }).waitFor();
    await page.getByText('Quayside CLC answers before the visit begins.').waitFor();
    expect(await problemsOf(page, 'find-4')).toEqual([]);
  });

  it('took three screens, and no more taps and typing than the issue allows', () => {
    expect(screens).toHaveLength(3);
    expect(hand.typedFields).toBeLessThanOrEqual(3);
    expect(hand.taps).toBeLessThanOrEqual(12);
  });

  it('gave the visit a room, recorders and the tutor', async () => {
    const kinds = await it_.store.read(
      (reader) => sql(reader)<{ kind: string; quantity: number }>`
        SELECT r.kind, v.quantity FROM reservations v JOIN resources r ON r.id = v.resource_id
         WHERE r.centre_id = ${city.centreId} ORDER BY r.kind`,
    );
    expect(kinds.map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ['equipment_pool', 14],
      ['room', 1],
      ['tutor', 1],
    ]);
  });

  it('leaves a file for the calendar, and the way to the visit', async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Add to your calendar' }).tap(),
    ]);
    expect(file.suggestedFilename()).toBe('visit.ics');
    await page.getByRole('link', { name: 'See the visit' }).tap();
    await page.getByRole('heading', { level: 1, name: /^Wednesday 25 November/ }).waitFor();
  });
});
