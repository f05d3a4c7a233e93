import type { PlannedLesson } from '#shared/contracts/host-timetable.contract.js';
import { visitsRefusals } from '#shared/contracts/refusals/visits.refusals.js';
import type {
  DateProblem,
  SeriesDateView,
  SeriesDetailView,
  SeriesPreview,
} from '#shared/contracts/series.contract.js';
import { formatDayShort, formatTimeRange, formatWhen } from '../../core/dates.js';
import { listText, visitsText, WEEKDAYS, type VisitSide } from '../visits/index.js';

export const WEEKDAY_CHOICES = WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }));

/** Why a date cannot be had, in a few words. */
const PROBLEMS: Partial<Record<DateProblem, string>> = {
  'visit/slot-taken': 'the room is taken',
  'visit/no-setup-time': 'no time to set up or clear down the room',
  'visit/room-closed': 'the room is closed',
  'visit/room-unknown': 'the room is no longer in use',
  'visit/room-too-small': 'the room is too small',
  'visit/room-not-step-free': 'the room has steps',
  'visit/equipment-short': 'not enough equipment',
  'visit/tutor-taken': 'the tutor is with another group',
  'visit/tutor-not-working': 'the tutor does not work then',
  'visit/vehicle-taken': 'the vehicle is away',
  'visit/outside-opening-hours': 'the centre is not open then',
  'visit/centre-closed': 'the centre is closed',
  'visit/in-the-past': 'that time has begun already',
  'visit/too-far-ahead': 'too far ahead',
  'visit/time-does-not-exist': 'the clocks go forward, so that time does not exist',
  'visit/time-is-ambiguous': 'the clocks go back, so that time comes twice',
  'visit/not-a-partner': 'no longer a partner of the centre',
};
export const problemText = (problem: DateProblem): string => PROBLEMS[problem] ?? visitsRefusals[problem].message;

/** Said better by the rule itself. */
const RULE_PROBLEMS: ReadonlySet<DateProblem> = new Set<DateProblem>([
  'visit/too-short-notice',
  'visit/beyond-horizon',
  'visit/longer-than-allowed',
  'visit/too-many-this-term',
  'visit/host-cap-reached',
  'visit/in-protected-hours',
  'visit/not-open-yet',
]);
const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

/** What is in the way, and every rule of the centre besides. */
function problemsText(problem: DateProblem, broken: SeriesDateView['broken']): string {
  const rules = broken.map(({ text }) => text);
  return RULE_PROBLEMS.has(problem) && rules.length > 0
    ? rules.join(' ')
    : [sentence(problemText(problem)), ...rules].join(' ');
}

/** What becomes of a date, in one line. */
export function outcomeOf(date: SeriesDateView, zone: string): string {
  const { outcome, problem, broken } = date;
  if (outcome === 'keep') return 'Stays as it is';
  if (outcome === 'end') return 'Is cancelled: the series no longer has this date';
  if (problem === null) return `${outcome === 'change' ? 'Changes to' : 'Free:'} ${timeOf(date, zone)}`;
  const kept = outcome === 'change' ? 'It stays as it was.' : 'No visit is asked for.';
  return `Not possible: ${problemsText(problem, broken)} ${kept}`;
}

function timeOf({ startsAt, endsAt, room }: SeriesDateView, zone: string): string {
  const when = startsAt === null || endsAt === null ? '' : formatTimeRange(startsAt, endsAt, zone);
  return room === null ? when : `${when} in ${room.name}`;
}

export function substituteOf({ substitute }: SeriesDateView, zone: string): string | null {
  if (!substitute) return null;
  const { kind, startsAt, endsAt, room } = substitute;
  return kind === 'other_room'
    ? `${room.name}, at the same time`
    : `${formatWhen(startsAt, endsAt, zone)}, ${room.name}`;
}

const SKIPPED = { left_out: 'Left out', school_closed: 'No school', centre_closed: 'Centre closed' } as const;

export const skippedText = ({ why, words }: SeriesPreview['skipped'][number]): string =>
  words === null ? SKIPPED[why] : `${SKIPPED[why]}: ${words}`;

/** What becomes of a lesson of the host's: how many visits, and the dates that are lost, each reason once. */
export function lessonText({ alreadyHere, visits, rejected }: PlannedLesson): string {
  if (alreadyHere) return TIMETABLE.alreadyHere;
  const reasons = [...new Set(rejected.map(({ problem }) => problem))];
  if (visits === 0) return `${TIMETABLE.noVisit}: ${reasons.map(problemText).join('; ')}`;
  const lost = reasons.map((reason) => {
    const days = rejected.filter(({ problem }) => problem === reason).map(({ day }) => formatDayShort(day));
    return `not on ${listText(days)}: ${problemText(reason)}`;
  });
  return [visitsText(visits), lost.join('; ')].filter((part) => part !== '').join(', ');
}

export const REPEAT = {
  title: 'Repeat this visit',
  intro: 'The visit stays as it is. The other dates are asked for, each with the same room and equipment.',
  steps: ['How it repeats', 'The dates'],
  every: 'How often',
  everyHint: { week_a: 'Of the school’s bell times', week_b: 'Of the school’s bell times' },
  until: 'Until',
  endOfTerm: 'The end of the term',
  toADay: 'A day that I choose',
  lastDay: 'Last day',
  show: 'Show the dates',
  back: 'Change how it repeats',
  cancel: 'Cancel',
  loading: 'Loading the visit',
  ask: (count: number): string => `Ask for ${visitsText(count)}`,
  noneLeft: 'No date is possible. Choose something else for one of them, or change how it repeats.',
} as const;

export const DATES = {
  caption: 'Dates of the series',
  date: 'Date',
  outcome: 'What happens',
  leaveOut: 'Leave out',
  leaveOutNamed: (day: string): string => `Leave out ${day}`,
  putBack: 'Put back',
  putBackNamed: (day: string): string => `Put back ${day}`,
  isLeftOut: 'Left out',
  instead: 'Possible instead:',
  take: 'Take this instead',
  takeNamed: (day: string): string => `Take this instead on ${day}`,
  taken: 'You take this instead:',
  undo: 'Do not take it',
  undoNamed: (day: string): string => `Do not take it on ${day}`,
  skipped: 'Days without a visit',
} as const;

export const SERIES = {
  title: 'Series',
  loading: 'Loading the series',
  visits: 'Visits',
  date: 'Date',
  room: 'Room',
  state: 'State',
  alone: 'Changed on its own',
  rejected: 'Dates that are not possible',
  rejectedWhy: 'They are kept here to show what was asked for.',
  madeTitle: 'The series is made',
  made: ({ counts: { requested }, centre }: SeriesDetailView): string =>
    requested === 0
      ? 'Its visits are below.'
      : `${visitsText(requested)} ${requested === 1 ? 'waits' : 'wait'} for an answer from ${centre.name}.`,
  madeRejected: (count: number): string =>
    count === 1 ? 'One date is not possible: see below.' : `${count} dates are not possible: see below.`,
  change: 'Change the series',
  approve: (count: number): string => `Approve ${visitsText(count)}`,
  decline: (count: number): string => `Decline ${visitsText(count)}`,
  cancel: (count: number): string => `Cancel ${visitsText(count)} to come`,
  approved: (count: number): string => `${visitsText(count)} approved`,
  declined: (count: number): string => `${visitsText(count)} declined`,
  cancelled: (count: number): string => `${visitsText(count)} cancelled`,
  notMoved: 'These could not be changed',
  continues: 'This series goes on from an earlier one',
  continuedBy: 'This series goes on as another one',
  openEarlier: 'Open the earlier series',
  openLater: 'Open the later series',
  confirmDecline: (series: SeriesDetailView, count: number) => ({
    title: `Decline ${visitsText(count)}`,
    description: `Their rooms and equipment are given back. ${series.partner.name} sees the reason, in one message.`,
    reason: 'Reason',
    note: `A note to ${series.partner.name}`,
    confirm: `Decline ${visitsText(count)}`,
    keep: 'Keep the requests',
  }),
  confirmCancel: ({ centre, partner }: SeriesDetailView, count: number, side: VisitSide) => ({
    title: `Cancel ${visitsText(count)}`,
    description: `Their rooms and equipment are given back. We tell ${side === 'centre' ? partner.name : centre.name} in one message.`,
    reason: 'Reason',
    note: `A note to ${side === 'centre' ? partner.name : centre.name}`,
    confirm: `Cancel ${visitsText(count)}`,
    keep: 'Keep the visits',
  }),
} as const;

export const EDIT = {
  title: 'Change the series',
  intro:
    'Visits that have begun stay as they were, and so do visits that were changed on their own. Days that were left out stay left out.',
  steps: ['What changes', 'The dates'],
  from: 'Which visits',
  all: 'All that have not begun',
  startTime: 'Starts',
  endTime: 'Ends',
  room: 'Room',
  pupils: 'Pupils',
  weekdays: 'Days of the week',
  lastDay: 'Last day',
  show: 'Show what would happen',
  back: 'Change something else',
  save: 'Change the series',
  done: 'The series is changed',
  words: (partner: string): string => `Why, in a sentence to ${partner}`,
  again: 'If the school changes an approved visit, the centre has to approve it again.',
} as const;

export const TIMETABLE = {
  title: 'The host school’s timetable',
  intro:
    'Lessons that the host school teaches here every week take up rooms and count in the figures. Bring them in from a file: each lesson becomes an approved series.',
  columns:
    'A CSV file with the columns weekday, period (or starts and ends), weeks (A, B or every), room, pupils, subject and, if you like, year group.',
  centre: 'Centre',
  noCentre: 'You run no centre',
  noCentreWhy: 'A manager brings in the timetable of the host of their own centre.',
  steps: ['Choose a file', 'Check the lessons', 'Done'],
  file: 'File',
  fileHint: 'CSV, up to 200 lessons',
  noFile: 'Choose a file',
  tooLarge: 'Choose a file of up to 200 kB',
  from: 'First day',
  until: 'Last day',
  show: 'Show the lessons',
  lessons: 'Lessons',
  badRows: 'Rows to mend',
  leaveOut: 'Leave the bad rows out',
  leaveOutNeeded: 'Mend the bad rows in the file, or tick that they are left out.',
  accept: (count: number): string => `Bring in ${count === 1 ? '1 lesson' : `${count} lessons`}`,
  nothingNew: 'There is nothing left to bring in from this file.',
  noneUsable: 'No row of this file can be used. Mend the rows in the file, then choose it again.',
  another: 'Choose another file',
  noVisit: 'No visit',
  alreadyHere: 'Brought in before; stays as it is',
  done: (series: number, visits: number): string =>
    `${series === 1 ? '1 series' : `${series} series`} with ${visitsText(visits)} brought in`,
  doneMore: 'They are in the calendar and count towards the host school’s share.',
  toVisits: 'See the visits',
} as const;
