import { describe, expect, it } from '@jest/globals';
import type { QueueItem } from '#shared/contracts/queue.contract.js';
import { entryOf, mergeQueue, type Entry } from './merge-queue.js';

const item = (id: string): QueueItem => ({ visit: { id } }) as QueueItem;
const shown = (ids: string): Entry[] => ids.split(' ').map((id) => entryOf(item(id)));
const items = (ids: string): QueueItem[] => (ids === '' ? [] : ids.split(' ').map(item));
const said = (entries: readonly Entry[]) =>
  entries.map(({ id, fresh, gone }) => `${id}${fresh ? '+' : ''}${gone ? '-' : ''}`).join(' ');

describe('a queue that is read again', () => {
  it('marks what is new where it belongs, and leaves the rest as it was', () => {
    expect(said(mergeQueue(shown('a b c'), items('a x b c y'), new Set()))).toBe('a x+ b c y+');
  });

  it('keeps the mark of what was new before', () => {
    const before = mergeQueue(shown('a b'), items('a x b'), new Set());
    expect(said(mergeQueue(before, items('x a b'), new Set()))).toBe('x+ a b');
  });

  it('keeps what somebody else answered in its place', () => {
    expect(said(mergeQueue(shown('a b c d'), items('a d'), new Set()))).toBe('a b- c- d');
    expect(said(mergeQueue(shown('a b'), items(''), new Set()))).toBe('a- b-');
    expect(said(mergeQueue(shown('a b c'), items('b c'), new Set()))).toBe('a- b c');
  });

  it('lets go of what was answered here, also while the server does not know it yet', () => {
    expect(said(mergeQueue(shown('a b c'), items('a c'), new Set(['b'])))).toBe('a c');
    expect(said(mergeQueue(shown('a c'), items('a b c'), new Set(['b'])))).toBe('a c');
  });

  it('brings back what was taken back', () => {
    const without = mergeQueue(shown('a b c'), items('a c'), new Set(['b']));
    expect(said(mergeQueue(without, items('a b c'), new Set()))).toBe('a b+ c');
    const gone = mergeQueue(shown('a b c'), items('a c'), new Set());
    expect(said(mergeQueue(gone, items('a b c'), new Set()))).toBe('a b c');
  });
});
