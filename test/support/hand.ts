import type { Locator } from 'playwright-core';

/** Somebody's finger on a phone, which counts what a booking costs them. */
export class Hand {
  taps = 0;
  typedFields = 0;

  async tap(target: Locator): Promise<void> {
    this.taps += 1;
    await target.tap();
  }

  /** A field is tapped, then typed into. */
  async type(field: Locator, text: string): Promise<void> {
    await this.tap(field);
    this.typedFields += 1;
    await field.fill(text);
  }

  /** One tap opens the list, another chooses from it. */
  async choose(list: Locator, label: string): Promise<void> {
    this.taps += 2;
    await list.selectOption({ label });
  }
}
