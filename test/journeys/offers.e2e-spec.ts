import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { Schedule } from '../../server/jobs/schedule.js';
import { GIVE_TURNS } from '../../server/modules/visits/jobs/give-turns.job.js';
import { aSmallCity, type SmallCity } from '../factories/city.factory.js';
import { aRequest } from '../factories/visit.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { sayWhatAndWho } from '../support/booking-screens.js';
import { browserApp, problemsOf, type BrowserApp } from '../support/browser-app.js';

const NOW = '2026-11-24T09:00:00Z';

describe('a time that is not to be had', () => {
  let it_: BrowserApp;
  let city: SmallCity;
  let manager: Page;
  let teacher: Page;
  let other: Page;
  let asked: VisitDetailView;

  beforeAll(async () => {
    it_ = await browserApp();
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    const somebody = async (name: string, role: 'teacher' | 'centre_manager', scopeId: string) => {
      const scopeKind = role === 'teacher' ? 'partner' : 'centre';
      await aPersonWithPassword(it_, `${name}@fictional.example`, { role, scopeKind, scopeId });
      const page = await it_.signedIn(`${name}@fictional.example`, role === 'teacher' ? 'phone' : 'desktop');
      await page.clock.install({ time: new Date(NOW) });
      return page;
    };
    manager = await somebody('manager', 'centre_manager', city.centreId);
    teacher = await somebody('teacher', 'teacher', city.schoolId);
    other = await somebody('other', 'teacher', city.otherSchoolId);
    const caller = await it_.people.teacher(city.schoolId);
    asked = (await caller.post('/api/v1/visits', aRequest(city))).json();
  });
  afterAll(() => it_.close());

  it('another school puts its wish for it on the waiting list, on a phone', async () => {
    await other.goto(`${it_.url}/book`);
    await sayWhatAndWho(other);
    await other.getByRole('button', { name: 'Choose a time yourself' }).click();
    await other.getByLabel('Day of the visit').fill('1 December');
    await other.getByLabel('Session starts').fill('10:00');
    await other.getByLabel('Session ends').fill('12:00');
    await other.getByRole('button', { name: 'Show what is free' }).click();
    await other.getByRole('button', { name: 'Wait for Radio studio' }).waitFor();
    expect(await problemsOf(other, 'wait-for-a-room')).toEqual([]);
    await other.getByRole('button', { name: 'Wait for Radio studio' }).click();
    await other.getByRole('button', { name: 'Put it on the waiting list' }).click();
    await other.getByText('1st of 1 on the waiting list for this time').waitFor();
    expect(await problemsOf(other, 'waiting')).toEqual([]);
  });

  it('the manager sees who waits, and suggests two other times for the first request', async () => {
    await manager.goto(`${it_.url}/waiting-list`);
    await manager.getByRole('link', { name: 'Tuesday 1 December, 10:00 to 12:00, Radio studio' }).waitFor();
    expect(await problemsOf(manager, 'waiting-list')).toEqual([]);
    await manager.goto(`${it_.url}/visits/${asked.id}`);
    await manager.getByRole('button', { name: 'Offer other times' }).click();
    const dialog = manager.getByRole('dialog', { name: 'Offer other times' });
    await dialog.getByRole('checkbox', { name: /^Monday 30 November, 10:00 to 12:00, Radio studio/ }).check();
    await dialog.getByRole('checkbox', { name: 'Add a time of your own' }).check();
    await dialog.getByLabel('Day', { exact: true }).fill('3 December');
    expect(await problemsOf(manager, 'suggest-times')).toEqual([]);
    await dialog.getByRole('button', { name: 'Offer these 2 times' }).click();
    await manager.getByRole('heading', { name: 'Other times for you' }).waitFor();
    expect(await problemsOf(manager, 'offered-centre')).toEqual([]);
  });

  it('the teacher accepts one of them with one press, on a phone', async () => {
    await teacher.goto(`${it_.url}/visits/${asked.id}`);
    await teacher.getByText('They are held until the end of Friday 27 November.').waitFor();
    expect(await problemsOf(teacher, 'offered')).toEqual([]);
    await teacher.getByRole('button', { name: /^Choose Thursday 3 December, 10:00 to 12:00/ }).click();
    await teacher.getByRole('heading', { level: 1, name: 'Thursday 3 December, 10:00 to 12:00' }).waitFor();
    await teacher.getByText('Approved', { exact: true }).first().waitFor();
    expect(await problemsOf(teacher, 'offer-accepted')).toEqual([]);
  });

  it('the time that came free is the other school’s turn', async () => {
    await it_.app.get(Schedule).run(GIVE_TURNS);
    await other.goto(`${it_.url}/visits`);
    await other.getByRole('link', { name: 'Tuesday 1 December, 10:00 to 12:00' }).click();
    await other.getByRole('heading', { name: 'It is your turn' }).waitFor();
    expect(await problemsOf(other, 'turn')).toEqual([]);
    await other.getByRole('button', { name: /^Ask for Tuesday 1 December/ }).click();
    await other.getByText('Waiting for an answer', { exact: true }).first().waitFor();
    expect(await problemsOf(other, 'turn-asked')).toEqual([]);
  });
});
