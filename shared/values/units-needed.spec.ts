import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unitsNeeded } from './units-needed.js';

const forGroup = (quantity: number) => ({ quantity, per: 'group', pupilsPerUnit: null }) as const;
const forPupils = (pupilsPerUnit: number, quantity = 1) => ({ quantity, per: 'pupils', pupilsPerUnit }) as const;

describe('the equipment that a group needs', () => {
  it.each([
    ['one for each pupil', forPupils(1), 28, 28],
    ['one between two, an even number of pupils', forPupils(2), 28, 14],
    ['one between two, an odd number of pupils', forPupils(2), 29, 15],
    ['one for every five, one pupil too many', forPupils(5), 31, 7],
    ['one for every fifty, a single pupil', forPupils(50), 1, 1],
    ['two for every four', forPupils(4, 2), 10, 6],
    ['three for the group, however large', forGroup(3), 200, 3],
  ] as const)('%s', (_what, row, pupils, expected) => {
    expect(unitsNeeded(row, pupils)).toBe(expected);
  });

  it('is enough for everybody, and one fewer would not be', () => {
    const sizes = fc.record({ share: fc.integer({ min: 1, max: 50 }), pupils: fc.integer({ min: 1, max: 2_000 }) });
    fc.assert(
      fc.property(sizes, ({ share, pupils }) => {
        const units = unitsNeeded(forPupils(share), pupils);
        expect(units * share).toBeGreaterThanOrEqual(pupils);
        expect((units - 1) * share).toBeLessThan(pupils);
      }),
    );
  });
});
