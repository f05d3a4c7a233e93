import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aSmallCity, type SmallCity } from '../factories/city.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp } from '../support/browser-app.js';

const TERMS = [
  'kind,name,first day,last day',
  'term,,05/01/2027,25/03/2027',
  'half term,February half-term,15/02/2027,19/02/2027',
  'closure,Staff day,26/02/2027,',
  'closure,Nobody knows,31/02/2027,',
].join('\n');

describe('the school year and the bell times', () => {
  let it_: BrowserApp;
  let city: SmallCity;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    it_ = await browserApp();
    city = await aSmallCity(it_.store);
    const { authorityId, centreId, schoolId } = city;
    const person = (email: string, role: 'la_officer' | 'centre_manager' | 'school_coordinator' | 'teacher') => {
      const places = {
        la_officer: authorityId,
        centre_manager: centreId,
        school_coordinator: schoolId,
        teacher: schoolId,
      };
      const kinds = {
        la_officer: 'authority',
        centre_manager: 'centre',
        school_coordinator: 'partner',
        teacher: 'partner',
      };
      const scopeKind = kinds[role] as 'authority';
      return aPersonWithPassword(it_, email, { role, scopeKind, scopeId: places[role] });
    };
    await person('officer@fictional.example', 'la_officer');
    await person('manager@fictional.example', 'centre_manager');
    await person('coordinator@fictional.example', 'school_coordinator');
    await person('teacher@fictional.example', 'teacher');
  });
  afterAll(() => it_.close());

  const signIn = async (email: string) => {
    page = await it_.signedIn(email);
    page.on('pageerror', (error) => faults.push(error.message));
  };
  const open = (address: string) => page.goto(it_.url + address);
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
  const follow = (name: string) => page.getByRole('link', { name, exact: true }).click();
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  const looksRight = async (name: string) => {
    for (const size of [SIZES.phone, SIZES.desktop]) {
      await page.setViewportSize(size);
      expect(await problemsOf(page, name)).toEqual([]);
    }
    expect(faults).toEqual([]);
  };

  it('begins with an officer who enters a term and is told what is wrong with it', async () => {
    await signIn('officer@fictional.example');
    await open('/school-year');
    await page.getByRole('heading', { level: 1, name: 'School year' }).waitFor();
    await page.getByText('Nothing is entered for this year.').first().waitFor();
    await looksRight('school-year-empty');
    await follow('Add days');
    await press('Save');
    await page.getByRole('link', { name: 'Choose what these days are' }).waitFor();
    await looksRight('school-year-entry-errors');
    await page.getByRole('radio', { name: /^Term/ }).check();
    await page.getByLabel('Autumn term').check();
    await fill('First day', '18/12/2026');
    await fill('Last day', '3/9/2026');
    await press('Save');
    await page.getByRole('link', { name: 'Enter a last day on or after the first day' }).waitFor();
    await fill('First day', '3/9/2026');
    await fill('Last day', '18/12/2026');
    await press('Save');
    await page.getByText('Autumn term has been added.').waitFor();
    await page.getByRole('cell', { name: 'Thu 3 Sep 2026 to Fri 18 Dec 2026', exact: true }).waitFor();
  });

  it('goes on with a file, whose kinds the officer corrects before it counts', async () => {
    await follow('Import a file');
    await looksRight('calendar-import-file');
    await page.setInputFiles('input[type=file]', {
      name: 'terms.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(TERMS),
    });
    await press('Show what it would bring');
    await page.getByLabel('Take “Staff day” as').selectOption('INSET day');
    await page.getByRole('heading', { name: 'What cannot be taken over' }).waitFor();
    await looksRight('calendar-import-preview');
    await press('Import 3 entries');
    await page.getByText('3 entries have been added.').waitFor();
    await page.getByRole('cell', { name: 'INSET day: Staff day', exact: true }).waitFor();
    await looksRight('school-year-authority');
    await press('Remove INSET day: Staff day');
    await page.getByText('INSET day: Staff day has been removed.').waitFor();
    await press('Undo');
    await page.getByRole('cell', { name: 'INSET day: Staff day', exact: true }).waitFor();
  });

  it('lets a manager close the centre, which nobody can then book', async () => {
    await signIn('manager@fictional.example');
    await open(`/school-year/${city.centreId}`);
    await follow('Add days');
    await page.getByRole('radio', { name: /^Closed/ }).check();
    await fill('Name', 'Stocktaking');
    await fill('First day', '1/12/2026');
    await fill('Last day', '1/12/2026');
    await press('Save');
    await page.getByRole('cell', { name: 'Closed: Stocktaking', exact: true }).waitFor();
    await looksRight('school-year-centre');
    await open(`/board?centre=${city.centreId}&day=2026-12-01`);
    await page
      .getByText(/closed/i)
      .first()
      .waitFor();
  });

  it('asks a teacher’s school for its bell times, and shows the usual ones', async () => {
    await signIn('teacher@fictional.example');
    await open('/visits');
    await page.getByText('When are your lessons?').waitFor();
    await looksRight('visits-bell-times-notice');
    await follow('See the times that we use');
    await page.getByText('Period 6').waitFor();
    await looksRight('bell-times-usual');
  });

  it('lets the coordinator enter them day by day, and names what is wrong with its day', async () => {
    await signIn('coordinator@fictional.example');
    await open('/visits');
    await follow('Enter your bell times');
    await page.getByLabel('First day on which they hold').waitFor();
    await looksRight('bell-times-form');
    await fill('First day on which they hold', '1/9/2026');
    await page.getByLabel('No, weeks A and B alternate').check();
    await fill('A day in a week A', '7/9/2026');
    await fill('End of period 2', '10:30');
    await press('Wednesday');
    await fill('Name of period 1', 'Assembly');
    await press('Save');
    await page.getByRole('link', { name: /^Monday, Week A: This period overlaps/ }).waitFor();
    await looksRight('bell-times-errors');
  });

  it('leads the coordinator to the day with the mistake, copies a day, and keeps the times', async () => {
    await page.getByRole('link', { name: /^Monday, Week A: This period overlaps/ }).click();
    await fill('End of period 2', '10:00');
    await press('Wednesday');
    await page.getByLabel('Thursday, Week B').check();
    await press('Copy');
    await page.getByText('Copied to Thursday, Week B. Save to keep it.').waitFor();
    await press('Save');
    await page.getByText('The bell times have been saved.').waitFor();
    await page.getByText('Weeks A and B alternate; the week of 7 September 2026 is a week A.').waitFor();
    await page.getByRole('heading', { name: 'Week B, Thursday' }).waitFor();
    await looksRight('bell-times-own');
    await open('/visits');
    await page.getByRole('heading', { name: 'Today and later' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByText('When are your lessons?').count()).toBe(0);
  });

  it('shows the coordinator what the school has from its authority', async () => {
    await open(`/school-year/${city.schoolId}`);
    await page.getByRole('cell', { name: 'Harbourshire' }).first().waitFor();
    await looksRight('school-year-school');
  });
});
