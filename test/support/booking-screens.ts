import type { Page } from 'playwright-core';

interface OwnVisit {
  readonly subject: string;
  readonly pupils: string;
  readonly adults: string;
  readonly day: string;
  /** By name; the others stay empty. */
  readonly equipment: Readonly<Record<string, string>>;
}

/** The first screen for Year 9 with an idea of their own; nothing is sent yet. */
export async function sayWhatAndWho(page: Page, { subject, pupils, adults }: Partial<OwnVisit> = {}): Promise<void> {
  const activity = page.getByLabel('Activity', { exact: true });
  await page.getByRole('checkbox', { name: '9', exact: true }).check();
  if (await activity.isVisible()) await activity.selectOption({ label: 'Something else' });
  await page.getByLabel('What will they do?').fill(subject ?? 'Podcasting');
  await page.getByLabel('Pupils', { exact: true }).fill(pupils ?? '28');
  await page.getByLabel('Adults with them').fill(adults ?? '2');
}

/** From the first screen to the check: the radio studio from 10:00 to 12:00 on a day that was agreed. */
export async function chooseOwnTime(
  page: Page,
  { day = '1 December', equipment = {} }: Partial<OwnVisit> = {},
): Promise<void> {
  await page.getByRole('button', { name: 'Choose a time yourself' }).click();
  await page.getByLabel('Day of the visit').fill(day);
  await page.getByRole('button', { name: 'Show what is free' }).click();
  await page.getByRole('radio', { name: 'Radio studio' }).check();
  for (const [name, quantity] of Object.entries(equipment)) await page.getByLabel(name).fill(quantity);
  await page.getByRole('button', { name: 'Use this time' }).click();
  await page.getByRole('heading', { level: 1, name: 'Check your answers' }).waitFor();
}
