import { describe, expect, it } from '@jest/globals';
import { addDays, weekday } from '#shared/values/local-date.js';
import { lastDayOfHalfTerm, rangeOf, whenChoices } from './when.js';

/** A Tuesday. */
const TODAY = '2026-11-24';
const WINTER = ['2026-12-19', '2027-01-04'] as const;

/** School from Monday to Friday until the winter holidays. */
const days = Array.from({ length: 62 }, (_, index) => {
  const day = addDays(TODAY, index + 1);
  const free = WINTER[0] <= day && day <= WINTER[1];
  const kind = free ? ('holiday' as const) : weekday(day) > 5 ? ('weekend' as const) : ('school_day' as const);
  return { day, kind, week: null };
});
const range = (when: string, from = '', to = '') => rangeOf({ when, from, to }, TODAY);

describe('the days that somebody asks for', () => {
  it('are four weeks from tomorrow unless they say otherwise', () => {
    expect(range('soon')).toEqual({ from: '2026-11-25', to: '2026-12-22' });
  });

  it('are a whole week, or what is left of it', () => {
    expect(range('week:2026-11-30')).toEqual({ from: '2026-11-30', to: '2026-12-06' });
    expect(range('week:2026-11-23')).toEqual({ from: '2026-11-25', to: '2026-11-29' });
  });

  it('end with the half-term, or where they were entered to end', () => {
    expect(range('until:2026-12-18')).toEqual({ from: '2026-11-25', to: '2026-12-18' });
    expect(range('dates', '2027-02-01', '2027-02-03')).toEqual({ from: '2027-02-01', to: '2027-02-03' });
  });
});

describe('the last day of the half-term', () => {
  it('is the last school day before the holidays, weekends aside', () => {
    expect(lastDayOfHalfTerm(days)).toBe('2026-12-18');
  });

  it('during holidays is that of the half-term to come', () => {
    const inHolidays = days.filter(({ day }) => day >= '2026-12-21');
    expect(lastDayOfHalfTerm(inHolidays)).toBeNull();
    const next = [...inHolidays, { day: '2027-02-15', kind: 'half_term' as const, week: null }];
    expect(lastDayOfHalfTerm(next)).toBe('2027-01-25');
  });

  it('is not known where nothing is', () => {
    expect(lastDayOfHalfTerm([])).toBeNull();
  });
});

describe('what there is to choose from', () => {
  it('leaves out weeks without school, and names the letters of those that alternate', () => {
    const lettered = days.map((one) => ({ ...one, week: one.day < '2026-11-30' ? ('A' as const) : ('B' as const) }));
    const labels = whenChoices(TODAY, lettered).map(({ label }) => label);
    expect(labels.slice(0, 4)).toEqual([
      'In the next four weeks',
      'Until the holidays, Friday 18 December',
      'The week of Monday 23 November (week A)',
      'The week of Monday 30 November (week B)',
    ]);
    expect(labels).not.toContain('The week of Monday 28 December (week B)');
    expect(labels.at(-1)).toBe('Other days');
  });

  it('is every week where nobody knows the days', () => {
    const values = whenChoices(TODAY, []).map(({ value }) => value);
    expect(values).toHaveLength(10);
    expect(values[1]).toBe('week:2026-11-23');
  });
});
