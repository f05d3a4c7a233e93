import { describe, expect, it } from '@jest/globals';
import { shallowRef } from 'vue';
import { useCursor } from './useCursor.js';

const things = (ids: string) => Array.from(ids).map((id) => ({ id }));

function aCursor(ids: string) {
  const items = shallowRef(things(ids));
  const cursor = useCursor(items);
  const at = () => cursor.current.value?.id ?? null;
  return { ...cursor, items, at };
}

describe('where somebody is in a list', () => {
  it('is the first item at first, and nowhere in an empty list', () => {
    expect(aCursor('abc').at()).toBe('a');
    expect(aCursor('').at()).toBeNull();
  });

  it('moves step by step, and not beyond either end', () => {
    const { step, at } = aCursor('ab');
    expect([step(1), at(), step(1), at(), step(-1), at(), step(-1), at()]).toEqual([
      true,
      'b',
      false,
      'b',
      true,
      'a',
      false,
      'a',
    ]);
  });

  it('goes on to the next item when the present one is taken out', () => {
    const { choose, items, at } = aCursor('abc');
    choose('b');
    items.value = things('ac');
    expect(at()).toBe('c');
    items.value = things('a');
    expect(at()).toBe('a');
    items.value = [];
    expect(at()).toBeNull();
  });

  it('stays with its item when others come or go before it', () => {
    const { choose, items, at, step } = aCursor('abc');
    choose('b');
    items.value = things('xyabc');
    expect(at()).toBe('b');
    step(1);
    expect(at()).toBe('c');
  });

  it('ignores an item that is not there', () => {
    const { choose, at } = aCursor('ab');
    choose('z');
    expect(at()).toBe('a');
  });
});
