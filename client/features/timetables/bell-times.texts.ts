import type { PeriodKind } from '#shared/contracts/vocabulary.js';
import { formatDate } from '../../core/dates.js';

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;
export const weekdayName = (weekday: number): string => WEEKDAYS[weekday - 1] ?? '';

export const PERIOD_KINDS: Readonly<Record<PeriodKind, string>> = {
  lesson: 'Lesson',
  break: 'Break',
  lunch: 'Lunch',
  registration: 'Registration',
};

export const weekName = (week: string): string => (week === 'every' ? 'Every week' : `Week ${week}`);

export const BELLS = {
  title: 'Bell times',
  intro: 'When lessons and breaks begin and end. Offers for a visit are fitted between them.',
  whose: 'Which school',
  whoseHint: 'Type part of the name.',
  loading: 'Loading the bell times…',
  usualTitle: 'These are the usual times, not the school’s own',
  usual: {
    edit: 'Until you enter your times, visits are fitted to these. It takes a few minutes.',
    read: 'Until the school enters its times, visits are fitted to these. Ask your coordinator to enter them.',
  },
  enter: 'Enter your bell times',
  addLater: 'Add times from a later day',
  change: 'Change',
  remove: 'Remove',
  which: (validFrom: string): string => ` the times from ${formatDate(validFrom)}`,
  from: (validFrom: string): string => `From ${formatDate(validFrom)}`,
  inForce: 'in force now',
  later: 'later',
  earlier: 'earlier',
  alternates: (day: string): string => `Weeks A and B alternate; the week of ${formatDate(day)} is a week A.`,
  removed: 'The bell times have been removed.',
  usualCaption: 'The usual times of such a school',
  noPeriods: 'No lessons',
  noSchool: 'No school to choose yet',
  noSchoolWhy: 'Bell times are entered for schools. You see one here once it is a partner of your centre.',
  toYear: 'School year',
} as const;

export const BELL_FORM = {
  addTitle: 'Enter bell times',
  changeTitle: 'Change bell times',
  validFrom: 'First day on which they hold',
  validFromHint: 'Earlier days keep the times that they have.',
  alternate: 'Are all weeks the same',
  same: 'Yes, every week is the same',
  alternates: 'No, weeks A and B alternate',
  weekADay: 'A day in a week A',
  weekADayHint: 'Any day will do. Weeks in which the school has no day do not count.',
  periods: 'Periods',
  periodsHint: 'One day at a time: enter Monday, then copy it to the days that are like it.',
  chooseDay: 'Day',
  chooseWeek: 'Week',
  problems: (day: string, number: number): string => (number === 0 ? day : `${day} (${number} to mend)`),
  columns: ['Name', 'What it is', 'Starts', 'Ends'],
  name: (place: number): string => `Name of period ${place}`,
  kind: (place: number): string => `Kind of period ${place}`,
  starts: (place: number): string => `Start of period ${place}`,
  ends: (place: number): string => `End of period ${place}`,
  remove: 'Remove',
  removeWhich: (name: string): string => ` ${name}`,
  add: 'Add a period',
  none: 'No periods on this day yet.',
  copy: 'Copy this day to',
  copyNow: 'Copy',
  copied: (days: string): string => `Copied to ${days}. Save to keep it.`,
  nothingToCopy: 'Tick the days first.',
  save: 'Save',
  cancel: 'Cancel',
  saved: 'The bell times have been saved.',
  gone: 'These bell times are no longer there.',
} as const;

export const NOTICE = {
  title: 'When are your lessons?',
  coordinator: 'Your school has not entered its bell times, so visits are fitted to the usual ones.',
  teacher:
    'Your school has not entered its bell times, so visits are fitted to the usual ones. Ask your coordinator to enter yours.',
  enter: 'Enter your bell times',
  look: 'See the times that we use',
} as const;
