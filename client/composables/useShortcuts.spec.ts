import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { effectScope, type EffectScope } from 'vue';
import { useShortcuts } from './useShortcuts.js';

/** As much of a page as the keys need: a document that listens, and elements that know what they are. */
class Element_ {
  constructor(
    readonly tag: string,
    readonly isContentEditable = false,
  ) {}

  matches(selector: string): boolean {
    return selector.split(', ').includes(this.tag);
  }
}

type Press = Partial<Pick<KeyboardEvent, 'ctrlKey' | 'repeat' | 'defaultPrevented'>> & { target?: Element_ };

describe('single keys for a page', () => {
  let scope: EffectScope;
  let listener: ((event: unknown) => void) | null;
  let dialog: object | null;
  let enabled: boolean;
  let ran: string[];

  const press = (key: string, { target = new Element_('a'), ...over }: Press = {}): boolean => {
    let prevented = false;
    const preventDefault = () => (prevented = true);
    listener?.({ key, target, preventDefault, ...over });
    return prevented;
  };

  beforeEach(() => {
    [listener, dialog, enabled, ran] = [null, null, true, []];
    Object.assign(globalThis, {
      HTMLElement: Element_,
      document: {
        addEventListener: (_name: string, added: (event: unknown) => void) => (listener = added),
        removeEventListener: () => (listener = null),
        querySelector: () => dialog,
      },
    });
    scope = effectScope();
    scope.run(() => {
      const shortcuts = { a: { run: () => ran.push('a') }, j: { run: () => ran.push('j'), repeats: true } };
      useShortcuts(shortcuts, () => enabled);
    });
  });
  afterEach(() => {
    scope.stop();
  });

  it('do what they are for, small or capital, and nothing else happens', () => {
    expect([press('a'), press('J'), press('x')]).toEqual([true, true, false]);
    expect(ran).toEqual(['a', 'j']);
  });

  it.each(['input', 'select', 'textarea'])('are left to whoever types into %s', (tag) => {
    expect(press('a', { target: new Element_(tag) })).toBe(false);
    expect(ran).toEqual([]);
  });

  it('are left to whoever writes into a page that can be written into', () => {
    press('a', { target: new Element_('div', true) });
    expect(ran).toEqual([]);
  });

  it('are left to an open dialog', () => {
    dialog = {};
    press('a');
    expect(ran).toEqual([]);
  });

  it('do nothing together with Ctrl, once another part has taken them, or when turned off', () => {
    press('a', { ctrlKey: true });
    press('a', { defaultPrevented: true });
    enabled = false;
    press('a');
    expect(ran).toEqual([]);
  });

  it('go on while held down only where that does no harm', () => {
    press('a', { repeat: true });
    press('j', { repeat: true });
    expect(ran).toEqual(['j']);
  });

  it('are given back with the page', () => {
    scope.stop();
    press('a');
    expect(ran).toEqual([]);
  });
});
