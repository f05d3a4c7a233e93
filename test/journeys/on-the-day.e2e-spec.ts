import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { wallClock } from '../../client/core/dates.js';
import { addDays } from '../../shared/values/local-date.js';
import { aSmallCity, type SmallCity } from '../factories/city.factory.js';
import { aRequest } from '../factories/visit.factory.js';
import { aPersonWithPassword } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';
import type { Caller } from '../support/people.js';
import { nextOpenDay } from '../support/open-days.js';

/** The browser's clock cannot be stopped with the server's: the visits are on a real day to come. */
const DAY = nextOpenDay(addDays(wallClock(new Date()).date, 7));

describe('the day of a visit', () => {
  let it_: BrowserApp;
  let city: SmallCity;
  let teacher: Caller;
  let manager: Caller;
  let visitId: string;
  const faults: string[] = [];

  const at = (time: string) => {
    it_.clock.set(`${DAY}T${time}:00Z`);
  };

  beforeAll(async () => {
    it_ = await browserApp();
    city = await aSmallCity(it_.store);
    const centre = { scopeKind: 'centre', scopeId: city.centreId } as const;
    const school = { scopeKind: 'partner', scopeId: city.schoolId } as const;
    await aPersonWithPassword(it_, 'technician@fictional.example', { role: 'technician', ...centre });
    await aPersonWithPassword(it_, 'manager@fictional.example', { role: 'centre_manager', ...centre });
    await aPersonWithPassword(it_, 'deputy@fictional.example', { role: 'centre_manager', ...centre });
    await aPersonWithPassword(it_, 'teacher@fictional.example', { role: 'teacher', ...school });
    await aPersonWithPassword(it_, 'coordinator@fictional.example', { role: 'school_coordinator', ...school });
    teacher = await it_.people.teacher(city.schoolId);
    manager = await it_.people.manager(city.centreId);
  });
  afterAll(() => it_.close());

  const signedIn = async (who: string, size: Size = 'desktop') => {
    const page = await it_.signedIn(`${who}@fictional.example`, size);
    page.on('pageerror', (error) => faults.push(error.message));
    return page;
  };
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
  const looksRight = async (page: Page, name: string) => {
    for (const size of [SIZES.phone, SIZES.desktop]) {
      await page.setViewportSize(size);
      expect(await problemsOf(page, name)).toEqual([]);
    }
    expect(faults).toEqual([]);
  };

  it('a coordinator asks for a sign-off, and signs a teacher’s request', async () => {
    const page = await signedIn('coordinator');
    await page.goto(`${it_.url}/sign-offs`);
    await page.getByText('Nothing waits for you').waitFor();
    await press(page, 'Turn on');
    await page.getByText('On: a request counts once you have signed it off.').waitFor();
    const equipment = [{ poolId: city.recordersId, quantity: 20 }];
    const asked = await teacher.post('/api/v1/visits', aRequest(city, { day: DAY, equipment, stepFree: true }));
    visitId = asked.json<{ id: string }>().id;
    await page.reload();
    await page.getByRole('link', { name: /10:00 to 12:00$/ }).waitFor();
    await looksRight(page, 'sign-offs');
    await page.getByText(/^Asked for by /).waitFor();
    await press(page, /^Send it back: Podcasting/);
    await looksRight(page, 'sign-off-refuse');
    await press(page, 'Keep it');
    await press(page, /^Sign off Podcasting/);
    await page.getByText('Signed off. The centre can decide now.').waitFor();
    await page.getByText('Nothing waits for you').waitFor();
    expect(await page.evaluate('document.activeElement === document.body')).toBe(false);
    const { version } = (await manager.get(`/api/v1/visits/${visitId}`)).json<{ version: number }>();
    expect((await manager.post(`/api/v1/visits/${visitId}/approval`, { version })).statusCode).toBe(200);
  });

  it('a manager says once what every group must know', async () => {
    const page = await signedIn('manager');
    await page.goto(`${it_.url}/visit-guidance`);
    await page.getByLabel('From year 7').fill('');
    await page.getByLabel('Or a link to the document').fill('http://clc.example/risk');
    await press(page, 'Save');
    await page.getByRole('link', { name: /starts with https/ }).waitFor();
    await looksRight(page, 'guidance-errors');
    await page.getByLabel('From year 7').fill('10');
    await page.getByLabel('Or a link to the document').fill('https://clc.example/risk');
    await page.getByLabel('How to arrive').fill('Ring at the blue gate.');
    await page.getByLabel('Radio studio').fill('Second floor, left.');
    await press(page, 'Save');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.context().close();
  });

  it('a teacher fills the pack in, and reads what the centre says', async () => {
    const page = await signedIn('teacher', 'phone');
    await page.goto(`${it_.url}/visits/${visitId}`);
    await page.getByRole('link', { name: 'Visit pack' }).click();
    await page.getByText('Needs at least 3 adults; 2 named').waitFor();
    await page.getByText('Second floor, left.').waitFor();
    await press(page, 'Fill the pack in');
    await page.getByLabel('Name').fill('Ada Marsh');
    await page.getByLabel('Telephone').fill('01632 960001');
    await page.getByLabel('Hearing loop').check();
    await page.getByLabel('Hearing loop: for how many').fill('2');
    await looksRight(page, 'pack-form');
    await press(page, 'Save the pack');
    await page.getByText('Room without steps, Hearing loop (2)').waitFor();
    await looksRight(page, 'pack');
    await page.emulateMedia({ media: 'print' });
    const sheet = await page.pdf({ format: 'A4' });
    expect(sheet.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.context().close();
  });

  it('a technician on a phone checks the group in, and frees the room early', async () => {
    at('09:30');
    const page = await signedIn('technician', 'phone');
    await page.goto(`${it_.url}/today?day=${DAY}`);
    await page.getByText('20 recorders').waitFor();
    await page.getByText('Room without steps, Hearing loop (2)').waitFor();
    await looksRight(page, 'today');
    await page.setViewportSize(SIZES.phone);
    await press(page, /^Arrived/);
    await page.getByText('Arrived 09:30').waitFor();
    await press(page, /^Not here yet/);
    await press(page, /^Arrived/);
    await press(page, /^Other numbers/);
    await page.getByRole('dialog').getByLabel('Pupils').fill('900');
    await looksRight(page, 'today-numbers');
    await page.getByRole('dialog').getByRole('button', { name: 'Save attendance' }).click();
    await page.getByRole('link', { name: /^Enter 600 or fewer/ }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await press(page, /^All came: 28 pupils and 2 adults/);
    await page.getByText('Came: 28 pupils and 2 adults').first().waitFor();
    await page.waitForFunction('document.activeElement !== document.body');
    at('11:00');
    await page.reload();
    await press(page, /^Finished early/);
    await looksRight(page, 'today-finish');
    await press(page, 'Yes, they have left');
    await page.getByText('Finished early at 11:00').waitFor();
    await page.getByText('Room held 09:45 to 11:15').waitFor();
    await looksRight(page, 'today-done');
    await page.context().close();
  });

  it('a display at the door shows it, and goes on when the server is away', async () => {
    at('10:30');
    const page = await signedIn('manager');
    await page.goto(`${it_.url}/doors`);
    await press(page, 'Make an address for Radio studio');
    const address = await page.getByLabel('Address').inputValue();
    await looksRight(page, 'doors');
    const door = await page.context().newPage();
    await door.clock.install({ time: new Date(`${DAY}T10:30:00Z`) });
    await door.goto(it_.url + new URL(address).pathname);
    await door.getByText('In use').waitFor();
    await door.getByText('Until 11:00').waitFor();
    expect(await door.getByText('Hillside').count()).toBe(0);
    await looksRight(door, 'door-busy');
    await door.clock.runFor(35 * 60_000);
    await door.getByText('Being cleared').waitFor();
    await door.route('**/api/v1/doors/*', (route) => route.abort());
    // Answers to earlier questions may still be on their way, and say that all is well.
    const stale = door.getByText(/^Not refreshed since 11:0/);
    for (let tries = 0; tries < 10 && !(await stale.isVisible()); tries += 1) await door.clock.runFor(30_000);
    await stale.waitFor();
    await door.clock.runFor(15 * 60_000);
    await door.getByText('Free for the rest of the day').waitFor();
    await looksRight(door, 'door-stale');
    await door.unroute('**/api/v1/doors/*');
    await press(page, 'Revoke Radio studio');
    await page.getByText('Revoked. The display shows nothing more.').waitFor();
    await door.clock.runFor(31_000);
    await door.getByText('This display is no longer in use.').waitFor();
    await page.context().close();
  });

  it('a manager corrects what was recorded, and a second one agrees', async () => {
    const page = await signedIn('manager');
    await page.goto(`${it_.url}/visits/${visitId}`);
    await press(page, 'Correct attendance');
    expect(await page.evaluate('document.activeElement.type')).toBe('radio');
    await press(page, 'Propose the correction');
    await page.getByRole('link', { name: 'Enter why it was recorded wrongly' }).waitFor();
    await looksRight(page, 'correction-form');
    await page.getByLabel('Pupils').fill('25');
    await page.getByLabel('Why it was recorded wrongly').fill('Three went home');
    await press(page, 'Propose the correction');
    await page.getByText('Waits for a second person').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('corrections');
    expect(await page.getByRole('button', { name: /^Agree/ }).count()).toBe(0);
    await page.goto(`${it_.url}/requests`);
    await page.getByRole('heading', { name: 'Requests' }).waitFor();
    expect(await page.getByText('1 correction waits for a second person').count()).toBe(0);
    await looksRight(page, 'correction-open');
    await page.context().close();
    const second = await signedIn('deputy');
    await second.goto(`${it_.url}/requests`);
    await second.getByText('1 correction waits for a second person').waitFor();
    await looksRight(second, 'requests-correction');
    await second.getByRole('link', { name: /^Hillside .*10:00 to/ }).click();
    await second.locator('#corrections:focus').waitFor();
    await second.goto(`${it_.url}/today?day=${DAY}`);
    await second.getByText('1 correction waits for a second person').waitFor();
    await second.getByText('Three went home').waitFor();
    await looksRight(second, 'today-corrections');
    await press(second, /^Agree/);
    await second.getByText('Came: 25 pupils and 2 adults').waitFor();
    await second.getByText('Three went home').waitFor({ state: 'detached' });
  });
});
