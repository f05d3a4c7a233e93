import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aSmallCity, type SmallCity } from '../factories/city.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { chooseOwnTime, sayWhatAndWho } from '../support/booking-screens.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';

const NOW = '2026-11-24T09:00:00Z';

describe.each(Object.keys(SIZES) as Size[])('the rules for requests, on a %s', (size) => {
  let it_: BrowserApp;
  let city: SmallCity;
  let teacher: Page;
  let manager: Page;
  let officer: Page;

  beforeAll(async () => {
    it_ = await browserApp();
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    const people = {
      teacher: { role: 'teacher', scopeKind: 'partner', scopeId: city.schoolId },
      manager: { role: 'centre_manager', scopeKind: 'centre', scopeId: city.centreId },
      officer: { role: 'la_officer', scopeKind: 'authority', scopeId: city.authorityId },
    } as const;
    const pages: Page[] = [];
    for (const [name, grant] of Object.entries(people)) {
      await aPersonWithPassword(it_, `${name}@fictional.example`, grant);
      pages.push(await it_.signedIn(`${name}@fictional.example`, size));
    }
    for (const page of pages) await page.clock.install({ time: new Date(NOW) });
    [teacher, manager, officer] = pages as [Page, Page, Page];
  });
  afterAll(() => it_.close());

  it('are set by the manager, who is told what makes no sense', async () => {
    await manager.goto(`${it_.url}/policies`);
    await manager.getByText('No rule was set aside yet.').waitFor();
    await manager.getByLabel('Least notice').fill('');
    await manager.getByLabel('Longest visit').fill('5');
    await manager.getByRole('button', { name: 'Save rules' }).click();
    await manager.getByRole('link', { name: /^Enter the notice in days/ }).waitFor();
    await manager.getByRole('link', { name: /^Enter the longest visit in minutes/ }).waitFor();
    expect(await problemsOf(manager, 'policy-errors')).toEqual([]);
    await manager.getByLabel('Least notice').fill('14');
    await manager.getByLabel('Longest visit').fill('');
    await manager.getByLabel('Most visits of one school').fill('6');
    await manager.getByRole('button', { name: 'Save rules' }).click();
    await manager.getByText('Rules saved').waitFor();
    expect(await problemsOf(manager, 'policy')).toEqual([]);
  });

  it('are said to a teacher, who keeps what was typed', async () => {
    await teacher.goto(`${it_.url}/book`);
    await sayWhatAndWho(teacher);
    await chooseOwnTime(teacher);
    await teacher.getByRole('button', { name: 'Ask for this visit' }).click();
    const rules = teacher.getByRole('region', { name: 'Rules of the centre that this visit would break' });
    await rules.getByText('The centre asks for 14 days of notice. Choose a later day.').waitFor();
    await rules.getByText('The centre’s manager can make an exception.').waitFor();
    expect(await rules.getByLabel('Why this rule is set aside').count()).toBe(0);
    expect(await problemsOf(teacher, 'policy-broken')).toEqual([]);
  });

  it('are set aside by the manager with a reason, which the register keeps', async () => {
    await manager.goto(`${it_.url}/book`);
    await manager.getByLabel('School or group').selectOption({ label: 'Hillside School' });
    await sayWhatAndWho(manager);
    await chooseOwnTime(manager);
    await manager.getByRole('button', { name: 'Ask on behalf of Hillside School' }).click();
    await manager.getByLabel('Why this rule is set aside').fill('The coach company cancelled');
    expect(await problemsOf(manager, 'policy-set-aside')).toEqual([]);
    await manager.getByRole('button', { name: 'Ask on behalf of Hillside School' }).click();
    await manager.getByRole('heading', { level: 1, name: 'Request sent on behalf of Hillside School' }).waitFor();
    await manager.goto(`${it_.url}/policies`);
    await manager.getByText('The coach company cancelled').waitFor();
    await manager.getByRole('link', { name: 'Hillside School, Tuesday 1 December 2026' }).waitFor();
    expect(await problemsOf(manager, 'policy-register')).toEqual([]);
  });

  it('are read by an officer, without the name of who set one aside, nor their words', async () => {
    await officer.goto(`${it_.url}/policies`);
    await officer.getByText('The manager of the centre sets these rules.').waitFor();
    await officer.getByText('Not named').waitFor();
    expect(await officer.getByText('The coach company cancelled').count()).toBe(0);
    expect(await officer.getByRole('button', { name: 'Save rules' }).count()).toBe(0);
    expect(await problemsOf(officer, 'policy-officer')).toEqual([]);
    await officer.getByRole('link', { name: 'Hillside School, Tuesday 1 December 2026' }).click();
    await officer.getByText('Radio studio').first().waitFor();
  });

  it('are set aside for a visit that stands, too: when it is changed and when other times are suggested', async () => {
    await manager.goto(`${it_.url}/policies`);
    await manager.getByRole('link', { name: 'Hillside School, Tuesday 1 December 2026' }).click();
    await manager.getByRole('link', { name: 'Change this visit' }).click();
    await manager.getByLabel('Day', { exact: true }).fill('30 November');
    await manager.getByRole('button', { name: 'Change the visit' }).click();
    const why = manager.getByLabel('Why this rule is set aside');
    await why.fill('The class is away on Tuesday');
    expect(await manager.getByLabel('Day', { exact: true }).inputValue()).toMatch(/30 November/);
    expect(await problemsOf(manager, 'policy-change')).toEqual([]);
    await manager.getByRole('button', { name: 'Change the visit' }).click();
    await manager.getByRole('heading', { level: 1, name: 'Monday 30 November, 10:00 to 12:00' }).waitFor();
    await manager.getByRole('button', { name: 'Offer other times' }).click();
    const dialog = manager.getByRole('dialog', { name: 'Offer other times' });
    await dialog.getByRole('checkbox', { name: 'Add a time of your own' }).check();
    await dialog.getByLabel('Day', { exact: true }).fill('27 November');
    await dialog.getByRole('button', { name: 'Offer this time' }).click();
    await why.fill('The studio is in use on Monday');
    expect(await problemsOf(manager, 'policy-suggest')).toEqual([]);
    await dialog.getByRole('button', { name: 'Offer this time' }).click();
    await manager.getByRole('heading', { name: 'Another time for you' }).waitFor();
    await manager.goto(`${it_.url}/policies`);
    await manager.getByText('The class is away on Tuesday').waitFor();
    await manager.getByText('The studio is in use on Monday').waitFor();
  });
});
