import { describe, expect, it } from '@jest/globals';
import { byWeekday, copyMonday, hoursLines, schoolWeek, withTime } from './opening-hours.js';

const monday = { weekday: 1, opens: '09:00', closes: '12:00' };
const saturday = { weekday: 6, opens: '10:00', closes: '13:00' };

describe('opening hours in words', () => {
  it('take equal neighbours together', () => {
    expect(hoursLines(schoolWeek())).toEqual([
      { days: 'Monday to Friday', times: '08:30 to 17:00' },
      { days: 'Saturday to Sunday', times: 'Closed' },
    ]);
  });

  it('say each time of a day, and do not join days across another', () => {
    const afternoon = { weekday: 1, opens: '13:00', closes: '17:00' };
    const wednesday = { ...monday, weekday: 3 };
    expect(hoursLines([monday, afternoon, wednesday])).toEqual([
      { days: 'Monday', times: '09:00 to 12:00 and 13:00 to 17:00' },
      { days: 'Tuesday', times: 'Closed' },
      { days: 'Wednesday', times: '09:00 to 12:00' },
      { days: 'Thursday to Sunday', times: 'Closed' },
    ]);
  });
});

describe('editing the week', () => {
  it('knows the place of each interval in the list', () => {
    const days = byWeekday([monday, saturday, { ...monday, opens: '13:00', closes: '15:00' }]);
    expect(days.map((day) => day.places)).toEqual([[0, 2], [], [], [], [], [1], []]);
  });

  it('opens a closed day with usual times, and asks for those of a second interval', () => {
    expect(withTime([monday, saturday], 3)).toEqual([
      monday,
      { weekday: 3, opens: '08:30', closes: '17:00' },
      saturday,
    ]);
    expect(withTime([monday, saturday], 1)).toEqual([monday, { weekday: 1, opens: '', closes: '' }, saturday]);
  });

  it('copies Monday to the other school days and leaves the weekend', () => {
    const week = copyMonday([monday, { weekday: 2, opens: '07:00', closes: '08:00' }, saturday]);
    expect(week.map(({ weekday, opens }) => [weekday, opens])).toEqual([
      [1, '09:00'],
      [2, '09:00'],
      [3, '09:00'],
      [4, '09:00'],
      [5, '09:00'],
      [6, '10:00'],
    ]);
  });
});
