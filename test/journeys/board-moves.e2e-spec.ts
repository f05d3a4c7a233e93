import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { aSmallCity, type SmallCity } from '../factories/city.factory.js';
import { aPolicy } from '../factories/policy.factory.js';
import { aRequest } from '../factories/visit.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { sayWhatAndWho } from '../support/booking-screens.js';
import { browserApp, problemsOf, SIZES, type BrowserApp } from '../support/browser-app.js';
import type { Caller } from '../support/people.js';

const DAY = '/board?day=2026-12-01';
const WEEK = '/board?day=2026-12-01&span=week';

/** A manager at the board: 28 pupils at ten in the radio studio, 18 at one in the lab. */
describe('visits on the board', () => {
  let it_: BrowserApp;
  let city: SmallCity;
  let manager: Caller;
  let page: Page;
  let studioVisit: string;
  let labVisit: string;
  const faults: string[] = [];

  beforeAll(async () => {
    it_ = await browserApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    manager = await it_.people.manager(city.centreId);
    const teacher = await it_.people.teacher(city.schoolId);
    const ask = async (over: object) => (await teacher.post('/api/v1/visits', aRequest(city, over))).json();
    studioVisit = (await ask({ pupils: 18, startTime: '10:00', endTime: '11:00' })).id;
    labVisit = (await ask({ roomId: city.labId, pupils: 18, startTime: '13:00', endTime: '14:00' })).id;
    const scope = { scopeKind: 'centre', scopeId: city.centreId } as const;
    await aPersonWithPassword(it_, 'manager@fictional.example', { role: 'centre_manager', ...scope });
    page = await it_.signedIn('manager@fictional.example');
    page.on('pageerror', (error) => faults.push(error.message));
  });
  afterAll(() => it_.close());
  beforeEach(async () => {
    await put(studioVisit, { startTime: '10:00', endTime: '11:00', roomId: city.studioId, day: '2026-12-01' });
    await put(labVisit, { startTime: '13:00', endTime: '14:00', roomId: city.labId, day: '2026-12-01' });
  });

  const read = async (id: string): Promise<VisitDetailView> => (await manager.get(`/api/v1/visits/${id}`)).json();
  const put = async (id: string, place: object) => {
    const { version } = await read(id);
    expect((await manager.post(`/api/v1/visits/${id}/change`, { version, ...place })).statusCode).toBe(200);
  };
  const placeOf = async (id: string) => {
    const { room, startsAt, endsAt } = await read(id);
    return `${room?.name} ${startsAt.slice(0, 16)} ${endsAt.slice(11, 16)}`;
  };
  const open = async (address: string) => {
    await page.goto(it_.url + address);
    await page.getByRole('grid').waitFor();
  };
  const block = (room: string): Locator => page.locator(`.day-event[aria-label*="${room}"]`);
  const lane = (room: string): Locator =>
    page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: room }) })
      .getByRole('gridcell');
  const ghost = (): Locator => page.locator('.ghost');
  const done = (words: string) => page.getByRole('status').filter({ hasText: words }).first().waitFor();

  /** From a share of the way through a block to a time in a row. */
  async function drag(from: Locator, to: { room: string; minutes: number }, drop = true): Promise<void> {
    const [held, row] = [await from.boundingBox(), await lane(to.room).boundingBox()];
    await page.mouse.move(held!.x + held!.width / 2, held!.y + held!.height / 2);
    await page.mouse.down();
    await page.mouse.move(held!.x + held!.width / 2 + 20, held!.y + held!.height / 2, { steps: 3 });
    const x = row!.x + (row!.width * (to.minutes - 480)) / 600;
    await page.mouse.move(x, row!.y + row!.height / 2, { steps: 6 });
    if (drop) await page.mouse.up();
  }

  it('are dragged to another room and time', async () => {
    await open(DAY);
    await drag(block('Radio studio'), { room: 'Lab', minutes: 570 });
    await done('Hillside School: now Lab, Tuesday 1 December, 09:00 to 10:00');
    expect(await placeOf(studioVisit)).toBe('Lab 2026-12-01T09:00 10:00');
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await done('Hillside School is back where it was');
    expect(await placeOf(studioVisit)).toBe('Radio studio 2026-12-01T10:00 11:00');
  });

  it('show what stands in the way before they are let go, and go back with the reason', async () => {
    await open(DAY);
    await drag(block('Radio studio'), { room: 'Lab', minutes: 800 }, false);
    await ghost().getByText('Lab is taken: Hillside School, 13:00 to 14:00.').waitFor();
    expect(await problemsOf(page, 'board-clash')).toEqual([]);
    await page.mouse.up();
    await page.getByRole('status').getByText('That room is no longer free at that time.').waitFor();
    expect(await ghost().count()).toBe(0);
    expect(await placeOf(studioVisit)).toBe('Radio studio 2026-12-01T10:00 11:00');
    await block('Radio studio, 10:00 to 11:00').waitFor();
  });

  it('go back with Escape, and nothing is sent', async () => {
    await open(DAY);
    const { version } = await read(studioVisit);
    await drag(block('Radio studio'), { room: 'Lab', minutes: 570 }, false);
    await ghost().waitFor();
    await page.keyboard.press('Escape');
    expect(await ghost().count()).toBe(0);
    await page.mouse.up();
    expect((await read(studioVisit)).version).toBe(version);
  });

  it('are made longer by their end', async () => {
    await open(DAY);
    const held = (await block('Radio studio').boundingBox())!;
    const hour = held.width;
    await page.mouse.move(held.x + held.width - 3, held.y + held.height / 2);
    await page.mouse.down();
    await page.mouse.move(held.x + held.width + hour / 2, held.y + held.height / 2, { steps: 5 });
    await page.mouse.up();
    await done('now Radio studio, Tuesday 1 December, 10:00 to 11:30');
    expect(await placeOf(studioVisit)).toBe('Radio studio 2026-12-01T10:00 11:30');
  });

  it('are moved by taps: what stands in the way is said in the form, and it is sent with one press', async () => {
    await open(DAY);
    await block('Radio studio').click();
    await page.getByRole('button', { name: 'Move or change the time' }).click();
    const dialog = page.getByRole('dialog', { name: 'Move Hillside School' });
    await dialog.getByLabel('Room').selectOption('Lab');
    await dialog.getByLabel('Starts').fill('12:30');
    await dialog.getByLabel('Ends').fill('13:30');
    await dialog.getByText('Lab is taken: Hillside School, 13:00 to 14:00.').waitFor();
    expect(await problemsOf(page, 'board-move')).toEqual([]);
    await dialog.getByLabel('Starts').fill('14:00');
    await dialog.getByLabel('Ends').fill('15:00');
    await dialog.getByText('Lab is taken').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Move it' }).click();
    await done('now Lab, Tuesday 1 December, 14:00 to 15:00');
    expect(await placeOf(studioVisit)).toBe('Lab 2026-12-01T14:00 15:00');
  });

  it('are moved by keys alone, with every place said aloud', async () => {
    await open(DAY);
    await page.getByRole('region', { name: /on Tuesday 1 December/ }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('m');
    const said = page.locator('.voice');
    await said.getByText('Arrow keys change time and room').waitFor();
    // Rooms stand in the order of their names: the lab is above the studio.
    const name = await page.evaluate('document.activeElement.getAttribute("aria-label")');
    expect(name).toContain('Lab, 13:00 to 14:00');
    await page.keyboard.press('ArrowLeft');
    await said.getByText('Lab, Tuesday 1 December, 12:55 to 13:55. This place is free.').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await said.getByText('Radio studio, Tuesday 1 December, 12:55 to 14:00. This place is free.').waitFor();
    await page.keyboard.press('Enter');
    await done('now Radio studio, Tuesday 1 December, 12:55 to 14:00');
    expect(await placeOf(labVisit)).toBe('Radio studio 2026-12-01T12:55 14:00');
  });

  it('are put back by Escape, and R changes only how long they are', async () => {
    await open(DAY);
    await block('Radio studio').focus();
    await page.keyboard.press('r');
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowRight');
    await ghost().getByText('10:00 to 11:15').waitFor();
    await page.keyboard.press('Escape');
    expect(await ghost().count()).toBe(0);
    expect(await placeOf(studioVisit)).toBe('Radio studio 2026-12-01T10:00 11:00');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await problemsOf(page, 'board-keys')).toEqual([]);
    await page.getByLabel('Use these keys').uncheck();
    await page.keyboard.press('Escape');
    await block('Radio studio').focus();
    await page.keyboard.press('m');
    expect(await ghost().count()).toBe(0);
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await page.getByLabel('Use these keys').check();
    await page.keyboard.press('Escape');
  });

  it('go to another day of the week', async () => {
    await open(WEEK);
    expect(await problemsOf(page, 'board-week')).toEqual([]);
    await block('Radio studio').focus();
    await page.keyboard.press('m');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Enter');
    await done('now Radio studio, Wednesday 2 December, 10:00 to 11:00');
    expect(await placeOf(studioVisit)).toBe('Radio studio 2026-12-02T10:00 11:00');
  });

  it('are moved against a rule of the centre by whoever says why, also back to where they were', async () => {
    await aPolicy(manager, city.centreId, { noticeDays: 30 });
    await open(WEEK);
    await block('Radio studio').focus();
    for (const key of ['m', 'PageUp', 'Enter']) await page.keyboard.press(key);
    const dialog = page.getByRole('dialog', { name: 'Move Hillside School' });
    await dialog.getByText('The centre asks for 30 days of notice. Choose a later day.').waitFor();
    expect(await problemsOf(page, 'board-move-rules')).toEqual([]);
    await dialog.getByRole('button', { name: 'Move it' }).click();
    await dialog.getByRole('alert').getByText('The centre has rules').waitFor();
    await dialog.getByLabel('Why this rule is set aside').fill('The coach comes on Monday');
    await dialog.getByRole('button', { name: 'Move it' }).click();
    await done('now Radio studio, Monday 30 November, 10:00 to 11:00');
    await aPolicy(manager, city.centreId, { noticeDays: 0 });
    await put(studioVisit, { day: '2026-12-01' });
    await open(WEEK);
    await block('Radio studio').focus();
    for (const key of ['m', 'PageDown', 'Enter']) await page.keyboard.press(key);
    await done('now Radio studio, Wednesday 2 December, 10:00 to 11:00');
    await aPolicy(manager, city.centreId, { noticeDays: 30 });
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await dialog.getByLabel('Why this rule is set aside').fill('It was moved by mistake');
    expect(await dialog.getByLabel('Day', { exact: true }).inputValue()).toMatch(/1 December/);
    await dialog.getByRole('button', { name: 'Move it' }).click();
    await done('now Radio studio, Tuesday 1 December, 10:00 to 11:00');
    await aPolicy(manager, city.centreId, { noticeDays: 0, longestMinutes: 60 });
    await block('Radio studio').focus();
    for (const key of ['r', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await page.getByText('A visit to this centre lasts at most 1 hour. Choose a shorter time.').waitFor();
    expect(await dialog.count()).toBe(0);
    await aPolicy(manager, city.centreId, { longestMinutes: null });
  });

  it('begin where somebody draws, and the booking has room and time', async () => {
    await open(DAY);
    const row = (await lane('Lab').boundingBox())!;
    const at = (minutes: number) => row.x + (row.width * (minutes - 480)) / 600;
    await page.mouse.move(at(541), row.y + row.height / 2);
    await page.mouse.down();
    await page.mouse.move(at(600), row.y + row.height / 2, { steps: 5 });
    await page.mouse.up();
    await page.getByText('For Lab, Tuesday 1 December').waitFor();
    expect(await problemsOf(page, 'board-book')).toEqual([]);
    await page.getByLabel('School or group').selectOption('Hillside School');
    await sayWhatAndWho(page, { pupils: '18' });
    await page.getByRole('button', { name: 'Check this place' }).click();
    await page.getByRole('heading', { name: 'Tuesday 1 December, 09:00 to 10:00' }).waitFor();
    expect(await page.getByRole('radio', { name: 'Lab' }).isChecked()).toBe(true);
  });

  it('begin by keys and by taps as well', async () => {
    await open(DAY);
    await block('Radio studio').focus();
    await page.keyboard.press('n');
    await ghost().getByText('11:15 to 12:15').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('For Radio studio, Tuesday 1 December').waitFor();
    await open(DAY);
    await page.getByRole('button', { name: 'New visit' }).click();
    const dialog = page.getByRole('dialog', { name: 'New visit' });
    await dialog.getByLabel('Room').selectOption('Radio studio');
    await dialog.getByLabel('Starts').fill('10:30');
    await dialog.getByLabel('Ends').fill('11:30');
    await dialog.getByText('Radio studio is taken').waitFor();
    await dialog.getByLabel('Starts').fill('15:00');
    await dialog.getByLabel('Ends').fill('16:00');
    await dialog.getByRole('button', { name: 'Say who comes' }).click();
    await page.getByText('For Radio studio, Tuesday 1 December').waitFor();
  });

  it('are narrowed by filters that last from day to week', async () => {
    await open(DAY);
    await page.getByText('Filters', { exact: true }).click();
    await page.getByLabel('Show', { exact: true }).selectOption('Rooms only');
    await page.getByRole('rowheader', { name: /Recorders/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Week', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Mon 30 Nov to Sun 6 Dec' }).waitFor();
    await page.getByRole('grid').waitFor();
    expect(await page.getByRole('rowheader').allTextContents()).toEqual(
      expect.not.arrayContaining([expect.stringContaining('Recorders')]),
    );
    await page.getByRole('button', { name: 'Show everything again' }).click();
    await page.getByRole('rowheader', { name: /Recorders/ }).waitFor();
  });

  it('are a list on a phone, and moved from there', async () => {
    await page.setViewportSize(SIZES.phone);
    await page.goto(it_.url + WEEK);
    const tuesday = page.getByRole('region', { name: 'Tuesday 1 December' });
    await tuesday.getByText('Radio studio').waitFor();
    expect(await problemsOf(page, 'board-week')).toEqual([]);
    await tuesday.getByRole('button', { name: 'Move Hillside School' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Move Hillside School' });
    expect(await problemsOf(page, 'board-move')).toEqual([]);
    await dialog.getByLabel('Starts').fill('09:30');
    await dialog.getByLabel('Ends').fill('10:30');
    await dialog.getByRole('button', { name: 'Move it' }).click();
    await done('now Radio studio, Tuesday 1 December, 09:30 to 10:30');
    await page.setViewportSize(SIZES.desktop);
  });

  it('are not for a technician to move', async () => {
    const scope = { scopeKind: 'centre', scopeId: city.centreId } as const;
    await aPersonWithPassword(it_, 'technician@fictional.example', { role: 'technician', ...scope });
    const other = await it_.signedIn('technician@fictional.example');
    await other.goto(it_.url + DAY);
    await other.locator('.day-event[aria-label*="Radio studio"]').click();
    await other.getByRole('complementary').waitFor();
    expect(await other.getByRole('button', { name: 'Move or change the time' }).count()).toBe(0);
    await other.close();
  });

  it('are printed day by day, each on a page', async () => {
    await open(WEEK);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(5);
  });

  it('throw no errors', () => {
    expect(faults).toEqual([]);
  });
});
