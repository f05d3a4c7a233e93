import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DELIVER_OUTBOX } from '../../server/jobs/outbox-relay.js';
import { Schedule } from '../../server/jobs/schedule.js';
import { KEEP_FINAL_NUMBERS } from '../../server/modules/visits/jobs/final-numbers.job.js';
import { UNDO_SECONDS } from '../../shared/values/undo-window.js';
import { aSmallCity, type SmallCity } from '../factories/city.factory.js';
import { aPolicy } from '../factories/policy.factory.js';
import { aRequest } from '../factories/visit.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';
import type { Caller } from '../support/people.js';

const NOW = '2026-11-24T09:00:00Z';

describe.each(Object.keys(SIZES) as Size[])('a promised visit, on a %s', (size) => {
  let it_: BrowserApp;
  let city: SmallCity;
  let manager: Caller;
  let teacher: Page;
  let valley: Page;
  let coordinator: Page;

  beforeAll(async () => {
    it_ = await browserApp();
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    manager = await it_.people.manager(city.centreId);
    await aPolicy(manager, city.centreId, { finalNumbersDays: 5 });
    const at = (scopeId: string) => ({ scopeKind: 'partner', scopeId }) as const;
    await aPersonWithPassword(it_, 'tess@fictional.example', { role: 'teacher', ...at(city.schoolId) });
    await aPersonWithPassword(it_, 'val@fictional.example', { role: 'teacher', ...at(city.otherSchoolId) });
    await aPersonWithPassword(it_, 'cora@fictional.example', { role: 'school_coordinator', ...at(city.schoolId) });
    teacher = await it_.signedIn('tess@fictional.example', size);
    valley = await it_.signedIn('val@fictional.example', size);
    coordinator = await it_.signedIn('cora@fictional.example', size);
    for (const page of [teacher, valley, coordinator]) await page.clock.install({ time: new Date(NOW) });
  });
  afterAll(() => it_.close());

  /** Asked for by whoever is signed in on the page, and approved. */
  async function approved(page: Page, over: object): Promise<string> {
    const cookies = await page.context().cookies();
    const answer = await it_.app.inject({
      ...{ method: 'POST', url: '/api/v1/visits', payload: aRequest(city, over) },
      cookies: Object.fromEntries(cookies.map(({ name, value }) => [name, value])),
    });
    expect(answer.statusCode).toBe(201);
    const { id } = answer.json<{ id: string }>();
    expect((await manager.post(`/api/v1/visits/${id}/approval`, { version: 1 })).statusCode).toBe(200);
    return id;
  }

  /** From the newest mail to somebody, which without a mail server is a file. */
  async function mailedLink(address: string): Promise<string> {
    it_.clock.pass(UNDO_SECONDS);
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    it_.clock.pass(-UNDO_SECONDS);
    const folder = path.join(it_.database.config.dataDir, 'mail');
    const texts = readdirSync(folder)
      .sort()
      .map((file) =>
        readFileSync(path.join(folder, file), 'utf8')
          .replace(/=\r?\n/g, '')
          .replace(/=3D/g, '='),
      );
    const mail = texts.filter((text) => text.includes(address)).at(-1) ?? '';
    const { pathname } = new URL(/http:\S+\/visits\/\S+/.exec(mail)?.[0] ?? 'http://none');
    return `${it_.url}${pathname}`;
  }

  it('has its numbers confirmed from the link in the mail, in one press', async () => {
    await approved(teacher, { day: '2026-12-03', pupils: 20 });
    await it_.app.get(Schedule).run(KEEP_FINAL_NUMBERS);
    await teacher.goto(await mailedLink('tess@fictional.example'));
    const numbers = teacher.getByRole('region', { name: 'Final numbers' });
    await numbers.getByText('Tell the centre how many are coming by the end of Thursday 26 November.').waitFor();
    expect(await problemsOf(teacher, 'numbers-asked')).toEqual([]);
    await numbers.getByLabel('Pupils').fill('31');
    await numbers.getByRole('button', { name: 'Confirm numbers' }).click();
    await numbers.getByRole('link', { name: 'Enter 30 or fewer: that is how many pupils the room takes' }).waitFor();
    expect(await problemsOf(teacher, 'numbers-too-many')).toEqual([]);
    await numbers.getByLabel('Pupils').fill('18');
    await numbers.getByRole('button', { name: 'Confirm numbers' }).click();
    await numbers.getByText('Confirmed on Tuesday 24 November 2026').waitFor();
    await teacher.getByText('18 pupils and 2 adults').waitFor();
    expect(await problemsOf(teacher, 'numbers-confirmed')).toEqual([]);
  });

  it('has its numbers confirmed in the list, as they were asked for', async () => {
    await approved(teacher, { day: '2026-12-02', pupils: 12 });
    await teacher.goto(`${it_.url}/visits`);
    const button = teacher.getByRole('button', { name: 'Confirm 12 pupils, 2 adults' });
    await button.waitFor();
    expect(await problemsOf(teacher, 'numbers-in-list')).toEqual([]);
    await button.click();
    await button.waitFor({ state: 'detached' });
    await teacher.getByText('The final numbers are confirmed').waitFor();
  });

  it('is swapped by two schools, neither of which learns whose the other visit is', async () => {
    const own = await approved(teacher, { day: '2026-12-08', pupils: 18 });
    const lab = { partnerId: city.otherSchoolId, roomId: city.labId, pupils: 15 };
    const other = await approved(valley, { ...lab, day: '2026-12-10', startTime: '14:00', endTime: '15:30' });
    await teacher.goto(`${it_.url}/visits/${own}`);
    await teacher.getByText('Swap with another school').click();
    await teacher.getByText('No visit of another school is on that day.').waitFor();
    await teacher.getByLabel('Day', { exact: true }).fill('10/12/2026');
    await teacher.getByRole('radio', { name: 'Thursday 10 December, 14:00 to 15:30, Lab' }).check();
    expect(await problemsOf(teacher, 'swap-propose')).toEqual([]);
    await teacher.getByRole('button', { name: 'Propose the swap' }).click();
    await teacher.getByRole('button', { name: 'Take the proposal back' }).waitFor();
    expect(await problemsOf(teacher, 'swap-proposed')).toEqual([]);
    const link = await mailedLink('val@fictional.example');
    expect(link).toBe(`${it_.url}/visits/${other}`);
    await valley.goto(link);
    const proposal = valley.getByRole('region', { name: 'A swap is proposed' });
    await proposal.getByText('Tuesday 8 December, 10:00 to 12:00, Radio studio').waitFor();
    expect(await valley.getByText('Hillside').count()).toBe(0);
    expect(await problemsOf(valley, 'swap-asked')).toEqual([]);
    await proposal.getByRole('button', { name: 'Yes, swap' }).click();
    await valley.getByRole('heading', { level: 1, name: 'Tuesday 8 December, 10:00 to 12:00' }).waitFor();
    await teacher.reload();
    await teacher.getByRole('heading', { level: 1, name: 'Thursday 10 December, 14:00 to 15:30' }).waitFor();
    await teacher.getByText('Swapped with another visit').waitFor();
  });

  it('is handed over to a colleague, and a leaver’s visits are found by the coordinator', async () => {
    const visit = await approved(teacher, { day: '2026-12-15', pupils: 18 });
    const leaver = await it_.people.teacher(city.schoolId);
    await leaver.post('/api/v1/visits', aRequest(city, { day: '2026-12-16' }));
    await teacher.goto(`${it_.url}/visits/${visit}`);
    await teacher.getByText('Hand over to a colleague').click();
    await teacher.getByRole('button', { name: 'Hand over', exact: true }).click();
    await teacher.getByRole('link', { name: 'Choose a colleague' }).waitFor();
    await teacher.getByLabel('Colleague').selectOption({ label: 'Owner of cora@fictional.example' });
    expect(await problemsOf(teacher, 'hand-over')).toEqual([]);
    await teacher.getByRole('button', { name: 'Hand over', exact: true }).click();
    await teacher.getByText('Owner of cora@fictional.example,').waitFor();
    const cookies = await coordinator.context().cookies();
    const departed = await it_.app.inject({
      ...{ method: 'POST', url: `/api/v1/people/${leaver.personId}/departure`, payload: {} },
      cookies: Object.fromEntries(cookies.map(({ name, value }) => [name, value])),
    });
    expect(departed.statusCode).toBe(204);
    await coordinator.goto(`${it_.url}/visits`);
    const left = coordinator.getByRole('region', { name: 'Visits of people who left' });
    await left.getByRole('link', { name: 'Wednesday 16 December, 10:00 to 12:00' }).waitFor();
    expect(await problemsOf(coordinator, 'leavers')).toEqual([]);
  });
});
