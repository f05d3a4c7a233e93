import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Grant } from '#shared/contracts/vocabulary.js';
import { aCityInUse, type CityInUse } from '../factories/usage-city.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';

const TODAY = '2026-11-24T09:00:00Z';

describe.each(Object.keys(SIZES) as Size[])('who uses the centre, on a %s', (size) => {
  let it_: BrowserApp;
  let city: CityInUse;
  let officer: Page;

  beforeAll(async () => {
    it_ = await browserApp();
    city = await aCityInUse(it_);
    const people: [string, Grant][] = [
      ['officer', { role: 'la_officer', scopeKind: 'authority', scopeId: city.authorityId }],
      ['board', { role: 'board_member', scopeKind: 'authority', scopeId: city.authorityId }],
    ];
    for (const [name, grant] of people) await aPersonWithPassword(it_, `${name}@fictional.example`, grant);
    officer = await open('officer');
  });
  afterAll(() => it_.close());

  /** Where somebody lands who has just signed in. */
  const open = async (who: string): Promise<Page> => {
    it_.clock.set(TODAY);
    const page = await it_.signedIn(`${who}@fictional.example`, size);
    await page.getByRole('heading', { level: 1, name: 'Who uses the centre' }).waitFor();
    return page;
  };
  const show = async (view: 'Chart' | 'Table') => {
    await officer.getByRole('button', { name: view, exact: true }).click();
  };
  const rowOf = (school: string) => officer.getByRole('row').filter({ hasText: school });

  it('is the officer’s first page, and says what is missing before anybody came', async () => {
    await officer.getByRole('heading', { name: 'No visit is recorded yet' }).waitFor();
    expect(await officer.getByText('Look into this').count()).toBe(0);
    expect(await officer.getByRole('heading', { name: 'Schools with no visit' }).count()).toBe(0);
    expect(await problemsOf(officer, 'centre-use-empty')).toEqual([]);
  });

  it('shows each visit as soon as it has been attended', async () => {
    await city.attend(city.hostId, 30, { day: '2026-10-05', startTime: '12:00', endTime: '16:00' });
    await city.attend(city.schoolId, 20, { day: '2026-10-07', startTime: '10:00', endTime: '12:00' });
    it_.clock.set(TODAY);
    await officer.reload();
    // 30 pupils for 4 hours are 120 of 160 pupil-hours; 1,000 of 1,900 pupils are on the host's roll.
    await officer.getByText('The host school has 52.6% of pupils and takes 75% of pupil-hours').waitFor();
    expect(await officer.getByRole('img', { name: /takes 75% of pupil-hours/ }).isVisible()).toBe(true);
    expect(await problemsOf(officer, 'centre-use-chart')).toEqual([]);
  });

  it('names the schools that did not come, and what to do', async () => {
    const list = officer.getByRole('region', { name: 'Schools with no visit' });
    expect(await list.getByRole('heading', { level: 3 }).allTextContents()).toEqual(['Valley School']);
    await list.getByText('No visit on record. Invite a teacher').waitFor();
  });

  it('has the same figures as a table that can be sorted', async () => {
    await show('Table');
    expect(await rowOf('Quayside Academy').innerText()).toMatch(/52\.6[\s\S]*120[\s\S]*75[\s\S]*1\.43/);
    expect(await officer.getByRole('img', { name: /takes 75%/ }).isVisible()).toBe(false);
    if (size === 'desktop') {
      await officer.getByRole('button', { name: 'Pupil-hours' }).click();
      expect(await officer.getByRole('row').nth(1).innerText()).toContain('Valley School');
    }
    expect(await problemsOf(officer, 'centre-use-table')).toEqual([]);
    await show('Chart');
    expect(await officer.getByRole('table').isVisible()).toBe(false);
  });

  it('keeps the choice in the address, and counts only what lies within it', async () => {
    await officer.getByLabel('Centre', { exact: true }).selectOption({ label: 'Quayside CLC' });
    await officer.getByLabel('Term', { exact: true }).selectOption({ label: 'Autumn term' });
    await officer.getByText('Quayside CLC · Autumn term 2026/27').waitFor();
    await officer.getByRole('img', { name: /takes 75%/ }).waitFor();
    expect(new URL(officer.url()).searchParams.get('term')).toBe('autumn');
    await officer.reload();
    await officer.getByText('Quayside CLC · Autumn term 2026/27').waitFor();
    await officer.getByLabel('Term', { exact: true }).selectOption({ label: 'Spring term' });
    await officer.getByRole('heading', { name: 'Spring term 2026/27 begins on 1 January 2027' }).waitFor();
    expect(await officer.getByText('does not apply').count()).toBe(0);
    expect(await officer.getByRole('heading', { name: 'Schools with no visit' }).count()).toBe(0);
    expect(await problemsOf(officer, 'centre-use-not-begun')).toEqual([]);
    await officer.goto(`${it_.url}/centre-use`);
  });

  it('saves the figures as a file', async () => {
    const [file] = await Promise.all([
      officer.waitForEvent('download'),
      officer.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('who-uses-harbourshire-2026-27.csv');
    expect(readFileSync(await file.path(), 'utf8')).toContain(
      'Quayside Academy,Quayside CLC,host,Secondary,1000,52.6,120,75,12,1.43',
    );
  });

  it('prints the picture, the whole table and what was chosen', async () => {
    await officer.emulateMedia({ media: 'print' });
    expect(await officer.getByRole('img', { name: /takes 75%/ }).isVisible()).toBe(true);
    expect(await officer.getByRole('table').isVisible()).toBe(true);
    expect(await officer.getByText('All centres of Harbourshire · Whole school year 2026/27').isVisible()).toBe(true);
    expect(await officer.getByLabel('Term', { exact: true }).isVisible()).toBe(false);
    await officer.emulateMedia({ media: 'screen' });
  });

  it('hides from the board what would show who they were, and says why', async () => {
    await city.attend(city.otherSchoolId, 4, { day: '2026-10-12', startTime: '10:00', endTime: '12:00' });
    it_.clock.set(TODAY);
    const board = await open('board');
    await board.getByText('Small groups are hidden').waitFor();
    await board.getByRole('button', { name: 'Table', exact: true }).click();
    await board.getByText('hidden, because a group of 1 to 5').waitFor();
    expect(await problemsOf(board, 'centre-use-board')).toEqual([]);
    await board.context().close();
  });
});
