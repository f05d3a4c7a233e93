import { describe, expect, it } from '@jest/globals';
import type { SetupTask } from '#shared/contracts/setup.contract.js';
import { taskPath } from './task-path.js';

const task = (over: Partial<SetupTask>): SetupTask => ({
  ...{ key: 'rooms', state: 'to_do', done: 0, of: null, next: null },
  ...over,
});
const next = { id: 'c1', name: 'Quayside CLC' };
const everything = (): boolean => true;

describe('where a task is done', () => {
  it.each([
    { given: task({ key: 'authority' }), path: '/authorities/new' },
    { given: task({ key: 'schools' }), path: '/imports' },
    { given: task({ key: 'schools', state: 'done' }), path: '/partners' },
    { given: task({ key: 'centre' }), path: '/centres/new' },
    { given: task({ key: 'centre', state: 'done' }), path: '/centres' },
    { given: task({ key: 'rooms', next }), path: '/centres/c1/rooms/new' },
    { given: task({ key: 'rooms', state: 'done' }), path: '/centres' },
    { given: task({ key: 'partnerships', next, state: 'started' }), path: '/centres/c1/partnerships' },
    { given: task({ key: 'people', next }), path: '/people' },
    { given: task({ key: 'rooms', state: 'not_yet' }), path: null },
  ])('$given.key, $given.state: $path', ({ given, path }) => {
    expect(taskPath(given, everything)).toBe(path);
  });

  it('is nowhere for an officer who may not add authorities', () => {
    expect(taskPath(task({ key: 'authority' }), (permission) => permission !== 'authorities.manage')).toBeNull();
  });
});
