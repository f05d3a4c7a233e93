import { describe, expect, it } from '@jest/globals';
import { lowerCaseIds } from './lower-case-ids.js';

const SMALL = '019aa000-0000-7000-8000-00000000abcd';
const BIG = SMALL.toUpperCase();

describe('ids in capitals', () => {
  it('are written small wherever a name says that there is an id, and nowhere else', () => {
    const sent = { visitId: BIG, id: BIG, subject: BIG, equipment: [{ poolId: BIG }, { poolId: 'NONE' }], note: null };
    lowerCaseIds(sent);
    expect(sent).toEqual({
      ...{ visitId: SMALL, id: SMALL, subject: BIG },
      ...{ equipment: [{ poolId: SMALL }, { poolId: 'NONE' }], note: null },
    });
  });

  it.each([[undefined], [null], ['text'], [7], [[]]])('are not looked for in %j', (sent) => {
    expect(() => {
      lowerCaseIds(sent);
    }).not.toThrow();
  });
});
