import { describe, expect, it } from '@jest/globals';
import type { CalendarEntryKind } from '#shared/contracts/vocabulary.js';
import type { CalendarEntry } from './calendar-entry.js';
import { centreCalendar } from './centre-calendar.js';

const entry = (kind: CalendarEntryKind, day: string, name = ''): CalendarEntry => ({
  kind,
  name,
  firstDay: day,
  lastDay: day,
  academicYear: null,
  term: null,
});
const bankHoliday = (day: string) => (day === '2026-12-25' ? 'Christmas Day' : null);
const on = (day: string, own: CalendarEntry[] = [], inherited: CalendarEntry[] = []) =>
  centreCalendar({ own, inherited }, bankHoliday)(day);

describe('why a centre is closed', () => {
  it('is a bank holiday, a closure of its own, or a closure of its authority', () => {
    expect(on('2026-12-25')).toBe('Christmas Day');
    expect(on('2026-12-28', [entry('closure', '2026-12-28', 'Stocktaking')])).toBe('Stocktaking');
    expect(on('2026-12-28', [], [entry('closure', '2026-12-28')])).toBe('Closed');
    expect(on('2026-12-29', [entry('closure', '2026-12-28')], [entry('closure', '2026-12-28')])).toBeNull();
  });

  it('is not a half-term or an INSET day of the authority: the community comes in the holidays too', () => {
    expect(on('2026-10-27', [], [entry('half_term', '2026-10-27'), entry('inset', '2026-10-27')])).toBeNull();
  });

  it('is taken back by an opening of its own, unless the centre closes the day itself', () => {
    const open = entry('open', '2026-12-25');
    expect(on('2026-12-25', [open])).toBeNull();
    expect(on('2026-12-25', [open], [entry('closure', '2026-12-25')])).toBeNull();
    expect(on('2026-12-25', [open, entry('closure', '2026-12-25', 'Flood')])).toBe('Flood');
  });
});
