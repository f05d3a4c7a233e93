import { describe, expect, it } from '@jest/globals';
import { readCalendarIcs } from './read-calendar-ics.js';

const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...events, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');

function contents(text: string) {
  const file = readCalendarIcs(text);
  if (!file.ok) throw new Error(file.problem.reason);
  return file.value;
}
const days = (...lines: string[]) =>
  contents(calendar(event(...lines))).found.map(({ firstDay, lastDay }) => [firstDay, lastDay]);
const reasons = (...lines: string[]) => contents(calendar(event(...lines))).leftOut.map(({ reason }) => reason);
const refusal = (text: string) => {
  const file = readCalendarIcs(text);
  return file.ok ? null : file.problem.reason;
};
const WHOLE_DAY = 'DTSTART;VALUE=DATE:20261026';

describe('a calendar file', () => {
  it.each([
    ['the day before its end', ['DTEND;VALUE=DATE:20261031'], '2026-10-30'],
    ['its own day where it has no end', [], '2026-10-26'],
    ['its own day where it ends on it', ['DTEND;VALUE=DATE:20261026'], '2026-10-26'],
    ['as many days as it lasts', ['DURATION:P5D'], '2026-10-30'],
    ['two weeks on', ['DURATION:P2W'], '2026-11-08'],
  ])('has events that last until %s', (_what, lines, lastDay) => {
    expect(days('SUMMARY:Half-term', WHOLE_DAY, ...lines)).toEqual([['2026-10-26', lastDay]]);
  });

  it('keeps days over both clock changes', () => {
    expect(days('DTSTART;VALUE=DATE:20261024', 'DTEND;VALUE=DATE:20261027')).toEqual([['2026-10-24', '2026-10-26']]);
    expect(days('DTSTART;VALUE=DATE:20270327', 'DTEND;VALUE=DATE:20270330')).toEqual([['2027-03-27', '2027-03-29']]);
  });

  it.each([
    ['has a time of day', ['DTSTART:20261026T090000Z']],
    ['has a time in a zone', ['DTSTART;TZID=Europe/London:20261026T090000']],
    ['has no first day', ['SUMMARY:Nothing']],
    ['is cancelled', [WHOLE_DAY, 'STATUS:CANCELLED']],
    ['ends before it begins', [WHOLE_DAY, 'DTEND;VALUE=DATE:20261020']],
    ['repeats every second', [WHOLE_DAY, 'RRULE:FREQ=SECONDLY']],
    ['repeats on a day that never comes', [WHOLE_DAY, 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31']],
    ['repeats every billion days', [WHOLE_DAY, 'RRULE:FREQ=DAILY;INTERVAL=1000000000']],
    ['repeats in days that skip the weekday', [WHOLE_DAY, 'RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=TU']],
  ])('leaves out an event that %s, with one reason', (_what, lines) => {
    expect(days(...lines)).toEqual([]);
    expect(reasons(...lines)).toHaveLength(1);
  });

  it('takes each day of an event that repeats plainly, without those it excepts', () => {
    expect(days(WHOLE_DAY, 'RRULE:FREQ=WEEKLY;COUNT=3')).toEqual([
      ['2026-10-26', '2026-10-26'],
      ['2026-11-02', '2026-11-02'],
      ['2026-11-09', '2026-11-09'],
    ]);
    const except = [WHOLE_DAY, 'RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE;VALUE=DATE:20261102'];
    expect(days(...except)).toEqual([
      ['2026-10-26', '2026-10-26'],
      ['2026-11-09', '2026-11-09'],
    ]);
  });

  it.each(['RRULE:FREQ=DAILY', 'RRULE:FREQ=DAILY;COUNT=999999999', 'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE'])(
    'takes the first hundred days of %s and says so',
    (rule) => {
      expect(days(WHOLE_DAY, rule)).toHaveLength(100);
      expect(reasons(WHOLE_DAY, rule)).toEqual([expect.stringContaining('more than 100 times')]);
    },
  );

  it('is refused with a reason when it is none, has no event, or has too many', () => {
    expect(refusal('BEGIN:VCALENDAR\r\nrubbish')).toContain('not a calendar file');
    expect(refusal('BEGIN:')).toContain('not a calendar file');
    expect(refusal(calendar())).toContain('no event');
    const many = Array.from({ length: 2_001 }, () => event(WHOLE_DAY));
    expect(refusal(calendar(...many))).toContain('more than 2,000 events');
    const repeating = Array.from({ length: 30 }, () => event(WHOLE_DAY, 'RRULE:FREQ=DAILY'));
    expect(refusal(calendar(...repeating))).toContain('repeat more than 2,000 times');
  });

  it('may hold an event without a calendar around it', () => {
    expect(contents(event(WHOLE_DAY)).found).toHaveLength(1);
  });

  it('may hold several calendars', () => {
    const text = [calendar(event(WHOLE_DAY)), calendar(event('DTSTART;VALUE=DATE:20261130'))].join('\r\n');
    expect(contents(text).found.map(({ position, firstDay }) => [position, firstDay])).toEqual([
      [1, '2026-10-26'],
      [2, '2026-11-30'],
    ]);
  });
});
