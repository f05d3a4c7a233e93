import type { CalendarEntryKind, CalendarOwner, TermName } from '#shared/contracts/vocabulary.js';
import { formatDayShortYear } from '../../core/dates.js';

export const KINDS: Readonly<Record<CalendarEntryKind, string>> = {
  term: 'Term',
  half_term: 'Half-term',
  inset: 'INSET day',
  closure: 'Closed',
  open: 'Open all the same',
};

export const KIND_HINTS: Readonly<Record<CalendarOwner, Readonly<Record<CalendarEntryKind, string>>>> = {
  authority: {
    term: 'From its first to its last day. The holidays are the days between terms.',
    half_term: 'Schools have no lessons; centres stay open.',
    inset: 'Staff are there, pupils are not.',
    closure: 'Schools and centres are closed.',
    open: '',
  },
  centre: {
    term: '',
    half_term: '',
    inset: '',
    closure: 'Nobody can ask for a visit on these days.',
    open: 'On a bank holiday, or on a day on which the authority closes.',
  },
  school: {
    term: 'Takes the place of the authority’s term of the same name.',
    half_term: 'In addition to the authority’s half-terms.',
    inset: 'Staff are there, pupils are not.',
    closure: 'Nobody is at school.',
    open: 'On a half-term, INSET day or closure that the authority has and this school has not.',
  },
};

export const TERMS: Readonly<Record<TermName, string>> = {
  autumn: 'Autumn term',
  spring: 'Spring term',
  summer: 'Summer term',
};

export const OWNERS: Readonly<Record<CalendarOwner, string>> = {
  authority: 'local authority',
  centre: 'centre',
  school: 'school',
};

/** "2026/27" */
export const yearName = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

/** "Thu 3 Sep 2026 to Fri 18 Dec 2026", or the one day. */
export const daysText = (firstDay: string, lastDay: string): string =>
  firstDay === lastDay
    ? formatDayShortYear(firstDay)
    : `${formatDayShortYear(firstDay)} to ${formatDayShortYear(lastDay)}`;

/** "Autumn term", "Closed: Stocktaking", and "October half-term", which says itself what it is. */
export function entryTitle({ kind, term, name }: { kind: CalendarEntryKind; term: TermName | null; name: string }) {
  const what = term === null ? KINDS[kind] : TERMS[term];
  if (name === '') return what;
  return name.toLowerCase().includes(what.toLowerCase()) ? name : `${what}: ${name}`;
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

export const YEAR = {
  title: 'School year',
  intro: {
    authority: 'Terms, half-terms, INSET days and closures. Schools take them over; centres take over closures.',
    centre:
      'Days on which the centre is closed, beside its weekly opening hours. It stays open in the school holidays.',
    school: 'The school has its authority’s days, unless its own say otherwise.',
  },
  whose: 'Whose school year',
  whoseHint: 'Type part of the name.',
  loading: 'Loading the school year…',
  heading: (year: number): string => `School year ${yearName(year)}`,
  earlier: 'Earlier school years',
  what: 'What',
  days: 'Days',
  from: 'Comes from',
  own: 'Entered here',
  replaced: (name: string): string => `${name}, replaced by the school’s own term`,
  change: 'Change',
  remove: 'Remove',
  which: (title: string): string => ` ${title}`,
  removed: (title: string): string => `${title} has been removed.`,
  add: 'Add days',
  importFile: 'Import a file',
  bellTimes: 'Bell times',
  bankHolidays: 'Bank holidays, which need no entry',
  noneIn: 'Nothing is entered for this year.',
  assumed: {
    school: 'Until terms are entered, every weekday from September to August counts as a school day.',
    centre: 'The centre is open in its opening hours on every day but bank holidays.',
  },
  nothing: 'Nothing to choose yet',
  nothingWhy: 'You see a school year here once your school or centre has been added.',
} as const;

export const ENTRY = {
  addTitle: 'Add days to the school year',
  noFirstDay: 'Enter the first day, like 27/11/2026',
  noLastDay: 'Enter the last day, like 27/11/2026',
  noKind: 'Choose what these days are',
  noTerm: 'Choose which term it is',
  changeTitle: 'Change days of the school year',
  kind: 'What are they',
  term: 'Which term',
  name: 'Name',
  nameHint: 'As people call it, such as “October half-term”',
  firstDay: 'First day',
  lastDay: 'Last day',
  lastDayHint: 'The same day, if it is only one',
  save: 'Save',
  cancel: 'Cancel',
  added: (title: string): string => `${title} has been added.`,
  saved: (title: string): string => `${title} has been saved.`,
  gone: 'These days are no longer in the calendar.',
} as const;

export const IMPORT = {
  title: 'Import a calendar file',
  intro:
    'From a calendar program (.ics), or from a spreadsheet saved as CSV. You see what it would bring before it counts.',
  steps: ['Choose a file', 'Check and import'],
  file: 'File',
  fileHint:
    'A CSV file has the columns kind, name, first day and last day, in any order. At most 2 MB and 2,000 events.',
  noFile: 'Choose a file',
  tooLarge: 'This file is larger than 2 MB. Export one school year at a time.',
  show: 'Show what it would bring',
  another: 'Choose another file',
  cancel: 'Cancel',
  whole: 'Whole days in the file',
  wholeWhy: 'Correct what we guessed wrongly. What you leave out changes nothing.',
  none: 'No whole day of this file can be taken over.',
  position: { lines: 'Line', events: 'Event' },
  name: 'In the file',
  days: 'Days',
  take: 'Take it as',
  takeWhich: (name: string): string => `Take “${name}” as`,
  leaveOut: 'Leave it out',
  unnamed: 'Without a name',
  leftOut: 'What cannot be taken over',
  field: 'Field',
  value: 'Says',
  reason: 'What is wrong',
  mend: 'How to mend it',
  accept: (number: number): string =>
    number === 0 ? 'Nothing chosen yet' : `Import ${count(number, 'entry', 'entries')}`,
  done: ({ added, changed, alreadyThere }: { added: number; changed: number; alreadyThere: number }): string =>
    [
      `${count(added, 'entry has', 'entries have')} been added`,
      ...(changed > 0 ? [`${count(changed, 'term has', 'terms have')} new dates`] : []),
      ...(alreadyThere > 0 ? [`${count(alreadyThere, 'was', 'were')} there already`] : []),
    ].join(', ') + '.',
} as const;

export { count };
