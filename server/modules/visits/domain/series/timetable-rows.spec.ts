import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTimetableRow, TIMETABLE_COLUMNS, type TimetableColumn, type TimetableFacts } from './timetable-rows.js';

const third = { name: 'Period 3', starts: '11:10', ends: '12:00' };
const facts: TimetableFacts = {
  rooms: [{ id: 'studio', name: 'Radio studio', capacity: 30 }],
  periodsOn: (weekday, weeks) => {
    if (weekday > 5) return [];
    const onB = { ...third, starts: '11:30', ends: '12:20' };
    return weeks === 'week_a' ? [[third]] : weeks === 'week_b' ? [[onB]] : [[third], weekday === 1 ? [onB] : [third]];
  },
};
const GOOD = { weekday: 'Tuesday', period: '3', room: 'radio STUDIO', pupils: '28', subject: 'Media', weeks: 'every' };
const read = (over: Partial<Record<TimetableColumn, string>>) => readTimetableRow(7, { ...GOOD, ...over }, facts);
const faultsOf = (over: Partial<Record<TimetableColumn, string>>) => {
  const answer = read(over);
  return 'faults' in answer ? answer.faults.map(({ column, reason }) => `${column}: ${reason}`) : [];
};

describe('a row of the host’s timetable', () => {
  it('names the day, the period or the times, the weeks, the room and the group', () => {
    expect(read({ 'year group': 'Year 9' })).toEqual({
      row: {
        line: 7,
        weekday: 2,
        weeks: 'week',
        startTime: '11:10',
        endTime: '12:00',
        roomId: 'studio',
        pupils: 28,
        subject: 'Media',
        yearGroups: ['9'],
      },
    });
  });

  it.each([
    ['Tue, P3, A', { weekday: 'Tue', period: 'P3', weeks: 'A' }, { weekday: 2, weeks: 'week_a', startTime: '11:10' }],
    ['week b', { weeks: 'Week B' }, { weeks: 'week_b', startTime: '11:30' }],
    ['times', { period: '', starts: '9.05', ends: '10:00' }, { startTime: '09:05', endTime: '10:00' }],
  ])('may be written as %s', (_name, over, expected) => {
    expect(read(over)).toMatchObject({ row: expected });
  });

  it('finds fault with the times even where day and weeks are wrong, so that a file is mended once', () => {
    expect(faultsOf({ weekday: 'Someday', weeks: 'C', period: '', starts: '11:00', ends: '10:00' })).toEqual([
      'weekday: This is not a day of the week.',
      'weeks: This is not a week.',
      'ends: The end is not after the start.',
    ]);
  });

  it('names rooms of the centre so that a comma in a name is no riddle, and says when there are more', () => {
    const mendOf = (count: number) => {
      const rooms = ['Hall, north half', 'B', 'C', 'D', 'E', 'F'].slice(0, count);
      const named = rooms.map((name) => ({ id: name, name, capacity: 30 }));
      const answer = readTimetableRow(7, { ...GOOD, room: 'Attic' }, { ...facts, rooms: named });
      return 'faults' in answer ? answer.faults.map(({ mend }) => mend) : [];
    };
    expect(mendOf(2)).toEqual(['Write it as the centre does: “Hall, north half”, “B”.']);
    expect(mendOf(6)).toEqual(['Write it as the centre does: “Hall, north half”, “B”, “C”, “D”, “E”, and so on.']);
  });

  it.each([
    [{ weekday: 'Someday' }, 'weekday: This is not a day of the week.'],
    [{ weekday: '' }, 'weekday: This is not a day of the week.'],
    [{ weeks: 'C' }, 'weeks: This is not a week.'],
    [{ room: 'Attic' }, 'room: The centre has no room of this name.'],
    [{ pupils: '31' }, 'pupils: Radio studio holds 30.'],
    [{ pupils: 'many' }, 'pupils: This is not a number of pupils.'],
    [{ subject: ' ' }, 'subject: Nothing is given here.'],
    [{ period: '9' }, 'period: The school has no such period on that day.'],
    [{ weekday: 'Saturday' }, 'period: The school has no such period on that day.'],
    [{ weekday: 'Monday' }, 'period: This period is at different times in weeks A and B, or from some day on.'],
    [{ period: '', starts: '25:00', ends: '10:00' }, 'starts: This is not a time, and no period is named.'],
    [{ period: '', starts: '11:00', ends: '10:00' }, 'ends: The end is not after the start.'],
    [{ 'year group': '14' }, 'year group: This is not a year group.'],
  ])('says what is wrong with %j', (over, fault) => {
    expect(faultsOf(over)).toEqual([fault]);
  });

  it('lists every fault of a row, with its line and what stands there', () => {
    const answer = read({ weekday: 'x', room: 'y', pupils: '0' });
    expect(answer).toMatchObject({
      faults: [
        { line: 7, column: 'weekday', value: 'x' },
        { line: 7, column: 'pupils', value: '0' },
        { line: 7, column: 'room', value: 'y' },
      ],
    });
  });

  it('never fails, whatever the cells hold', () => {
    const columns = [...TIMETABLE_COLUMNS.required, ...TIMETABLE_COLUMNS.optional];
    const cells = fc.record(Object.fromEntries(columns.map((column) => [column, fc.string()])));
    fc.assert(
      fc.property(cells, (row) => {
        const answer = readTimetableRow(1, row, facts);
        expect('row' in answer || answer.faults.length > 0).toBe(true);
      }),
    );
  });
});
