import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DELIVER_OUTBOX } from '../../server/jobs/outbox-relay.js';
import { Schedule } from '../../server/jobs/schedule.js';
import { aCityThatCloses, type ClosingCity } from '../factories/closure.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp } from '../support/browser-app.js';

const HOURS = ['09', '10', '11', '12', '13', '14'];
const DAYS = ['2026-12-01', '2026-12-02'];

describe('a room closes', () => {
  let it_: BrowserApp;
  let city: ClosingCity;
  let manager: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    it_ = await browserApp();
    city = await aCityThatCloses(it_);
    for (const day of DAYS) {
      for (const hour of HOURS) await city.promised({ day, startTime: `${hour}:00`, endTime: `${hour}:30` });
    }
    const scope = { scopeKind: 'centre', scopeId: city.centreId } as const;
    await aPersonWithPassword(it_, 'manager@fictional.example', { role: 'centre_manager', ...scope });
    const school = { scopeKind: 'partner', scopeId: city.schoolId } as const;
    await aPersonWithPassword(it_, 'coordinator@fictional.example', { role: 'school_coordinator', ...school });
    manager = await it_.signedIn('manager@fictional.example');
    manager.on('pageerror', (error) => faults.push(error.message));
    await mails();
    it_.clock.set('2026-11-24T09:00:00Z');
  });
  afterAll(() => it_.close());

  /** Everything that is due within ten minutes, each as the text that leaves. */
  const mails = async (): Promise<string[]> => {
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    const folder = path.join(it_.database.config.dataDir, 'mail');
    const before = new Set(await readdir(folder));
    it_.clock.set('2026-11-24T09:10:00Z');
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    const fresh = (await readdir(folder)).filter((name) => !before.has(name));
    return Promise.all(fresh.map((name) => readFile(path.join(folder, name), 'utf8')));
  };
  const fieldOf = (page: Page, label: string) => page.getByLabel(label, { exact: false }).first();
  const bothSizes = async (page: Page, name: string) => {
    expect(await problemsOf(page, name)).toEqual([]);
    await page.setViewportSize(SIZES.phone);
    expect(await problemsOf(page, name)).toEqual([]);
    await page.setViewportSize(SIZES.desktop);
  };

  it('is closed from the list of rooms, with the keyboard alone, after its manager has seen every visit', async () => {
    await manager.goto(`${it_.url}/centres/${city.centreId}`);
    await manager.getByRole('link', { name: 'Close for a time Radio studio' }).press('Enter');
    await manager.getByRole('heading', { level: 1, name: 'Close something' }).waitFor();
    expect(await manager.getByLabel('Which room').inputValue()).toBe(city.studioId);
    await manager.getByRole('button', { name: 'Show which visits it touches' }).press('Enter');
    await manager.getByText('There is a problem').waitFor();
    await bothSizes(manager, 'closure-form');
    await fieldOf(manager, 'First day').fill('1/12/2026');
    await fieldOf(manager, 'Last day').fill('2/12/2026');
    await fieldOf(manager, 'Reason').fill('Burst pipe');
    await manager.getByRole('button', { name: 'Show which visits it touches' }).press('Enter');
    await manager.getByText('12 visits lose their place.').waitFor();
    expect(await manager.getByRole('combobox', { name: 'What becomes of it' }).count()).toBe(12);
    await bothSizes(manager, 'closure-preview');
  });

  it('finds a place for eleven of its twelve visits, and cancels one, in two steps', async () => {
    await manager.getByRole('button', { name: 'Leave all for later' }).press('Enter');
    await manager.getByText('Chosen: 0 to move, 0 to cancel, 12 for later.').waitFor();
    await manager.getByRole('button', { name: 'Accept all suggestions' }).press('Enter');
    const choices = manager.getByRole('combobox', { name: 'What becomes of it' });
    await choices.nth(3).selectOption({ label: 'Cancel the visit' });
    await choices.nth(7).selectOption({ label: 'Leave it for later' });
    await manager.getByText('Chosen: 10 to move, 1 to cancel, 1 for later.').waitFor();
    await manager.getByRole('button', { name: 'Close it, and do this' }).press('Enter');
    await manager.getByRole('heading', { level: 1, name: 'Radio studio is closed' }).waitFor();
    await manager.getByText('1 visit is not settled yet.').waitFor();
    expect(await manager.getByText('Moved', { exact: true }).count()).toBe(10);
    await bothSizes(manager, 'closure-plan');
  });

  it('says on the board, and on the visit, what waits; the last one is settled from there', async () => {
    await manager.goto(`${it_.url}/board?day=2026-12-02`);
    await manager.getByText('1 visit lost its place and is not settled').waitFor();
    await manager.getByRole('link', { name: 'See the closures' }).click();
    await manager.getByRole('heading', { level: 1, name: 'Radio studio is closed' }).waitFor();
    const line = manager.getByRole('listitem').filter({ has: manager.getByRole('combobox') });
    await line.getByRole('link').click();
    await manager.getByText('Radio studio is closed: not settled yet').waitFor();
    await bothSizes(manager, 'closure-visit');
    await manager.getByRole('link', { name: 'Settle it' }).click();
    await manager.getByText('Chosen: 0 to move, 0 to cancel, 1 for later.').waitFor();
    await manager.getByRole('button', { name: 'Accept all suggestions' }).click();
    await manager.getByRole('button', { name: 'Settle 1 visit' }).press('Enter');
    await manager.getByText('Every visit is settled.').waitFor();
    const visits = await city.manager.get('/api/v1/visits', {
      centreId: city.centreId,
      from: '2026-12-01',
      limit: '50',
    });
    const standing = visits
      .json()
      .items.map((one: { state: string; room: { name: string } }) => `${one.state} ${one.room.name}`);
    expect(standing.filter((one: string) => one === 'approved Hall')).toHaveLength(11);
    expect(standing.filter((one: string) => one === 'cancelled Radio studio')).toHaveLength(1);
  });

  it('is told to the school in one mail', async () => {
    const sent = await mails();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain('Closed: Radio studio, 12 visits of Hillside School');
  });

  it('cannot be closed twice; whoever tries is led to its plan', async () => {
    await manager.goto(`${it_.url}/centres/${city.centreId}`);
    await manager.getByRole('link', { name: 'Close for a time Radio studio' }).press('Enter');
    await fieldOf(manager, 'First day').fill('2/12/2026');
    await fieldOf(manager, 'Reason').fill('Paint');
    await manager.getByRole('button', { name: 'Show which visits it touches' }).press('Enter');
    const closure = manager.getByRole('link', { name: 'Closure of Radio studio: ' });
    await closure.waitFor();
    expect(await closure.textContent()).toContain('“Burst pipe”');
    await bothSizes(manager, 'closure-standing');
    await manager.keyboard.press('Tab');
    await manager.keyboard.press('Enter');
    await manager.getByRole('heading', { level: 1, name: 'Radio studio is closed' }).waitFor();
  });

  it('is opened again; and a coordinator says that the school is closed', async () => {
    it_.clock.set('2026-11-24T09:00:00Z');
    await manager.getByRole('button', { name: 'Open it again now' }).click();
    await manager.getByRole('dialog').getByRole('button', { name: 'Open it again now' }).click();
    await manager.getByText('Opened again on').waitFor();
    await manager.goto(`${it_.url}/closures`);
    await manager.getByRole('heading', { level: 1, name: 'Closures' }).waitFor();
    await bothSizes(manager, 'closures');
    const coordinator = await it_.signedIn('coordinator@fictional.example');
    coordinator.on('pageerror', (error) => faults.push(error.message));
    await coordinator.goto(`${it_.url}/closures`);
    await coordinator.getByRole('link', { name: 'Say that your school is closed' }).click();
    await fieldOf(coordinator, 'First day').fill('1/12/2026');
    await fieldOf(coordinator, 'Reason').fill('Snow');
    await bothSizes(coordinator, 'closure-school-form');
    await coordinator.getByRole('button', { name: 'Show which visits it touches' }).click();
    await coordinator.getByText('5 visits of the school fall on these days.').waitFor();
    await bothSizes(coordinator, 'closure-school-preview');
    await coordinator.getByRole('button', { name: 'Say that it is closed, and do this' }).click();
    await coordinator.getByRole('heading', { level: 1, name: 'Hillside School is closed' }).waitFor();
    await coordinator.getByText('Every visit is settled.').waitFor();
    await coordinator.getByText('Asks the centre again', { exact: true }).first().waitFor();
    await bothSizes(coordinator, 'closure-school-plan');
    expect(faults).toEqual([]);
  });
});
