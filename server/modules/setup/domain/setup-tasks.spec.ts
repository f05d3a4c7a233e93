import { describe, expect, it } from '@jest/globals';
import { setupTasks, type CentreSetup, type SetupFacts } from './setup-tasks.js';

const nothing: SetupFacts = { authorities: 0, openSchools: 0, centres: [] };
const bare = (name: string, over: Partial<CentreSetup> = {}): CentreSetup => ({
  ...{ id: `id of ${name}`, name, rooms: 0, partners: 0, managers: 0, visitors: 0, invited: 0 },
  ...over,
});
const ready = (name: string) => bare(name, { rooms: 2, partners: 3, managers: 1, visitors: 1 });
const states = (facts: Partial<SetupFacts>) => setupTasks({ ...nothing, ...facts }).tasks.map(({ state }) => state);

describe('setting up', () => {
  it('begins with the authority or its schools; the rest waits', () => {
    expect(setupTasks(nothing).tasks.map(({ key, state }) => `${key} ${state}`)).toEqual([
      ...['authority to_do', 'schools to_do'],
      ...['centre not_yet', 'rooms not_yet', 'partnerships not_yet', 'people not_yet'],
    ]);
  });

  it.each([
    {
      after: 'schools',
      facts: { openSchools: 9 },
      expected: ['done', 'done', 'to_do', 'not_yet', 'not_yet', 'not_yet'],
    },
    {
      after: 'a centre',
      facts: { openSchools: 9, centres: [bare('A')] },
      expected: ['done', 'done', 'done', 'to_do', 'to_do', 'to_do'],
    },
    {
      after: 'rooms in one of two centres',
      facts: { openSchools: 9, centres: [bare('A', { rooms: 1 }), bare('B')] },
      expected: ['done', 'done', 'done', 'started', 'to_do', 'to_do'],
    },
    {
      after: 'an invitation',
      facts: { openSchools: 9, centres: [bare('A', { rooms: 1, partners: 1, invited: 1 })] },
      expected: ['done', 'done', 'done', 'done', 'done', 'started'],
    },
    {
      after: 'a manager without anybody at a school',
      facts: { openSchools: 9, centres: [bare('A', { rooms: 1, partners: 1, managers: 1 })] },
      expected: ['done', 'done', 'done', 'done', 'done', 'started'],
    },
  ])('goes on after $after', ({ facts, expected }) => {
    expect(states({ authorities: 1, ...facts })).toEqual(expected);
  });

  it('leads to the first centre that lacks something, and counts those that do not', () => {
    const { tasks } = setupTasks({ authorities: 1, openSchools: 9, centres: [ready('A'), bare('B'), bare('C')] });
    expect(tasks.slice(3)).toEqual(
      ['rooms', 'partnerships', 'people'].map((key) => ({
        ...{ key, state: 'started', done: 1, of: 3 },
        next: { id: 'id of B', name: 'B' },
      })),
    );
  });

  it('is complete when every centre has everything', () => {
    const facts = { authorities: 1, openSchools: 9 };
    expect(setupTasks({ ...facts, centres: [ready('A'), ready('B')] }).complete).toBe(true);
    expect(setupTasks({ ...facts, centres: [ready('A'), bare('B')] }).complete).toBe(false);
    expect(setupTasks({ ...facts, centres: [] }).complete).toBe(false);
  });
});
