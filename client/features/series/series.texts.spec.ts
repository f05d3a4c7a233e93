import { describe, expect, it } from '@jest/globals';
import type { PlannedLesson } from '#shared/contracts/host-timetable.contract.js';
import { lessonText } from './series.texts.js';

const closed = 'visit/outside-opening-hours' as const;
const taken = 'visit/slot-taken' as const;
const lesson = (over: Partial<PlannedLesson>): PlannedLesson => ({
  line: 2,
  weekday: 5,
  weeks: 'week',
  startTime: '09:00',
  endTime: '10:00',
  room: 'Lab',
  pupils: 18,
  subject: 'Computing',
  visits: 3,
  rejected: [],
  alreadyHere: false,
  ...over,
});

describe('what becomes of a lesson of the host’s', () => {
  it('is so many visits, with each reason for a lost date said once', () => {
    const rejected = [
      { day: '2026-12-04', problem: taken },
      { day: '2026-12-11', problem: closed },
      { day: '2026-12-18', problem: taken },
    ];
    expect(lessonText(lesson({}))).toBe('3 visits');
    expect(lessonText(lesson({ visits: 1, rejected }))).toBe(
      '1 visit, not on Fri 4 Dec and Fri 18 Dec: the room is taken; not on Fri 11 Dec: the centre is not open then',
    );
  });

  it('is no visit where no date is possible, and nothing new where it is here already', () => {
    const rejected = ['2026-12-04', '2026-12-11'].map((day) => ({ day, problem: closed }));
    expect(lessonText(lesson({ visits: 0, rejected }))).toBe('No visit: the centre is not open then');
    expect(lessonText(lesson({ alreadyHere: true }))).toBe('Brought in before; stays as it is');
  });
});
