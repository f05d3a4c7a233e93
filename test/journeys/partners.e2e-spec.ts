import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { CityFactory } from '../factories/city.factory.js';
import { aPersonWithPassword, GOOD_PASSWORD } from '../support/accounts.js';
import { problemsOf, SIZES } from '../support/browser-app.js';
import { launchBrowser } from '../support/browser.js';
import { preparedData } from '../support/prepared-data.js';
import { servedApp, type ServedApp } from '../support/served-app.js';

const EMAIL = 'officer@wendale.example';
const FIXTURES = path.resolve(import.meta.dirname, '../fixtures/imports');

describe('an officer who brings in the schools of the authority', () => {
  let served: ServedApp;
  let browser: Browser;
  let page: Page;
  let centreId = '';
  const faults: string[] = [];

  beforeAll(async () => {
    const dataDir = await preparedData(async (it_) => {
      const city = new CityFactory(it_.store);
      const authorityId = await city.anAuthority({ name: 'Wendale', dfeCode: '998' });
      centreId = await city.aCentre(authorityId, { name: 'Overbeck CLC' });
      const grant = { role: 'la_officer', scopeKind: 'authority', scopeId: authorityId } as const;
      await aPersonWithPassword(it_, EMAIL, grant);
    });
    [served, browser] = await Promise.all([servedApp({ DATA_DIR: dataDir }), launchBrowser()]);
    page = await (await browser.newContext({ viewport: SIZES.desktop })).newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(served.url);
    await page.getByLabel('E-mail address').fill(EMAIL);
    await page.getByLabel('Password').fill(GOOD_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Sign in' }).waitFor();
  });

  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  /** Everyone can use it, nothing sticks out on a phone, and a picture is kept when asked for. */
  const looksRight = async (name: string) => {
    for (const viewport of [SIZES.phone, SIZES.desktop]) {
      await page.setViewportSize(viewport);
      expect(await problemsOf(page, `partners-${name}`)).toEqual([]);
    }
    expect(faults).toEqual([]);
  };
  const open = async (address: string, heading: string) => {
    await page.goto(served.url + address);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };
  const choose = async (fixture: string) => {
    await page.getByLabel('File', { exact: true }).setInputFiles(path.join(FIXTURES, fixture));
    await page.getByLabel('Date of the file', { exact: true }).fill('27/11/2025');
    await page.getByRole('button', { name: 'Show what would change' }).click();
  };

  it('finds an empty list that says where schools come from', async () => {
    await open('/partners', 'Schools and groups');
    await page.getByText('No schools or groups yet').waitFor();
    await looksRight('list-empty');
  });

  it('is told what is wrong with a file that cannot be used', async () => {
    await open('/imports', 'Import schools');
    await looksRight('import-file');
    await page.getByRole('button', { name: 'Show what would change' }).click();
    expect(await page.getByRole('alert').getByRole('link').allTextContents()).toEqual([
      'Choose a file',
      'Enter the day on which the file was made, like 27/11/2026',
    ]);
    const file = page.getByLabel('File', { exact: true });
    const date = page.getByLabel('Date of the file', { exact: true });
    const named = (name: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from('URN\n') });
    await file.setInputFiles(named('edubasealldata20231101.csv'));
    expect(await date.inputValue()).toBe('1 November 2023');
    await file.setInputFiles(named('gias-edubase-leeds-2023.csv'));
    expect(await date.inputValue()).toBe('');
    await page.getByText('The file’s name does not say on which day it was made.').waitFor();
    await page.getByRole('button', { name: 'Show what would change' }).click();
    expect(await page.getByRole('alert').getByRole('link').allTextContents()).toEqual([
      'Enter the day on which the file was made, like 27/11/2026',
    ]);
    await choose('not-ok/broken-header.csv');
    await page.getByRole('link', { name: /Line 1: The file has no column "URN"/ }).waitFor();
    await looksRight('import-refused');
  });

  it('sees the bad rows before anything is imported', async () => {
    await choose('not-ok/duplicated-urn.csv');
    await page.getByText('2 bad rows').waitFor();
    await page.getByRole('button', { name: 'Import 3 rows and leave out 2' }).waitFor();
    await looksRight('import-bad-rows');
    await page.getByRole('button', { name: 'Choose another file' }).click();
  });

  it('imports the mended file', async () => {
    await choose('ok/schools-utf8.csv');
    await page.getByRole('button', { name: 'Import 5 rows' }).waitFor();
    await page.getByText('New schools: 5 schools').click();
    await page.getByText('Ysgol Gynradd Tŷ Gŵyr').waitFor();
    await looksRight('import-preview');
    await page.getByRole('button', { name: 'Import 5 rows' }).click();
    await page.getByText('The file is imported').waitFor();
    await page.getByText('3 open, 1 closed, 1 to open').waitFor();
    await page.getByText('The list shows the open schools.').waitFor();
    await looksRight('import-done');
    await page.getByRole('link', { name: 'See the schools' }).click();
    await page.getByText('1 to 3 of 3').waitFor();
  });

  it('finds a school by part of its name, whatever its accents', async () => {
    await page.getByLabel('Search').fill('ty gw');
    await page.getByText('1 to 1 of 1').waitFor();
    await looksRight('list-found');
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await page.getByLabel('Search').fill('');
    await page.getByText('1 to 5 of 5').waitFor();
    await looksRight('list-all');
    await page.getByRole('link', { name: 'Netherby Grammar School' }).click();
    await page.getByRole('heading', { level: 1, name: 'Netherby Grammar School' }).waitFor();
    await page.getByText('Not known').first().waitFor();
    await looksRight('school');
  });

  it('adds a community group', async () => {
    await open('/community-groups/new', 'Add a community group');
    await page.getByRole('button', { name: 'Add a community group' }).click();
    await page.getByRole('link', { name: 'Enter the name of the group' }).waitFor();
    await page.getByLabel('Name of the group').fill('Overbeck Radio Club');
    await looksRight('group-form');
    await page.getByRole('button', { name: 'Add a community group' }).click();
    await page.getByRole('heading', { level: 1, name: 'Overbeck Radio Club' }).waitFor();
    await page.getByRole('link', { name: 'Change a community group' }).click();
    await page.getByLabel('Postcode').fill('WD1 1AA');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('WD1 1AA').waitFor();
    await looksRight('group');
  });

  it('makes a school the host of a centre and another a partner, and ends that', async () => {
    await open('/partnerships', 'Schools and groups of the centre');
    expect(new URL(page.url()).pathname).toBe(`/centres/${centreId}/partnerships`);
    await page.getByText('Overbeck CLC').waitFor();
    const add = async (typed: string, name: string, role: string) => {
      await page.getByRole('button', { name: 'Add a school or group' }).click();
      await page.getByRole('combobox', { name: 'School or group' }).fill(typed);
      await page.getByRole('option', { name }).click();
      await page.getByRole('radio', { name: role }).check();
      await page.getByRole('button', { name: 'Add', exact: true }).click();
    };
    await add('brannoc', "St Brannoc's Primary School", 'Host');
    await page.getByRole('cell', { name: 'Current' }).waitFor();
    await add('therese', 'École Sainte-Thérèse, Collège', 'Host');
    await page.getByText('The centre has another host school').waitFor();
    await looksRight('partnership-form');
    await page.getByRole('radio', { name: 'Partner' }).check();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('link', { name: 'École Sainte-Thérèse, Collège' }).waitFor();
    await looksRight('partnerships');
    await page.getByRole('button', { name: 'End École Sainte-Thérèse, Collège' }).click();
    await page.getByRole('dialog').waitFor();
    await looksRight('partnership-end');
    await page.getByRole('button', { name: 'End the partnership' }).click();
    await page.getByText('The last day is saved.').waitFor();
  });
});
