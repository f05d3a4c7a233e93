import { describe, expect, it } from '@jest/globals';
import { useGrowingList, type Page } from './useGrowingList.js';

interface Thing {
  id: string;
}

const page = (ids: string, nextCursor: string | null): Page<Thing> => ({
  items: Array.from(ids).map((id) => ({ id })),
  nextCursor,
});
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const shown = (list: { items: { value: readonly Thing[] } }) => list.items.value.map(({ id }) => id).join('');

describe('a growing list', () => {
  it('adds the next page to what is there, until the end', async () => {
    const pages = new Map([
      [undefined, page('ab', '2')],
      ['2', page('c', null)],
    ]);
    const list = useGrowingList((cursor) => Promise.resolve(pages.get(cursor) ?? page('', null)));
    await settled();
    expect([shown(list), list.hasMore.value]).toEqual(['ab', true]);
    await list.more();
    expect([shown(list), list.hasMore.value]).toEqual(['abc', false]);
  });

  it('keeps what is shown when the next page fails, and can try again', async () => {
    let fail = false;
    const list = useGrowingList((cursor) =>
      fail ? Promise.reject(new Error('offline')) : Promise.resolve(cursor ? page('c', null) : page('ab', '2')),
    );
    await settled();
    fail = true;
    await list.more();
    expect([shown(list), String(list.error.value), list.hasMore.value]).toEqual(['ab', 'Error: offline', true]);
    fail = false;
    await list.more();
    expect([shown(list), list.error.value]).toEqual(['abc', null]);
  });

  it('drops an answer that comes after a newer question', async () => {
    const answers: ((page: Page<Thing>) => void)[] = [];
    const list = useGrowingList(() => new Promise<Page<Thing>>((resolve) => answers.push(resolve)));
    void list.reload();
    answers[1]?.(page('new', null));
    await settled();
    answers[0]?.(page('old', null));
    await settled();
    expect(shown(list)).toBe('new');
  });

  it('replaces an item, or takes it out', async () => {
    const list = useGrowingList(() => Promise.resolve(page('abc', null)));
    await settled();
    list.replace('b', null);
    expect(shown(list)).toBe('ac');
    list.replace('c', { id: 'd' });
    expect(shown(list)).toBe('ad');
  });

  it('shows a pinned item first until its own page is there, and once', async () => {
    const pages = new Map([
      [undefined, page('ab', '2')],
      ['2', page('cd', null)],
    ]);
    const list = useGrowingList(
      (cursor) => Promise.resolve(pages.get(cursor) ?? page('', null)),
      () => Promise.resolve({ id: 'd' }),
    );
    await settled();
    expect(shown(list)).toBe('dab');
    list.replace('d', null);
    expect(shown(list)).toBe('ab');
    await list.reload();
    await settled();
    await list.more();
    expect(shown(list)).toBe('abcd');
  });

  it('does not show a pinned item that is not in the whole list, and does without one that cannot be had', async () => {
    const gone = useGrowingList(
      () => Promise.resolve(page('ab', null)),
      () => Promise.resolve({ id: 'x' }),
    );
    const failing = useGrowingList(
      () => Promise.resolve(page('ab', '2')),
      () => Promise.reject(new Error('not found')),
    );
    await settled();
    expect([shown(gone), shown(failing)]).toEqual(['ab', 'ab']);
  });
});
