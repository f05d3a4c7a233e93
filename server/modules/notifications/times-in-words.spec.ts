import { describe, expect, it } from '@jest/globals';
import { timesIn } from './times-in-words.js';

describe('when something is, as mails say it', () => {
  const { span, deadline, keptUntil } = timesIn('Europe/London');

  it.each([
    ['in winter', '2026-12-01T10:00:00Z', '2026-12-01T10:50:00Z', 'Tuesday 1 December 2026, 10:00 to 10:50'],
    ['in summer', '2026-07-07T09:00:00Z', '2026-07-07T11:30:00Z', 'Tuesday 7 July 2026, 10:00 to 12:30'],
    [
      'after the clocks went back',
      '2026-10-26T09:05:00Z',
      '2026-10-26T10:00:00Z',
      'Monday 26 October 2026, 09:05 to 10:00',
    ],
  ])('is in the centre’s own time %s', (_season, start, end, text) => {
    expect(span(new Date(start), new Date(end))).toBe(text);
  });

  it.each([
    ['a time of day', '2026-12-09T10:00:00Z', 'Wednesday 9 December 2026, 10:00'],
    ['midnight in winter', '2026-12-10T00:00:00Z', 'the end of Wednesday 9 December 2026'],
    ['midnight in summer', '2026-07-07T23:00:00Z', 'the end of Tuesday 7 July 2026'],
    ['the midnight before the clocks go back', '2026-10-24T23:00:00Z', 'the end of Saturday 24 October 2026'],
    ['the midnight after a day of 25 hours', '2026-10-26T00:00:00Z', 'the end of Sunday 25 October 2026'],
    ['the midnight after a day of 23 hours', '2027-03-28T23:00:00Z', 'the end of Sunday 28 March 2027'],
  ])('nobody plans by 00:00: %s', (_which, instant, text) => {
    expect(deadline(new Date(instant))).toBe(text);
  });

  it('says that a request is kept until it begins, where no earlier moment is', () => {
    const [friday, midnight] = [new Date('2026-12-04T10:00:00Z'), new Date('2026-12-04T00:00:00Z')];
    expect(keptUntil(friday, friday)).toBe('the visit begins');
    expect(keptUntil(midnight, friday)).toBe('the end of Thursday 3 December 2026');
  });
});
