import { describe, expect, it } from '@jest/globals';
import { NOTHING_KNOWN, planCharacteristics, type Characteristics } from './characteristics-plan.js';

const known = (values: Partial<Characteristics>): Characteristics => ({ ...NOTHING_KNOWN, ...values });
const given = (schoolId: string, values: Partial<Characteristics>) => ({ schoolId, values: known(values) });
const held = (schoolId: string, values: Partial<Characteristics>) => new Map([[schoolId, known(values)]]);

describe('planning the characteristics of one date', () => {
  it('adds a row for a school that has none of that date', () => {
    const plan = planCharacteristics([given('a', { roll: 200 })], held('b', { roll: 300 }));
    expect(plan).toMatchObject({ added: [{ schoolId: 'a', values: { roll: 200 } }], corrected: [], unchanged: 0 });
  });

  it('changes nothing when the same values come again', () => {
    const plan = planCharacteristics([given('a', { roll: 200 })], held('a', { roll: 200, fsm6Percent: 20 }));
    expect(plan).toEqual({ added: [], corrected: [], unchanged: 1, withoutValues: 0 });
  });

  it('completes the row of that date and never erases what another file gave', () => {
    const plan = planCharacteristics([given('a', { fsm6Percent: 21.5 })], held('a', { roll: 200, fsmPercent: 10 }));
    expect(plan.corrected).toEqual([given('a', { roll: 200, fsmPercent: 10, fsm6Percent: 21.5 })]);
  });

  it('keeps no row that says nothing', () => {
    expect(planCharacteristics([given('a', {})], new Map())).toMatchObject({ added: [], withoutValues: 1 });
  });

  it('takes a roll of nought as a roll', () => {
    expect(planCharacteristics([given('a', { roll: 0 })], new Map()).added).toHaveLength(1);
  });
});
