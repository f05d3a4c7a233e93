import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ActivityBook, sendPicture } from '../factories/activity.factory.js';
import { aSmallCity, type SmallCity } from '../factories/city.factory.js';
import { aPng } from '../pictures/picture.factory.js';
import { aRequest } from '../factories/visit.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp } from '../support/browser-app.js';

describe('the catalogue of activities', () => {
  let it_: BrowserApp;
  let city: SmallCity;
  let page: Page;
  let animation: string;
  const faults: string[] = [];

  beforeAll(async () => {
    it_ = await browserApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    const { centreId, schoolId, recordersId } = city;
    const manager = { role: 'centre_manager', scopeKind: 'centre', scopeId: centreId } as const;
    const teacher = { role: 'teacher', scopeKind: 'partner', scopeId: schoolId } as const;
    await aPersonWithPassword(it_, 'manager@fictional.example', manager);
    await aPersonWithPassword(it_, 'teacher@fictional.example', teacher);
    const staff = await it_.people.manager(centreId);
    const book = new ActivityBook(staff, centreId);
    const equipment = [{ poolId: recordersId, per: 'pupils' as const, pupilsPerUnit: 3 }];
    animation = await book.published({ title: 'Stop-motion animation', keyStages: ['ks1', 'ks2'], equipment });
    await sendPicture(staff, animation, { version: 2, bytes: aPng(480, 270), alternativeText: 'A clay figure' });
    await book.published({ title: 'Radio drama', keyStages: ['ks3'] });
    await book.draft({ title: 'Not ready yet' });
  });
  afterAll(() => it_.close());

  const watch = (seen: Page) => {
    page = seen;
    page.on('pageerror', (error) => faults.push(error.message));
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const follow = (name: string) => page.getByRole('link', { name, exact: true }).click();
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const looksRight = async (name: string) => {
    for (const size of [SIZES.phone, SIZES.desktop]) {
      await page.setViewportSize(size);
      expect(await problemsOf(page, name)).toEqual([]);
    }
    expect(faults).toEqual([]);
  };

  it('is browsed by a visitor who does not sign in', async () => {
    const context = await it_.browser.newContext({ viewport: SIZES.desktop });
    context.setDefaultTimeout(45_000);
    watch(await context.newPage());
    await page.goto(`${it_.url}/activities`);
    await page.getByRole('link', { name: 'Radio drama' }).waitFor();
    await page.getByText('2 activities found').last().waitFor();
    expect(await page.getByText('Not ready yet').count()).toBe(0);
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor();
    await looksRight('catalogue-visitor');
  });

  it('is searched and narrowed, and says so when nothing fits', async () => {
    await page.getByLabel('Key stage').selectOption('ks2');
    await page.getByRole('link', { name: 'Radio drama' }).waitFor({ state: 'detached' });
    await page.getByLabel('Search').fill('robots');
    await page.getByRole('heading', { name: 'No activity fits' }).waitFor();
    await looksRight('catalogue-nothing');
    await press('Show all activities');
    await page.getByRole('link', { name: 'Radio drama' }).waitFor();
    expect(await page.getByLabel('Search').inputValue()).toBe('');
  });

  it('works out the equipment for the visitor’s own group', async () => {
    await follow('Stop-motion animation');
    await heading('Stop-motion animation');
    await page.getByRole('img', { name: 'A clay figure' }).waitFor();
    await page.getByRole('cell', { name: '10', exact: true }).waitFor();
    await page.getByLabel('Pupils in your group').fill('25');
    await page.getByRole('cell', { name: '9', exact: true }).waitFor();
    await page.getByLabel('Pupils in your group').fill('29');
    await page.getByText('This activity is for 8 to 28 pupils.').waitFor();
    await looksRight('activity-visitor');
    await follow('Sign in to find a time');
    await page.waitForURL((address) => address.searchParams.get('next') === `/book?activity=${animation}`);
  });

  it('says what is wrong with what a manager writes, and keeps it', async () => {
    watch(await it_.signedIn('manager@fictional.example'));
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Activities' }).click();
    await follow('Activities of Quayside CLC');
    await page.getByRole('cell', { name: 'Draft' }).waitFor();
    await looksRight('centre-activities');
    await follow('Write an activity');
    await page.getByLabel('Title').fill('RADIO  DRAMA');
    await press('Add equipment');
    await press('Add a link');
    await page.getByLabel('Address').fill('http://curriculum.example');
    await press('Save as a draft');
    await page.getByRole('link', { name: 'Enter the summary' }).waitFor();
    await page.getByRole('link', { name: 'Choose the equipment' }).waitFor();
    await page.getByRole('link', { name: 'Enter an address that begins with https://' }).waitFor();
    await looksRight('activity-errors');
    expect(await page.getByLabel('Title').inputValue()).toBe('RADIO  DRAMA');
  });

  it('keeps a draft once it is mended', async () => {
    await page.getByLabel('In one line').fill('Record an interview as reporters do.');
    await page.getByLabel('What pupils do').fill('They ask.\n\nThey listen.');
    await page.getByLabel('Key stage 3').check();
    await page.getByLabel('Largest group').fill('28');
    await page.getByLabel('Which').selectOption({ label: 'Recorders (30)' });
    await page.getByLabel('A number for the whole group').check();
    await page.getByLabel('How many').fill('31');
    await page.getByLabel('Text of the link').fill('English programme of study');
    await page.getByLabel('Address').fill('https://curriculum.example/english');
    await press('Save as a draft');
    await page.getByRole('link', { name: /^This centre has an activity of that title/ }).waitFor();
    await page.getByLabel('Title').fill('Interviews');
    await press('Save as a draft');
    await heading('Interviews');
    await page.getByText('Recorders: the largest group needs 31 and there are 30.').waitFor();
    await looksRight('activity-draft');
  });

  it('takes a picture with its words, and refuses what is none', async () => {
    const choose = (name: string, mimeType: string, buffer: Buffer) =>
      page.getByLabel('New picture').setInputFiles({ name, mimeType, buffer });
    await choose('picture.png', 'image/png', Buffer.from('<svg><script>alert(1)</script></svg>'));
    await page.getByLabel('What the picture shows').fill('Two pupils with a microphone');
    await press('Use this picture');
    await page.getByRole('link', { name: /^This file cannot be read as a picture/ }).waitFor();
    await choose('picture.png', 'image/png', aPng(320, 180));
    await page.getByRole('img', { name: 'The new picture, not saved yet' }).waitFor();
    await looksRight('activity-picture');
    await press('Use this picture');
    await page.getByRole('img', { name: 'Two pupils with a microphone' }).waitFor();
  });

  it('is published in spite of the warning, and mended afterwards', async () => {
    await press('Publish all the same');
    await page.getByText('Everybody can see this').waitFor();
    await page.getByLabel('How many').fill('4');
    await press('Save');
    await page.getByText('A room and the equipment are there for the largest group.').waitFor();
    await looksRight('activity-published');
    await follow('See it in the catalogue');
    await page.getByText('They listen.').waitFor();
    await page.getByRole('cell', { name: '4 for the group' }).waitFor();
    await page.getByRole('link', { name: 'English programme of study' }).waitFor();
    await looksRight('activity-manager');
  });

  it('is named on the visit that a teacher asks for with it', async () => {
    const own = await it_.people.teacher(city.schoolId);
    const body = { ...aRequest(city), subject: undefined, activityId: animation };
    const visit = (await own.post('/api/v1/visits', body)).json();
    watch(await it_.signedIn('teacher@fictional.example'));
    await page.goto(`${it_.url}/visits/${visit.id}`);
    await follow('Stop-motion animation');
    await heading('Stop-motion animation');
    const time = page.getByRole('link', { name: 'Find a time', exact: true });
    expect(await time.getAttribute('href')).toBe(`/book?activity=${animation}`);
  });
});
