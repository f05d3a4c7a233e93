import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DELIVER_OUTBOX } from '../../server/jobs/outbox-relay.js';
import { Schedule } from '../../server/jobs/schedule.js';
import { FirstAdministratorService } from '../../server/modules/accounts/first-administrator.service.js';
import { aSmallCity, type SmallCity } from '../factories/city.factory.js';
import { aPersonWithPassword, GOOD_PASSWORD } from '../support/accounts.js';
import { browserApp, problemsOf, SIZES, type BrowserApp, type Size } from '../support/browser-app.js';

const NEW_PASSWORD = 'seven sleepy badgers';

describe.each(Object.keys(SIZES) as Size[])('accounts, on a %s', (size) => {
  let it_: BrowserApp;
  let city: SmallCity;
  let coordinator: Page;
  let joiner: Page;

  beforeAll(async () => {
    it_ = await browserApp();
  });
  afterAll(() => it_.close());

  const aWindow = async () => {
    const page = await (await it_.browser.newContext({ viewport: SIZES[size] })).newPage();
    page.setDefaultTimeout(45_000);
    return page;
  };
  /** A link as it is mailed or printed, on the port of this test. */
  const here = (link: string) => it_.url + link.replace(/^https?:\/\/[^/]+/, '');
  /** What the error summary says, once each of its links has led to a field. */
  const errorsOf = async (page: Page) => {
    const links = page.getByRole('alert').getByRole('link');
    for (const link of await links.all()) {
      await link.click();
      expect(await page.evaluate('document.activeElement.tagName')).toBe('INPUT');
    }
    return links.allTextContents();
  };
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const openUserMenu = async (page: Page, name: string) => {
    const menu = page.getByRole('button', { name: 'Menu', exact: true });
    if (await menu.isVisible()) await menu.click();
    await page.getByRole('button', { name }).click();
  };

  it('begin with the link that the server prints', async () => {
    const link = String(await it_.app.get(FirstAdministratorService).offerLink());
    const page = await aWindow();
    await page.goto(here(link));
    await page.getByLabel('Your name').waitFor();
    expect(await problemsOf(page, 'accounts-set-up')).toEqual([]);
    await page.getByRole('button', { name: 'Make the account and sign in' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await problemsOf(page, 'accounts-set-up-errors')).toEqual([]);
    await page.getByLabel('Your name').fill('Ada Admin');
    await page.getByLabel('E-mail address').fill('ada@fictional.example');
    await page.getByLabel('Choose a password', { exact: true }).fill(GOOD_PASSWORD);
    await page.getByRole('button', { name: 'Make the account and sign in' }).click();
    await heading(page, 'Set up');
    await page.goto(here(link));
    await page.getByText('This link does not work any more').waitFor();
    expect(await problemsOf(page, 'accounts-set-up-dead')).toEqual([]);
    await page.context().close();
  });

  it('are made by a coordinator who invites a colleague', async () => {
    city = await aSmallCity(it_.store);
    const coordinates = { role: 'school_coordinator', scopeKind: 'partner', scopeId: city.schoolId } as const;
    await aPersonWithPassword(it_, 'coordinator@fictional.example', coordinates);
    coordinator = await it_.signedIn('coordinator@fictional.example', size);
    await coordinator.goto(`${it_.url}/people`);
    await coordinator.getByText('No open invitations').waitFor();
    expect(await problemsOf(coordinator, 'accounts-people')).toEqual([]);
    await coordinator.getByRole('button', { name: 'Invite somebody' }).click();
    await coordinator.getByText('Place: Hillside School').waitFor();
    await coordinator.getByText('No mail is set up').waitFor();
    await coordinator.getByRole('button', { name: 'Make the invitation' }).click();
    await coordinator.getByRole('link', { name: 'Choose a role' }).waitFor();
    expect(await errorsOf(coordinator)).toEqual([
      'Enter a name',
      'Enter an e-mail address in the form name@example.org',
      'Choose a role',
    ]);
    expect(await problemsOf(coordinator, 'accounts-invite-errors')).toEqual([]);
    await coordinator.getByLabel('Name', { exact: true }).fill('Jo Joiner');
    await coordinator.getByLabel('E-mail address').fill('joiner@fictional.example');
    await coordinator.getByRole('radio', { name: 'Teacher' }).check();
    await coordinator.getByRole('button', { name: 'Make the invitation' }).click();
    await coordinator.getByText('The invitation is made. Pass the link on').waitFor();
    await coordinator.getByRole('button', { name: 'Withdraw the invitation of Jo Joiner' }).waitFor();
    expect(await problemsOf(coordinator, 'accounts-invited')).toEqual([]);
  });

  it('belong to whoever opens the link and chooses a good password', async () => {
    const link = here(await coordinator.getByLabel('Link to the invitation').inputValue());
    joiner = await aWindow();
    await joiner.goto(link);
    await joiner.getByText('Your role: Teacher at Hillside School').waitFor();
    expect(await problemsOf(joiner, 'accounts-invitation')).toEqual([]);
    const password = joiner.getByLabel('Your password', { exact: true });
    expect(await password.getAttribute('type')).toBe('password');
    await password.fill('password1234');
    await joiner.getByRole('button', { name: 'Accept and sign in' }).click();
    await joiner.getByRole('link', { name: /not one of the first that others would try/ }).waitFor();
    expect(await problemsOf(joiner, 'accounts-invitation-errors')).toEqual([]);
    await joiner.getByRole('button', { name: 'Show Your password' }).click();
    expect(await password.getAttribute('type')).toBe('text');
    await password.fill(GOOD_PASSWORD);
    await joiner.getByRole('button', { name: 'Accept and sign in' }).click();
    await joiner.waitForURL((address) => !address.pathname.startsWith('/invitation'));
    const again = await aWindow();
    await again.goto(link);
    await again.getByText('This link does not work any more').waitFor();
    expect(await problemsOf(again, 'accounts-invitation-dead')).toEqual([]);
    await again.context().close();
  });

  it('are looked after by their owner', async () => {
    await openUserMenu(joiner, 'Jo Joiner');
    await joiner.getByRole('link', { name: 'My account' }).click();
    await heading(joiner, 'My account');
    await joiner.getByText('This browser').waitFor();
    expect(await problemsOf(joiner, 'accounts-mine')).toEqual([]);
    await joiner.getByLabel('Name', { exact: true }).fill('Jo Jones');
    await joiner.getByRole('button', { name: 'Save the name' }).click();
    await joiner.getByText('Your name is saved.').waitFor();
    await joiner.getByLabel('Current password', { exact: true }).fill('not the password');
    await joiner.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
    await joiner.getByRole('button', { name: 'Change the password' }).click();
    await joiner.getByRole('link', { name: 'This is not your current password' }).waitFor();
    expect(await problemsOf(joiner, 'accounts-mine-errors')).toEqual([]);
    await joiner.getByLabel('Current password', { exact: true }).fill(GOOD_PASSWORD);
    await joiner.getByRole('button', { name: 'Change the password' }).click();
    await joiner.getByText('Your password is changed.').waitFor();
    expect(await joiner.getByLabel('New password', { exact: true }).inputValue()).toBe('');
  });

  it('end when the coordinator marks their owner as left', async () => {
    await coordinator.getByRole('button', { name: 'Done' }).click();
    await coordinator.reload();
    await coordinator.getByRole('button', { name: 'Mark as left Jo Jones' }).click();
    await coordinator.getByRole('dialog').waitFor();
    expect(await problemsOf(coordinator, 'accounts-leave')).toEqual([]);
    await coordinator.getByRole('button', { name: 'Yes, they have left' }).click();
    await coordinator.getByText('Marked as left.').waitFor();
    await coordinator.getByText('Jo Jones').waitFor({ state: 'detached' });
    await joiner.reload();
    await heading(joiner, 'Sign in');
  });

  it('are found again by whoever forgot the password', async () => {
    await joiner.goto(`${it_.url}/sign-in`);
    await joiner.getByRole('link', { name: 'Forgotten your password?' }).click();
    await heading(joiner, 'Choose a new password');
    expect(await problemsOf(joiner, 'accounts-forgotten')).toEqual([]);
    await joiner.getByLabel('E-mail address').fill('coordinator@fictional.example');
    await joiner.getByRole('button', { name: 'Send me a link' }).click();
    await joiner.getByText('Look in your mail').waitFor();
    expect(await problemsOf(joiner, 'accounts-forgotten-sent')).toEqual([]);
    await joiner.goto(here(await mailedLink('/new-password#')));
    const password = joiner.getByLabel('New password', { exact: true });
    await password.waitFor();
    expect(await problemsOf(joiner, 'accounts-new-password')).toEqual([]);
    await password.fill(NEW_PASSWORD);
    await password.press('Enter');
    await joiner.waitForURL((address) => address.pathname !== '/new-password');
    await coordinator.reload();
    await heading(coordinator, 'Sign in');
  });

  it('let an administrator find one place among many', async () => {
    for (let number = 1; number <= 60; number += 1)
      await city.city.aSchool(city.authorityId, { name: `Brook School ${number}` });
    const administrator = await it_.signedIn('ada@fictional.example', size);
    await administrator.goto(`${it_.url}/people`);
    await administrator.getByRole('button', { name: 'Invite somebody' }).click();
    await administrator.getByLabel('Place', { exact: true }).fill('Brook School 57');
    await administrator.getByRole('option', { name: 'Brook School 57' }).click();
    await administrator.getByRole('radio', { name: 'School coordinator' }).check();
    await administrator.getByLabel('Name', { exact: true }).fill('Cora Coordinator');
    await administrator.getByLabel('E-mail address').fill('cora@fictional.example');
    expect(await problemsOf(administrator, 'accounts-invite-anywhere')).toEqual([]);
    await administrator.getByRole('button', { name: 'Make the invitation' }).click();
    await administrator.getByText('School coordinator at Brook School 57').first().waitFor();
    await administrator.getByRole('button', { name: 'Withdraw the invitation of Cora Coordinator' }).click();
    await administrator.getByText('No open invitations').waitFor();
  });

  /** From the newest mail, which without a mail server is a file. */
  async function mailedLink(start: string): Promise<string> {
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    const folder = path.join(it_.database.config.dataDir, 'mail');
    const newest = readdirSync(folder).sort().at(-1) ?? '';
    const text = readFileSync(path.join(folder, newest), 'utf8').replace(/=\n/g, '').replace(/=3D/g, '=');
    return /http:\S+/.exec(text.slice(text.indexOf(start) - 40))?.[0] ?? '';
  }
});
