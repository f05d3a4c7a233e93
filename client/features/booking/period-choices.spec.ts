import { describe, expect, it } from '@jest/globals';
import { periodNames } from './period-choices.js';

const period = (name: string, starts: string) => ({ name, kind: 'lesson' as const, starts, ends: '16:00' });

describe('the periods to choose from', () => {
  it('stand in the order of time, each once, with their beginning where all days agree on it', () => {
    const days = [
      { periods: [period('Period 1', '09:10'), period('Period 2', '10:00')] },
      { periods: [] },
      { periods: [period('Assembly', '08:50'), period('Period 1', '09:30'), period('Period 2', '10:00')] },
    ];
    expect(periodNames(days)).toEqual([
      { name: 'Assembly', starts: '08:50' },
      { name: 'Period 1', starts: null },
      { name: 'Period 2', starts: '10:00' },
    ]);
  });

  it('are none where there are no bells', () => {
    expect(periodNames([])).toEqual([]);
  });
});
