import { describe, expect, it } from '@jest/globals';
import { characteristicsInForce, type Dated } from './current-characteristics.js';

const nothing = {
  roll: null,
  fsmPercent: null,
  fsm6Percent: null,
  idaciRank: null,
  idaciDecile: null,
  attainment8: null,
};
const dated = (asOf: string, values: Partial<Dated>): Dated => ({ ...nothing, ...values, asOf });

const history = [
  dated('2024-01-18', { roll: 200, fsm6Percent: 30 }),
  dated('2026-01-15', { roll: 220 }),
  dated('2025-01-16', { roll: 210, fsm6Percent: 0 }),
];

const inForceOn = (day: string) =>
  Object.fromEntries(
    characteristicsInForce(history, day).map(({ characteristic, value, asOf }) => [characteristic, [value, asOf]]),
  );

describe('the characteristics in force on a day', () => {
  it('are the newest known ones, each with its own date', () => {
    expect(inForceOn('2026-11-24')).toMatchObject({ roll: [220, '2026-01-15'], fsm6Percent: [0, '2025-01-16'] });
  });

  it('do not know what a later census will say', () => {
    expect(inForceOn('2025-01-15')).toMatchObject({ roll: [200, '2024-01-18'], fsm6Percent: [30, '2024-01-18'] });
  });

  it('count from their own day on', () => {
    expect(inForceOn('2025-01-16').roll).toEqual([210, '2025-01-16']);
  });

  it('stay unknown where nothing was ever known', () => {
    expect(inForceOn('2026-11-24').attainment8).toEqual([null, null]);
    expect(inForceOn('2023-01-01').roll).toEqual([null, null]);
  });
});
