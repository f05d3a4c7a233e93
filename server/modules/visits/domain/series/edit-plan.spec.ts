import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../../common/kernel/wall-time.js';
import { editPlan, type DateState, type HeldDate } from './edit-plan.js';
import { mondayOf } from './series-days.js';

const held = (day: string, state: DateState): HeldDate => ({
  day,
  state,
  visitId: state === 'rejected' ? null : `visit of ${day}`,
});

describe('what an edit does to the dates of a series', () => {
  const TUESDAYS = [
    held('2026-12-01', 'begun'),
    held('2026-12-08', 'plain'),
    held('2026-12-15', 'alone'),
    held('2027-01-05', 'removed'),
    held('2027-01-12', 'rejected'),
    held('2027-01-19', 'plain'),
  ];

  it('on the same days changes what is plain, keeps what was changed alone, and tries again what was rejected', () => {
    expect(editPlan(TUESDAYS, [...TUESDAYS.map(({ day }) => day), '2027-01-26'])).toEqual({
      change: [
        { visitId: 'visit of 2026-12-08', day: '2026-12-08' },
        { visitId: 'visit of 2027-01-19', day: '2027-01-19' },
      ],
      keep: [{ visitId: 'visit of 2026-12-15', day: '2026-12-15' }],
      add: ['2027-01-12', '2027-01-26'],
      end: [],
      leftOut: ['2026-12-01', '2027-01-05'],
      gone: [],
    });
  });

  it('that moves it to Thursday takes the history of each week along', () => {
    const thursdays = ['2026-12-03', '2026-12-10', '2026-12-17', '2027-01-07', '2027-01-14', '2027-01-21'];
    expect(editPlan(TUESDAYS, thursdays)).toEqual({
      change: [
        { visitId: 'visit of 2026-12-08', day: '2026-12-10' },
        { visitId: 'visit of 2027-01-19', day: '2027-01-21' },
      ],
      keep: [{ visitId: 'visit of 2026-12-15', day: '2026-12-17' }],
      add: ['2027-01-14'],
      end: [],
      leftOut: ['2026-12-03', '2027-01-07'],
      gone: ['2026-12-01', '2027-01-05'],
    });
  });

  it('that shortens it ends what is plain, and leaves what was changed alone', () => {
    expect(editPlan(TUESDAYS, ['2026-12-08'])).toMatchObject({
      keep: [{ visitId: 'visit of 2026-12-15', day: '2026-12-15' }],
      end: ['visit of 2027-01-19'],
    });
  });

  it('remembers what was removed on days that the new rule does not have', () => {
    expect(editPlan(TUESDAYS, ['2026-12-08', '2027-01-19'])).toMatchObject({ gone: ['2026-12-01', '2027-01-05'] });
  });

  it('from Monday and Tuesday to Tuesday and Wednesday keeps Tuesdays and moves Mondays', () => {
    const before = [held('2026-12-07', 'plain'), held('2026-12-08', 'removed')];
    expect(editPlan(before, ['2026-12-08', '2026-12-09'])).toMatchObject({
      change: [{ visitId: 'visit of 2026-12-07', day: '2026-12-09' }],
      leftOut: ['2026-12-08'],
      add: [],
    });
  });

  const someDays = fc
    .uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 40 })
    .map((days) => days.sort((a, b) => a - b).map((day) => addDays('2026-09-01', day)));
  const dates = someDays.chain((days) =>
    fc
      .array(fc.constantFrom<DateState[]>('plain', 'alone', 'begun', 'removed', 'rejected'), {
        minLength: days.length,
        maxLength: days.length,
      })
      .map((states) => days.map((day, index) => held(day, states[index] ?? 'plain'))),
  );

  it('touches nothing that has begun, loses nothing changed alone, and has every day once', () => {
    fc.assert(
      fc.property(dates, someDays, (before, days) => {
        const plan = editPlan(before, days);
        const of = (state: DateState) => before.filter((date) => date.state === state).map(({ visitId }) => visitId);
        const touched = [...plan.change.map(({ visitId }) => visitId), ...plan.end];
        expect(touched.toSorted()).toEqual(of('plain').toSorted());
        expect(plan.keep.map(({ visitId }) => visitId).toSorted()).toEqual(of('alone').toSorted());
        const used = [...plan.change, ...plan.keep].map(({ day }) => day).concat(plan.add, plan.leftOut);
        expect(new Set(used).size).toBe(used.length);
        expect(days.every((day) => used.includes(day))).toBe(true);
      }),
    );
  });

  it('never fills a day that was removed, and no more of a week than it has dates beyond those removed', () => {
    fc.assert(
      fc.property(dates, someDays, (before, days) => {
        const plan = editPlan(before, days);
        const filled = [...plan.change.map(({ day }) => day), ...plan.add];
        const removed = before.filter(({ state }) => state === 'removed');
        expect(removed.some(({ day }) => filled.includes(day))).toBe(false);
        const past = before.filter(({ state }) => state === 'removed' || state === 'begun');
        expect([...plan.leftOut, ...plan.gone]).toEqual(expect.arrayContaining(past.map(({ day }) => day)));
        for (const week of new Set(days.map(mondayOf))) {
          const inWeek = (all: readonly string[]) => all.filter((day) => mondayOf(day) === week).length;
          const gone = inWeek(removed.map(({ day }) => day));
          const others = before.filter(({ state, day }) => state !== 'removed' && mondayOf(day) === week).length;
          expect(inWeek(filled)).toBeLessThanOrEqual(Math.max(0, inWeek(days) - gone) + Math.min(others, gone));
        }
      }),
    );
  });
});
