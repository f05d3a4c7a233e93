import { beforeEach, describe, expect, it } from '@jest/globals';
import { nextTick } from 'vue';
import { useBrowserSetting } from './browser-setting.js';

const kept = new Map<string, string>();
const storage = (works: boolean) => ({
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => {
    if (!works) throw new Error('full');
    kept.set(key, value);
  },
});

function browserThat(works: boolean): void {
  Object.defineProperty(globalThis, 'localStorage', { value: storage(works), configurable: true });
}

describe('a choice that a browser keeps', () => {
  beforeEach(() => {
    kept.clear();
  });

  it('is the first value until somebody chooses, and then theirs, also on the next page', async () => {
    browserThat(true);
    const shortcuts = useBrowserSetting('shortcuts', true);
    expect(shortcuts.value).toBe(true);
    shortcuts.value = false;
    await nextTick();
    expect(useBrowserSetting('shortcuts', true).value).toBe(false);
    expect(useBrowserSetting('other', true).value).toBe(true);
  });

  it('still holds on the page in a browser that keeps nothing', async () => {
    browserThat(false);
    const shortcuts = useBrowserSetting('shortcuts', true);
    shortcuts.value = false;
    await nextTick();
    expect(shortcuts.value).toBe(false);
    expect(useBrowserSetting('shortcuts', true).value).toBe(true);
  });
});
