import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, weekdayOf } from '../../../../common/kernel/wall-time.js';
import { mondayOf, seriesDays, type DayFacts, type SeriesRule } from './series-days.js';

/** Half-term from 26 to 30 October, an INSET day on 2 November, the centre closed on 17 November; A and B by turns. */
const HALF_TERM = ['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30'];
const LETTERS: Readonly<Record<string, 'A' | 'B'>> = {
  '2026-10-12': 'A',
  '2026-10-19': 'B',
  '2026-11-02': 'A',
  '2026-11-09': 'B',
  '2026-11-16': 'A',
  '2026-11-23': 'B',
};

const factsOf = (day: string): DayFacts => ({
  schoolClosed: HALF_TERM.includes(day) ? 'Half-term' : day === '2026-11-02' ? 'INSET day' : null,
  week: LETTERS[mondayOf(day)] ?? null,
  centreClosed: day === '2026-11-17' ? 'Boiler' : null,
});
const WEEKLY: SeriesRule = {
  every: 'week',
  weekdays: [2],
  firstDay: '2026-10-13',
  lastDay: '2026-11-24',
  leftOut: [],
};
const told = (over: Partial<SeriesRule>, facts = factsOf) => {
  const answer = seriesDays({ ...WEEKLY, ...over }, facts);
  return answer.ok ? answer.value.days : answer.refusal;
};

describe('the dates of a series', () => {
  it('every week, skips half-term and a closed centre and says so', () => {
    expect(seriesDays(WEEKLY, factsOf)).toEqual({
      ok: true,
      value: {
        days: ['2026-10-13', '2026-10-20', '2026-11-03', '2026-11-10', '2026-11-24'],
        skipped: [
          { day: '2026-10-27', why: 'school_closed', words: 'Half-term' },
          { day: '2026-11-17', why: 'centre_closed', words: 'Boiler' },
        ],
      },
    });
  });

  it.each([
    [
      'every two weeks, a half-term counting as a week',
      { every: 'fortnight' },
      ['2026-10-13', '2026-11-10', '2026-11-24'],
    ],
    ['in weeks A only, which half-term does not count among', { every: 'week_a' }, ['2026-10-13', '2026-11-03']],
    ['in weeks B only', { every: 'week_b' }, ['2026-10-20', '2026-11-10', '2026-11-24']],
    [
      'on two days of the week',
      { weekdays: [1, 2], lastDay: '2026-11-03' },
      ['2026-10-13', '2026-10-19', '2026-10-20', '2026-11-03'],
    ],
    [
      'without a day that was left out',
      { leftOut: ['2026-10-20'], lastDay: '2026-11-03' },
      ['2026-10-13', '2026-11-03'],
    ],
    ['with the last day', { lastDay: '2026-10-20' }, ['2026-10-13', '2026-10-20']],
    ['begins with the first such day', { firstDay: '2026-10-14', lastDay: '2026-10-20' }, ['2026-10-20']],
  ] as const)('%s', (_name, over, days) => {
    expect(told(over)).toEqual(days);
  });

  it('skips INSET days', () => {
    expect(told({ weekdays: [1], firstDay: '2026-10-19', lastDay: '2026-11-09' })).toEqual([
      '2026-10-19',
      '2026-11-09',
    ]);
  });

  it('explains a day left out by that alone, also in the holidays', () => {
    const answer = seriesDays({ ...WEEKLY, leftOut: ['2026-10-27'] }, factsOf);
    expect(answer.ok && answer.value.skipped[0]).toEqual({ day: '2026-10-27', why: 'left_out', words: null });
  });

  const open = (): DayFacts => ({ schoolClosed: null, week: null, centreClosed: null });

  it.each([
    ['a last day before the first', { lastDay: '2026-10-12' }, 'series/no-dates'],
    ['holidays only', { firstDay: '2026-10-26', lastDay: '2026-10-30' }, 'series/no-dates'],
    ['a year and two days', { lastDay: '2027-10-14' }, 'series/too-long'],
    [
      'weeks A where there are none between',
      { every: 'week_a', firstDay: '2026-10-20', lastDay: '2026-10-24' },
      'series/no-dates',
    ],
  ] as const)('%s: %s', (_name, over, refusal) => {
    expect(told(over)).toBe(refusal);
  });

  it('wants letters of weeks where weeks A are asked for', () => {
    expect(told({ every: 'week_a' }, open)).toBe('series/no-week-letters');
  });

  it('takes 60 dates and not 61', () => {
    const often = { weekdays: [1, 2, 3, 4, 5], firstDay: '2027-01-04' };
    expect(told({ ...often, lastDay: '2027-03-26' }, open)).toHaveLength(60);
    expect(told({ ...often, lastDay: '2027-03-29' }, open)).toBe('series/too-many-dates');
  });

  it('has only days of its weekdays in its range, in order, each once, none of them left out or closed', () => {
    const rule = fc.record({
      every: fc.constantFrom('week' as const, 'fortnight' as const),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 2 }),
      firstDay: fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-09-01', days)),
      length: fc.integer({ min: 0, max: 190 }),
      leftOut: fc.array(
        fc.integer({ min: 0, max: 500 }).map((days) => addDays('2026-09-01', days)),
        { maxLength: 20 },
      ),
    });
    fc.assert(
      fc.property(rule, ({ length, ...asked }) => {
        const lastDay = addDays(asked.firstDay, length);
        const answer = seriesDays({ ...asked, lastDay }, factsOf);
        if (!answer.ok) return;
        const { days, skipped } = answer.value;
        expect(days).toEqual([...new Set(days)].sort());
        for (const day of [...days, ...skipped.map((one) => one.day)]) {
          expect(asked.weekdays).toContain(weekdayOf(day));
          expect(asked.firstDay <= day && day <= lastDay).toBe(true);
        }
        expect(days.some((day) => asked.leftOut.includes(day) || HALF_TERM.includes(day))).toBe(false);
        const weeks = new Set(days.map(mondayOf));
        if (asked.every === 'fortnight') expect([...weeks].some((week) => weeks.has(addDays(week, 7)))).toBe(false);
      }),
    );
  });
});
