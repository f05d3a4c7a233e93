import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { Page } from 'playwright-core';
import type { Grant } from '#shared/contracts/vocabulary.js';
import { aScheme, aTransportCity, type TransportCity } from '../factories/transport.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { chooseOwnTime, sayWhatAndWho } from '../support/booking-screens.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';

const ASKED = '2026-11-24T09:00:00Z';
const AFTERWARDS = '2026-12-01T13:00:00Z';

/** From a teacher's wish to the authority's figures, as five people see it. */
describe.each(Object.keys(SIZES) as Size[])('the whole story of a visit, on a %s', (size) => {
  let it_: BrowserApp;
  let city: TransportCity;
  let now = ASKED;

  const open = async (who: 'teacher' | 'manager' | 'officer', path: string): Promise<Page> => {
    const page = await it_.signedIn(`${who}@fictional.example`, size);
    await page.clock.install({ time: new Date(now) });
    await page.goto(`${it_.url}${path}`);
    return page;
  };

  beforeAll(async () => {
    it_ = await browserApp();
    it_.clock.set(now);
    city = await aTransportCity(it_);
    await city.city.aPool(city.centreId, 30, { name: 'Recorders' });
    await city.manager.post(`/api/v1/centres/${city.centreId}/transport-schemes`, aScheme());
    const people: [string, Grant][] = [
      ['teacher', { role: 'teacher', scopeKind: 'partner', scopeId: city.schoolId }],
      ['manager', { role: 'centre_manager', scopeKind: 'centre', scopeId: city.centreId }],
      ['officer', { role: 'la_officer', scopeKind: 'authority', scopeId: city.authorityId }],
    ];
    for (const [name, grant] of people) await aPersonWithPassword(it_, `${name}@fictional.example`, grant);
  });
  afterAll(() => it_.close());

  it('the authority sees that nobody has come yet', async () => {
    const officer = await open('officer', '/');
    await officer.getByRole('heading', { name: 'No visit is recorded yet' }).waitFor();
    await officer.context().close();
  });

  it('a teacher asks for a room, 15 recorders and help with the coach', async () => {
    const teacher = await open('teacher', '/book');
    await sayWhatAndWho(teacher);
    await chooseOwnTime(teacher, { equipment: { Recorders: '15' } });
    await teacher.getByLabel('What the coach company quoted').fill('120');
    await teacher.getByText('£80', { exact: false }).first().waitFor();
    expect(await problemsOf(teacher, 'story-1-award')).toEqual([]);
    await teacher.getByRole('button', { name: 'Ask for this visit' }).click();
    await teacher.getByText('Request sent').waitFor();
    await teacher.context().close();
  });

  it('the manager approves it', async () => {
    const manager = await open('manager', '/requests');
    await manager.getByRole('button', { name: /^Approve/ }).click();
    await manager.getByText('Nothing is waiting for you').waitFor();
    await manager.context().close();
  });

  it('it stands in the teacher’s calendar, at the right time and certain', async () => {
    const teacher = await open('teacher', '/visits');
    const made = await teacher.evaluate<{ address: string }>(
      `fetch('/api/v1/feeds', { method: 'POST', headers: { 'content-type': 'application/json' },
         body: JSON.stringify({ kind: 'person' }) }).then((answer) => answer.json())`,
    );
    const text = await (await fetch(`${it_.url}${new URL(made.address).pathname}`)).text();
    const [event] = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
    const entry = new ICAL.Event(event);
    expect([entry.startDate.toJSDate().toISOString(), String(event?.getFirstPropertyValue('status'))]).toEqual([
      '2026-12-01T10:00:00.000Z',
      'CONFIRMED',
    ]);
    await teacher.context().close();
  });

  it('after the visit the centre records who came', async () => {
    now = AFTERWARDS;
    it_.clock.set(now);
    const manager = await open('manager', '/visits');
    await manager.getByRole('link', { name: /Tuesday 1 December/ }).click();
    await manager.getByLabel('Pupils').fill('26');
    expect(await problemsOf(manager, 'story-2-attendance')).toEqual([]);
    await manager.getByRole('button', { name: 'Save attendance' }).click();
    await manager.getByText('26 pupils and 2 adults').waitFor();
    expect(await problemsOf(manager, 'story-3-attended')).toEqual([]);
    await manager.context().close();
  });

  it('the teacher claims what the coach really cost, and the manager pays', async () => {
    const teacher = await open('teacher', '/claims');
    expect(await problemsOf(teacher, 'story-4-claims')).toEqual([]);
    await teacher.getByRole('link', { name: /^Claim the cost/ }).click();
    await teacher.getByLabel('What the journey cost').fill('110');
    await teacher.getByLabel('Invoice or receipt').fill('Invoice 4711');
    await teacher.getByRole('button', { name: 'Send the claim' }).click();
    await teacher.getByText('Claimed', { exact: false }).first().waitFor();
    const manager = await open('manager', '/transport');
    await manager.getByRole('button', { name: /^Pay/ }).click();
    await manager.getByRole('dialog').waitFor();
    expect(await problemsOf(manager, 'story-5-pay')).toEqual([]);
    await manager.getByRole('button', { name: 'Mark as paid' }).click();
    await manager.getByText('£77', { exact: false }).first().waitFor();
    expect(await problemsOf(manager, 'story-6-paid')).toEqual([]);
    await teacher.context().close();
    await manager.context().close();
  });

  it('and the authority’s figures have changed', async () => {
    const officer = await open('officer', '/');
    await officer.getByRole('button', { name: 'Table', exact: true }).click();
    // 26 pupils for two hours are 52 pupil-hours.
    const row = officer.getByRole('row').filter({ hasText: 'Hillside School' });
    expect(await row.first().textContent()).toContain('52');
    expect(await problemsOf(officer, 'story-7-figures')).toEqual([]);
    await officer.context().close();
  });
});
