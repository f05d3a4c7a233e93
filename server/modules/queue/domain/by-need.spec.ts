import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, inOrder, type Waiting } from './by-need.js';

const waiting = (id: string, over: Partial<Waiting> = {}): Waiting => ({
  ...{ id, shortfall: 0, dueAt: 1_000, askedAt: 100, startsAt: 5_000 },
  ...over,
});
const ids = (items: readonly Waiting[]) => items.map(({ id }) => id).join(' ');

describe('the order of the queue', () => {
  it('is by need: shortfall, then deadline, then waiting time; those without a share last', () => {
    const items = [
      waiting('group', { shortfall: null, dueAt: 1 }),
      waiting('rich', { shortfall: -4 }),
      waiting('short', { shortfall: 12 }),
      waiting('short-due', { shortfall: 12, dueAt: 900 }),
      waiting('short-old', { shortfall: 12, askedAt: 50 }),
      waiting('never-due', { shortfall: 12, dueAt: null, askedAt: 1 }),
    ];
    expect(ids(after(items, 'need', null))).toBe('short-due short-old short never-due rich group');
  });

  it('is by waiting time or by the day of the visit where that is chosen', () => {
    const items = [
      waiting('a', { shortfall: 9, askedAt: 3, startsAt: 1 }),
      waiting('b', { shortfall: 1, askedAt: 1, startsAt: 3 }),
      waiting('c', { shortfall: 5, askedAt: 2, startsAt: 2 }),
    ];
    expect(ids(after(items, 'waiting', null))).toBe('b c a');
    expect(ids(after(items, 'day', null))).toBe('a c b');
  });

  const few = fc.integer({ min: 0, max: 3 });
  const item = fc.record({
    ...{ id: fc.uuid(), shortfall: fc.option(few), dueAt: fc.option(few), askedAt: few, startsAt: few },
  });
  const items = fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 30 });
  const order = fc.constantFrom('need' as const, 'waiting' as const, 'day' as const);

  it('is total: no two are in the same place, and who is before whom does not depend on the rest', () => {
    fc.assert(
      fc.property(items, order, (all, by) => {
        const sorted = after(all, by, null);
        const compare = inOrder(by);
        for (const [index, one] of sorted.entries())
          for (const other of sorted.slice(index + 1))
            expect([compare(one, other) < 0, compare(other, one) > 0]).toEqual([true, true]);
      }),
    );
  });

  it('is read whole by pages, each once, also when what ended a page has gone', () => {
    fc.assert(
      fc.property(items, order, fc.integer({ min: 1, max: 7 }), fc.boolean(), (all, by, size, decides) => {
        const read: Waiting[] = [];
        let left = [...all];
        for (let page = after(left, by, null).slice(0, size); page.length > 0;) {
          read.push(...page);
          const last = page.at(-1) ?? null;
          if (decides) left = left.filter(({ id }) => id !== last?.id);
          page = after(left, by, last).slice(0, size);
        }
        expect(read).toEqual(after(all, by, null));
      }),
    );
  });

  it('gives no one a place before a school that is shorter of hours', () => {
    fc.assert(
      fc.property(items, (all) => {
        const shortfalls = after(all, 'need', null).map(({ shortfall }) => shortfall ?? -Infinity);
        expect(shortfalls).toEqual(shortfalls.toSorted((a, b) => b - a));
      }),
    );
  });
});
