import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarEntryKind, TermName } from '#shared/contracts/vocabulary.js';
import { addDays } from '../../../common/kernel/wall-time.js';
import type { CalendarEntry } from './calendar-entry.js';
import { schoolCalendar } from './school-calendar.js';

const noBankHoliday = () => null;
const entry = (kind: CalendarEntryKind, firstDay: string, lastDay = firstDay, name = ''): CalendarEntry => ({
  kind,
  name,
  firstDay,
  lastDay,
  academicYear: null,
  term: null,
});
const term = (academicYear: number, name: TermName, firstDay: string, lastDay: string): CalendarEntry => ({
  ...entry('term', firstDay, lastDay),
  academicYear,
  term: name,
});

const AUTHORITY = [
  term(2026, 'autumn', '2026-09-03', '2026-12-18'),
  term(2026, 'spring', '2027-01-05', '2027-03-25'),
  term(2026, 'summer', '2027-04-12', '2027-07-21'),
  entry('half_term', '2026-10-26', '2026-10-30', 'October half-term'),
  entry('inset', '2026-09-03', '2026-09-03', 'Staff training'),
  entry('closure', '2026-11-11', '2026-11-11', 'Town parade'),
];

const kindsOn = (day: string, own: readonly CalendarEntry[] = [], inherited = AUTHORITY) =>
  schoolCalendar({ own, inherited }, (asked) => (asked === '2027-05-03' ? 'Early May bank holiday' : null))(day);

describe('what a day is for a school', () => {
  it.each<[string, string, string | null]>([
    ['2026-09-02', 'holiday', 'School holidays'],
    ['2026-09-03', 'inset', 'Staff training'],
    ['2026-09-04', 'school_day', null],
    ['2026-09-05', 'weekend', 'Weekend'],
    ['2026-10-23', 'school_day', null],
    ['2026-10-26', 'half_term', 'October half-term'],
    ['2026-10-31', 'weekend', 'Weekend'],
    ['2026-11-02', 'school_day', null],
    ['2026-11-11', 'closure', 'Town parade'],
    ['2026-12-18', 'school_day', null],
    ['2026-12-21', 'holiday', 'School holidays'],
    ['2027-03-26', 'holiday', 'School holidays'],
    ['2027-05-03', 'bank_holiday', 'Early May bank holiday'],
    ['2027-07-21', 'school_day', null],
    ['2027-07-22', 'holiday', 'School holidays'],
  ])('%s is %s by the calendar of its authority', (day, kind, reason) => {
    expect(kindsOn(day)).toEqual({ kind, reason });
  });

  it('takes the school’s own term in place of the authority’s, and leaves its other terms alone', () => {
    const own = [term(2026, 'autumn', '2026-09-01', '2026-12-11')];
    expect(kindsOn('2026-09-01', own).kind).toBe('school_day');
    expect(kindsOn('2026-12-14', own).kind).toBe('holiday');
    expect(kindsOn('2027-01-05', own).kind).toBe('school_day');
    expect(kindsOn('2027-01-04', own).kind).toBe('holiday');
  });

  it('adds the school’s own INSET days and closures', () => {
    const own = [entry('inset', '2027-01-05'), entry('closure', '2027-02-02', '2027-02-03', 'Boiler')];
    expect(kindsOn('2027-01-05', own)).toEqual({ kind: 'inset', reason: 'INSET day' });
    expect(kindsOn('2027-02-03', own)).toEqual({ kind: 'closure', reason: 'Boiler' });
    expect(kindsOn('2027-02-04', own).kind).toBe('school_day');
  });

  it.each([
    ['an INSET day', '2026-09-03'],
    ['a closure', '2026-11-11'],
    ['a half-term', '2026-10-27'],
  ])('can take back %s of the authority', (_what, day) => {
    expect(kindsOn(day, [entry('open', day)]).kind).toBe('school_day');
    expect(kindsOn(day, [entry('open', addDays(day, 30))]).kind).not.toBe('school_day');
  });

  it.each([
    ['a weekend', '2026-09-05', 'weekend'],
    ['a bank holiday', '2027-05-03', 'bank_holiday'],
    ['a holiday between terms', '2026-12-21', 'holiday'],
  ])('cannot take back %s', (_what, day, kind) => {
    expect(kindsOn(day, [entry('open', day)]).kind).toBe(kind);
  });

  it('does not open what the school closes itself', () => {
    expect(kindsOn('2027-02-02', [entry('open', '2027-02-02'), entry('closure', '2027-02-02')]).kind).toBe('closure');
  });

  it('falls back on the fixed terms for a term that nobody has entered', () => {
    expect(kindsOn('2027-09-01', [], AUTHORITY).kind).toBe('school_day');
    expect(kindsOn('2026-12-21', [], []).kind).toBe('school_day');
  });

  it('counts a term that begins in August', () => {
    const early = [...AUTHORITY, term(2027, 'autumn', '2027-08-26', '2027-12-17')];
    expect(kindsOn('2027-08-26', [], early).kind).toBe('school_day');
    expect(kindsOn('2027-08-25', [], early).kind).toBe('holiday');
  });

  const days = fc.integer({ min: 0, max: 400 }).map((offset) => addDays('2026-08-15', offset));
  const closing = fc.record({
    kind: fc.constantFrom<CalendarEntryKind>('half_term', 'inset', 'closure'),
    from: days,
    length: fc.integer({ min: 0, max: 10 }),
  });
  const asEntry = ({ kind, from, length }: { kind: CalendarEntryKind; from: string; length: number }) =>
    entry(kind, from, addDays(from, length));

  it('never gains a school day from one more closing entry, nor loses one by taking it back', () => {
    fc.assert(
      fc.property(fc.array(closing, { maxLength: 8 }), closing, days, (before, one, day) => {
        const inherited = before.map(asEntry);
        const without = schoolCalendar({ own: [], inherited }, noBankHoliday)(day).kind;
        const more = [...inherited, asEntry(one)];
        const withIt = schoolCalendar({ own: [], inherited: more }, noBankHoliday)(day).kind;
        if (without !== 'school_day') expect(withIt).not.toBe('school_day');
        const open = { ...asEntry(one), kind: 'open' as const };
        const takenBack = schoolCalendar({ own: [open], inherited: more }, noBankHoliday)(day).kind;
        if (without === 'school_day') expect(takenBack).toBe('school_day');
      }),
    );
  });
});
