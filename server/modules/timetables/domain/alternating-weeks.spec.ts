import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../common/kernel/wall-time.js';
import { mondayOf, weekLetters } from './alternating-weeks.js';

const always = () => true;
const notIn = (...mondays: string[]) => {
  const off = new Set(mondays);
  return (day: string) => !off.has(mondayOf(day));
};
const inOrder = (letters: ReadonlyMap<string, string>) => [...letters].sort(([a], [b]) => (a < b ? -1 : 1));

describe('alternating weeks', () => {
  it('begin with A in the week of the anchor, whichever day of it that is', () => {
    const range = { from: '2026-09-07', to: '2026-09-25' };
    const expected = [
      ['2026-09-07', 'A'],
      ['2026-09-14', 'B'],
      ['2026-09-21', 'A'],
    ];
    expect(inOrder(weekLetters({ anchorDay: '2026-09-07', ...range }, always))).toEqual(expected);
    expect(inOrder(weekLetters({ anchorDay: '2026-09-13', ...range }, always))).toEqual(expected);
  });

  it('leave out the half-term week, over the end of summer time on 25 October 2026', () => {
    const letters = weekLetters({ anchorDay: '2026-10-12', from: '2026-10-12', to: '2026-11-09' }, notIn('2026-10-26'));
    expect(inOrder(letters)).toEqual([
      ['2026-10-12', 'A'],
      ['2026-10-19', 'B'],
      ['2026-11-02', 'A'],
      ['2026-11-09', 'B'],
    ]);
  });

  it('go over the beginning of summer time on 28 March 2027', () => {
    const letters = weekLetters({ anchorDay: '2027-03-22', from: '2027-03-22', to: '2027-04-04' }, always);
    expect(inOrder(letters)).toEqual([
      ['2027-03-22', 'A'],
      ['2027-03-29', 'B'],
    ]);
  });

  it('begin later when the school has no day in the week of the anchor', () => {
    const range = { from: '2026-08-24', to: '2026-09-20' };
    const letters = weekLetters({ anchorDay: '2026-08-31', ...range }, notIn('2026-08-31', '2026-09-07'));
    expect(inOrder(letters)).toEqual([
      ['2026-08-24', 'B'],
      ['2026-09-14', 'A'],
    ]);
  });

  it('count a week in which the school has a single day', () => {
    const letters = weekLetters(
      { anchorDay: '2026-09-07', from: '2026-09-07', to: '2026-09-27' },
      (day) => mondayOf(day) !== '2026-09-14' || day === '2026-09-18',
    );
    expect(inOrder(letters).map(([, letter]) => letter)).toEqual(['A', 'B', 'A']);
  });

  const week = (offset: number) => addDays('2026-08-31', 7 * offset);
  const offsets = fc.integer({ min: -30, max: 60 });

  it('alternate strictly over the weeks that count, wherever the anchor and the range lie', () => {
    fc.assert(
      fc.property(offsets, offsets, fc.nat(40), fc.uniqueArray(offsets), (anchor, from, length, off) => {
        const hasDay = notIn(...off.map(week));
        const range = { from: week(from), to: addDays(week(from + length), 6) };
        const letters = weekLetters({ anchorDay: week(anchor), ...range }, hasDay);
        const counted = inOrder(letters);
        counted.slice(1).forEach(([, letter], index) => {
          expect(letter).not.toBe(counted[index]?.[1]);
        });
        for (let at = from; at <= from + length; at += 1) expect(letters.has(week(at))).toBe(hasDay(week(at)));
      }),
    );
  });

  it('give the same letters to a range and to the parts of it', () => {
    fc.assert(
      fc.property(offsets, offsets, fc.nat(30), fc.uniqueArray(offsets), (anchor, from, length, off) => {
        const hasDay = notIn(...off.map(week));
        const whole = weekLetters({ anchorDay: week(anchor), from: week(from), to: week(from + length) }, hasDay);
        for (let at = from; at <= from + length; at += 1) {
          const alone = weekLetters({ anchorDay: week(anchor), from: week(at), to: week(at) }, hasDay);
          expect(alone.get(week(at))).toBe(whole.get(week(at)));
        }
      }),
    );
  });
});
