import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aSmallCity, type SmallCity } from '../factories/city.factory.js';
import { aRequest } from '../factories/visit.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp } from '../support/browser-app.js';

const DAY = '/board?day=2026-12-01';

describe('the day of a centre', () => {
  let it_: BrowserApp;
  let city: SmallCity;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    it_ = await browserApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    const manager = await it_.people.manager(city.centreId);
    const ask = async (over: object) =>
      (await (await it_.people.teacher(city.schoolId)).post('/api/v1/visits', aRequest(city, over))).json();
    await ask({ equipment: [{ poolId: city.recordersId, quantity: 20 }] });
    const lab = await ask({ roomId: city.labId, pupils: 18, startTime: '09:30', endTime: '11:00' });
    await manager.post(`/api/v1/visits/${lab.id}/approval`, { version: lab.version });
    const scope = { scopeKind: 'centre', scopeId: city.centreId } as const;
    await aPersonWithPassword(it_, 'technician@fictional.example', { role: 'technician', ...scope });
    page = await it_.signedIn('technician@fictional.example');
    page.on('pageerror', (error) => faults.push(error.message));
  });
  afterAll(() => it_.close());

  const open = async (address: string) => {
    await page.goto(it_.url + address);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const focused = () =>
    page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent');

  it('is the first page of those who work there', () => {
    expect(new URL(page.url()).pathname).toBe('/board');
  });

  it('shows each visit with its state in words, and what is left of the equipment', async () => {
    await open(DAY);
    await page.getByText('Tuesday 1 December: 2 visits, 1 waiting for an answer.').waitFor();
    await page
      .getByRole('button', { name: /^Hillside School, Podcasting, 28 pupils, waiting for an answer, Radio studio/ })
      .waitFor();
    await page.getByText('Recorders: 10 of 30 left, 10:00 to 12:00').waitFor({ state: 'attached' });
    expect(await problemsOf(page, 'board')).toEqual([]);
  });

  it('is read with the keyboard alone', async () => {
    await open(DAY);
    await page.getByRole('grid').waitFor();
    await page.getByRole('region', { name: 'Rooms and equipment on Tuesday 1 December' }).focus();
    await page.keyboard.press('Tab');
    expect(await focused()).toMatch(/^Hillside School.* Lab, 09:30 to 11:00/);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toMatch(/Radio studio, 10:00 to 12:00\. Set-up from 09:45\. Clear-down until 12:15\.$/);
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('Hillside School');
    const panel = page.getByRole('complementary', { name: 'Hillside School' });
    await panel.getByText('20 recorders').waitFor();
    await panel.getByText('Waiting for an answer').waitFor();
    expect(await problemsOf(page, 'board-chosen')).toEqual([]);
    const block = page.locator('.day-event[aria-current]');
    for (const width of [800, 1024, 1280]) {
      await page.keyboard.press('Escape');
      await page.setViewportSize({ width, height: 900 });
      await page.keyboard.press('Enter');
      await panel.waitFor();
      const [beside, marked] = [await panel.boundingBox(), await block.boundingBox()];
      expect(marked!.x + marked!.width).toBeLessThanOrEqual(beside!.x);
      expect(await page.getByRole('link', { name: 'Open this visit' }).isVisible()).toBe(true);
    }
    // The grid goes away and comes back, as when a tablet is turned: what was chosen is still where Tab leads.
    await page.setViewportSize(SIZES.phone);
    await page.getByRole('grid').waitFor({ state: 'detached' });
    await page.setViewportSize(SIZES.desktop);
    await panel.waitFor();
    await page.keyboard.press('Escape');
    expect(await focused()).toMatch(/Radio studio, 10:00 to 12:00/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/visits\/[0-9a-f-]{36}$/);
  });

  it('goes from day to day, and explains a closed one', async () => {
    await open('/board?day=2026-12-04');
    await page.getByRole('link', { name: 'Next day' }).click();
    await page.getByRole('heading', { name: 'Closed on Saturday 5 December' }).waitFor();
    expect(await problemsOf(page, 'board-closed')).toEqual([]);
    await page.getByRole('button', { name: 'Go to Monday 7 December' }).click();
    await page.getByRole('heading', { level: 1, name: 'Monday 7 December' }).waitFor();
    await page.getByLabel('Day', { exact: true }).fill('1/12/26');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tuesday 1 December' }).waitFor();
    expect(new URL(page.url()).searchParams.get('day')).toBe('2026-12-01');
  });

  it('is a list on a phone', async () => {
    await page.setViewportSize(SIZES.phone);
    await open(DAY);
    const studio = page.getByRole('region', { name: 'Radio studio' });
    await studio.getByRole('link', { name: 'Hillside School' }).waitFor();
    await studio.getByText('To set up: 20 recorders').waitFor();
    await page.getByRole('region', { name: 'Lab' }).getByText('To set up: No equipment').waitFor();
    const day = page.getByLabel('Day', { exact: true });
    await day.fill('30 September 2026');
    expect(await page.evaluate('document.activeElement.scrollWidth <= document.activeElement.clientWidth')).toBe(true);
    await day.fill('1 December 2026');
    expect(await page.getByRole('grid').count()).toBe(0);
    expect(await problemsOf(page, 'board')).toEqual([]);
    await page.setViewportSize(SIZES.desktop);
  });

  it('moves a visit from whichever row it was opened in', async () => {
    const hallId = await city.city.aRoom(city.centreId, { name: 'Hall' });
    const halfId = await city.city.aRoom(city.centreId, { name: 'North half' });
    await city.city.aLink(city.centreId, halfId, hallId);
    const tutorId = await city.city.aTutor(city.centreId, { name: 'Ines' });
    const manager = await it_.people.manager(city.centreId);
    const wish = aRequest(city, { day: '2026-12-02', roomId: halfId, tutorId, startTime: '10:00', endTime: '11:00' });
    const { id } = (await manager.post('/api/v1/visits', wish)).json();
    const scope = { scopeKind: 'centre', scopeId: city.centreId } as const;
    await aPersonWithPassword(it_, 'manager@fictional.example', { role: 'centre_manager', ...scope });
    const theirs = await it_.signedIn('manager@fictional.example');
    await theirs.goto(`${it_.url}/board?day=2026-12-02`);
    const inRow = (row: string) => theirs.locator(`.day-event[aria-label*=", ${row}, "]`);
    const dialog = theirs.getByRole('dialog');
    const moveTo = async (start: string, end: string) => {
      expect(await dialog.getByLabel('Room').locator('option:checked').textContent()).toContain('North half');
      await dialog.getByLabel('Ends').fill(end);
      await dialog.getByLabel('Starts').fill(start);
      await dialog.getByRole('button', { name: 'Move it' }).click();
      await theirs
        .getByRole('status')
        .filter({ hasText: `North half, Wednesday 2 December, ${start}` })
        .first()
        .waitFor();
    };
    await inRow('Ines').click();
    await theirs.getByRole('button', { name: 'Move or change the time' }).click();
    await moveTo('11:00', '12:00');
    await inRow('Hall').focus();
    await theirs.keyboard.press('m');
    await moveTo('13:00', '14:00');
    const { startsAt, room, tutor } = (await manager.get(`/api/v1/visits/${id}`)).json();
    expect([startsAt, room.name, tutor.name]).toEqual(['2026-12-02T13:00:00.000Z', 'North half', 'Ines']);
    await theirs.close();
  });

  it('fits on one landscape page, with forty rooms too', async () => {
    for (let room = 0; room < 38; room += 1) await city.city.aRoom(city.centreId, { name: `Room ${room}` });
    await open(DAY);
    await page.getByRole('rowheader', { name: /Room 37/ }).waitFor();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
    expect(pdf).toMatch(/\/MediaBox \[0 0 841[.\d]* 59[45][.\d]*\]/);
    expect(faults).toEqual([]);
  });
});
