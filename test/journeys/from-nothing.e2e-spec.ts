import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { FirstAdministratorService } from '../../server/modules/accounts/first-administrator.service.js';
import { GOOD_PASSWORD } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp } from '../support/browser-app.js';

const NOW = '2026-11-24T09:00:00Z';
const SCHOOLS = path.resolve(import.meta.dirname, '../fixtures/imports/ok/schools-utf8.csv');

/** An empty database, from the printed link to the first approved visit. */
describe('a new installation', () => {
  let it_: BrowserApp;
  let administrator: Page;
  let manager: Page;
  let coordinator: Page;

  beforeAll(async () => {
    it_ = await browserApp();
    it_.clock.set(NOW);
  });
  afterAll(() => it_.close());

  const here = (link: string) => it_.url + link.replace(/^https?:\/\/[^/]+/, '');
  const aWindow = async () => {
    const page = await (await it_.browser.newContext({ viewport: SIZES.desktop })).newPage();
    page.setDefaultTimeout(45_000);
    await page.clock.install({ time: new Date(NOW) });
    return page;
  };
  const press = (name: string, page = administrator) => page.getByRole('button', { name, exact: true }).click();
  const follow = (name: string) => administrator.getByRole('link', { name, exact: true }).click();
  const heading = (name: string, page = administrator) => page.getByRole('heading', { level: 1, name }).waitFor();
  const looksRight = async (name: string) => {
    for (const size of [SIZES.phone, SIZES.desktop]) {
      await administrator.setViewportSize(size);
      expect(await problemsOf(administrator, `from-nothing-${name}`)).toEqual([]);
    }
  };
  /** "Schools: Done" and so on, as the task list has them. */
  const tasks = async () => {
    await administrator.goto(`${it_.url}/set-up-tasks`);
    await heading('Set up');
    const rows = administrator.getByRole('list', { name: 'Tasks' }).getByRole('listitem');
    await rows.first().waitFor();
    const states = await rows.locator('.state > :first-child').allTextContents();
    const names = await rows.getByRole('heading').allTextContents();
    return names.map((name, index) => `${name}: ${String(states[index]).trim()}`);
  };

  it('begins with the link, and shows what has to be done', async () => {
    administrator = await aWindow();
    await administrator.goto(here(String(await it_.app.get(FirstAdministratorService).offerLink())));
    await administrator.getByLabel('Your name').fill('Ada Admin');
    await administrator.getByLabel('E-mail address').fill('ada@fictional.example');
    await administrator.getByLabel('Choose a password', { exact: true }).fill(GOOD_PASSWORD);
    await press('Make the account and sign in');
    await heading('Set up');
    await administrator.getByText('0 of 6 tasks done').waitFor();
    expect(await tasks()).toEqual([
      ...['Local authority: To do', 'Schools: To do', 'Centre: Cannot start yet'],
      ...['Rooms: Cannot start yet', 'Partnerships: Cannot start yet', 'People: Cannot start yet'],
    ]);
    await looksRight('tasks');
  });

  it('leads on from every empty page', async () => {
    await administrator.goto(`${it_.url}/centres`);
    await administrator.getByRole('heading', { name: 'Import the schools first' }).waitFor();
    await looksRight('centres-empty');
    expect(await administrator.getByRole('link', { name: 'Add a centre' }).count()).toBe(0);
    await administrator.goto(`${it_.url}/partnerships`);
    await follow('Add a centre');
    await heading('Centres');
    await follow('Import schools');
    await heading('Import schools');
  });

  it('takes an authority by hand', async () => {
    await tasks();
    await follow('Local authority');
    await press('Add a local authority');
    expect(await administrator.getByRole('alert').getByRole('link').allTextContents()).toEqual([
      'Enter the name of the authority',
      'Enter the three digits of the authority’s code',
    ]);
    await looksRight('authority-errors');
    await administrator.getByLabel('Name of the authority').fill('Wendale');
    await administrator.getByLabel('Code of the authority').fill('998');
    await press('Add a local authority');
    await administrator.getByText('1 of 6 tasks done').waitFor();
    await follow('Local authority');
    await administrator.getByLabel('Name of the authority').fill('Wendale again');
    await administrator.getByLabel('Code of the authority').fill('998');
    await press('Add a local authority');
    await administrator.getByRole('link', { name: /^An authority with this code is already here/ }).waitFor();
  });

  it('takes its schools', async () => {
    await tasks();
    await follow('Schools');
    await administrator.getByLabel('Code of the local authority').fill('998');
    await administrator.getByLabel('File', { exact: true }).setInputFiles(SCHOOLS);
    await administrator.getByLabel('Date of the file', { exact: true }).fill('1/11/2026');
    await press('Show what would change');
    await press('Import 5 rows');
    await administrator.getByText('3 open, 1 closed, 1 to open').waitFor();
  });

  it('takes a centre with a room and a partner', async () => {
    expect((await tasks()).slice(1, 4)).toEqual(['Schools: Done', 'Centre: To do', 'Rooms: Cannot start yet']);
    await follow('Centre');
    await administrator.getByLabel('Name of the centre').fill('Overbeck CLC');
    await administrator.getByRole('combobox', { name: 'Host school' }).fill('therese');
    await administrator.getByRole('option', { name: /Sainte-Thérèse/ }).click();
    await press('Add the centre');
    await heading('Overbeck CLC');
    await tasks();
    await follow('Rooms');
    await administrator.getByLabel('Name of the room').fill('Radio studio');
    await administrator.getByLabel('How many people it holds').fill('30');
    await administrator.getByLabel('Yes', { exact: true }).check();
    await press('Save');
    await administrator.getByRole('cell', { name: 'Radio studio', exact: true }).waitFor();
    await tasks();
    await follow('Partnerships');
    await press('Add a school or group');
    await administrator.getByRole('combobox', { name: 'School or group' }).fill('brannoc');
    await administrator.getByRole('option', { name: /Brannoc/ }).click();
    await administrator.getByRole('radio', { name: 'Partner' }).check();
    await press('Add');
    await administrator.getByRole('link', { name: "St Brannoc's Primary School" }).waitFor();
  });

  const invite = async (name: string, email: string, [search, place]: [string, string], role: string) => {
    await press('Invite somebody');
    await administrator.getByLabel('Name', { exact: true }).fill(name);
    await administrator.getByLabel('E-mail address').fill(email);
    const box = administrator.getByLabel('Place', { exact: true });
    if ((await box.getAttribute('role')) === 'combobox') {
      await box.fill(search);
      await administrator.getByRole('option', { name: place }).click();
    } else await box.selectOption({ label: place });
    await administrator.getByRole('radio', { name: role }).check();
    await press('Make the invitation');
    const link = await administrator.getByLabel('Link to the invitation').inputValue();
    await press('Done');
    return link;
  };
  const join = async (link: string) => {
    const page = await aWindow();
    await page.goto(here(link));
    await page.getByLabel('Your password', { exact: true }).fill(GOOD_PASSWORD);
    await press('Accept and sign in', page);
    await page.waitForURL((address) => !address.pathname.startsWith('/invitation'));
    return page;
  };

  it('asks first who and where, and for the role once the place is known', async () => {
    expect((await tasks()).slice(2)).toEqual(['Centre: Done', 'Rooms: Done', 'Partnerships: Done', 'People: To do']);
    await follow('People');
    await press('Invite somebody');
    await press('Make the invitation');
    const links = administrator.getByRole('alert').getByRole('link');
    expect(await links.allTextContents()).toEqual([
      'Enter a name',
      'Enter an e-mail address in the form name@example.org',
      'Choose the place where they work',
    ]);
    for (const link of await links.all()) {
      await link.click();
      expect(await administrator.locator('form :focus').count()).toBe(1);
    }
    await looksRight('invite-errors');
    await press('Cancel');
  });

  it('gets its first people by links that are passed on', async () => {
    const forManager = await invite('Mo', 'mo@fictional.example', ['overbeck', 'Overbeck CLC'], 'Centre manager');
    expect((await tasks()).at(-1)).toBe('People: Started');
    await follow('People');
    const place: [string, string] = ['brannoc', "St Brannoc's Primary School"];
    const forSchool = await invite('Cora', 'cora@fictional.example', place, 'School coordinator');
    manager = await join(forManager);
    coordinator = await join(forSchool);
    expect(await tasks()).toEqual(
      ['Local authority', 'Schools', 'Centre', 'Rooms', 'Partnerships', 'People'].map((name) => `${name}: Done`),
    );
    await administrator.getByText('Everything is set up').waitFor();
    await looksRight('complete');
  });

  it('ends in an approved visit', async () => {
    const read = async (address: string) => (await coordinator.request.get(it_.url + address)).json();
    const [centre] = (await read('/api/v1/centres')).items;
    const [room] = (await read(`/api/v1/centres/${String(centre.id)}`)).rooms;
    const { assignments } = await read('/api/v1/session');
    const asked = await coordinator.request.post(`${it_.url}/api/v1/visits`, {
      headers: { origin: it_.url },
      data: {
        ...{ centreId: centre.id, partnerId: assignments[0].scopeId, roomId: room.id, day: '2026-12-01' },
        ...{ startTime: '10:00', endTime: '12:00', subject: 'Podcasting', pupils: 28, adults: 2 },
        ...{ keyStage: 'ks2', yearGroups: ['5'] },
      },
    });
    expect([asked.status(), await asked.text()]).toEqual([201, expect.any(String)]);
    await manager.goto(`${it_.url}/requests`);
    await manager.getByText("St Brannoc's Primary School").first().waitFor();
    await manager
      .getByRole('button', { name: /^Approve/ })
      .first()
      .click();
    await manager.getByText('Nothing is waiting for you').waitFor();
    await coordinator.goto(`${it_.url}/visits`);
    await coordinator.getByText('Approved', { exact: true }).first().waitFor();
  });
});
