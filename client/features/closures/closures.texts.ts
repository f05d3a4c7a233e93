import type {
  ClosureKind,
  PlanLine,
  PlanLineStatus,
  StandingClosure,
  SuggestedPlace,
} from '#shared/contracts/closures.contract.js';
import { addDays } from '#shared/values/local-date.js';
import type { FormMessages } from '../../core/form-errors.js';
import { formatDay, formatMoment, formatTimeRange, formatWhen, wallClock } from '../../core/dates.js';
import type { StatusTone } from '../../ui/status-tone.js';
import type { ChoiceCounts } from './plan-choices.js';

export const visits = (count: number): string => (count === 1 ? '1 visit' : `${count} visits`);

export const CLOSURES = {
  title: 'Closures',
  intro: 'What cannot be used for a time, and what becomes of the visits that it touches.',
  loading: 'Loading the closures',
  centre: 'Centre',
  closeSomething: 'Close something',
  closeSchool: 'A school is closed',
  closeOwnSchool: 'Say that your school is closed',
  noneTitle: 'Nothing is closed',
  noneReason:
    'When something breaks, somebody is ill or a school cannot come, close it here: you see every visit that it touches, with another place for each.',
  nobodyTitle: 'No centre or school for you yet',
  nobodyReason: 'Managers close what is at their centre, coordinators say when their school is closed.',
  noneSchoolReason:
    'When your school cannot come, say so here: you see every visit of your school that this touches, and choose what becomes of each.',
  column: { what: 'What', when: 'When', why: 'Why', visits: 'Visits' },
  look: 'Look at the plan',
  waiting: (open: number) => `${visits(open)} to settle`,
  settled: (affected: number) => (affected === 0 ? 'No visits touched' : `${visits(affected)}, all settled`),
} as const;

export const KINDS: Readonly<Record<Exclude<ClosureKind, 'school'>, string>> = {
  room: 'A room',
  equipment_pool: 'Equipment',
  tutor: 'A tutor',
  vehicle: 'A vehicle',
  centre: 'The whole centre',
};

export const FORM = {
  title: 'Close something',
  intro: 'First you see which visits it touches. Nothing changes until you close it.',
  kind: 'What closes?',
  which: { room: 'Which room', equipment_pool: 'Which equipment', tutor: 'Which tutor', vehicle: 'Which vehicle' },
  quantity: 'How many units cannot be used',
  firstDay: 'First day',
  lastDay: 'Last day',
  lastHint: 'Leave it empty for one day.',
  times: 'Only for a part of the time',
  timesHint: 'Leave both empty for whole days.',
  startTime: 'From, on the first day',
  endTime: 'Until, on the last day',
  standing: (closure: StandingClosure) => `Closure of ${closure.what}: ${closedWhen(closure)}, “${closure.reason}”`,
  reason: 'Reason',
  reasonHint: 'The schools read it: “Burst pipe”, “Heating is off”.',
  show: 'Show which visits it touches',
  cancel: 'Cancel',
  badDay: 'Enter a day, for example 1/12/2026',
  loading: 'Loading what the centre has',
  nothing: 'The centre has none of these in use.',
} as const;

export const MESSAGES: FormMessages = {
  resourceId: 'Choose what closes',
  quantity: 'Enter how many units cannot be used, as a whole number',
  firstDay: FORM.badDay,
  lastDay: ({ code, message }) => (code === 'custom' ? message : FORM.badDay),
  reason: 'Enter the reason, in at most 120 characters',
  schoolId: 'Choose the school',
};

export const SCHOOL = {
  title: 'A school is closed',
  intro: 'For snow, an inspection or anything else. First you see which of its visits this touches.',
  which: 'Which school',
  reasonHint: 'The centre reads it: “Snow”, “Inspection”.',
  none: 'There is no school for which you could say so.',
} as const;

export const PREVIEW = {
  kicker: 'Nothing has changed yet',
  none: 'No visit is touched.',
  close: (counts: ChoiceCounts) => (counts.moved + counts.cancelled === 0 ? 'Close it' : 'Close it, and do this'),
  back: 'Change what closes',
  schoolClose: (counts: ChoiceCounts) =>
    counts.moved + counts.cancelled === 0 ? 'Say that it is closed' : 'Say that it is closed, and do this',
} as const;

export const PLAN = {
  heading: 'The visits that it touches',
  loading: 'Working out other places',
  touched: (count: number) => `${visits(count)} ${count === 1 ? 'loses its place' : 'lose their place'}.`,
  touchedSchool: (count: number) =>
    count === 1 ? '1 visit of the school falls on these days.' : `${count} visits of the school fall on these days.`,
  asksAgain: (place: string) => `${place} (asks the centre again)`,
  acceptAll: 'Accept all suggestions',
  laterAll: 'Leave all for later',
  choice: 'What becomes of it',
  nothingFits: 'Nothing fits within four weeks.',
  offered: 'It was offered another time, and waits for an answer.',
  waits: 'It waits for this time to become free. Nobody is offered a time on a day on which their school is closed.',
  notYours: 'This is for the centre to settle.',
  cancel: 'Cancel the visit',
  later: 'Leave it for later',
  was: (text: string) => `Was ${text}`,
  pupils: (count: number) => (count === 1 ? '1 pupil' : `${count} pupils`),
  series: 'One of a series',
  counts: ({ moved, cancelled, later }: ChoiceCounts) =>
    `Chosen: ${moved} to move, ${cancelled} to cancel, ${later} for later.`,
  settle: ({ moved, cancelled }: ChoiceCounts) =>
    moved + cancelled === 0 ? 'Settle visits' : `Settle ${visits(moved + cancelled)}`,
  settled: (count: number) => `${visits(count)} settled. The schools are told in one mail each.`,
  settledSchool: (count: number) => `${visits(count)} settled. The centre and the school are told.`,
  notDone: (count: number) => `${visits(count)} could not be settled. The plan shows other places.`,
  notDoneTitle: 'Not settled',
  choose: 'Choose what becomes of at least one visit.',
  allSettled: 'Every visit is settled.',
  open: (count: number) => `${visits(count)} ${count === 1 ? 'is' : 'are'} not settled yet.`,
  lift: 'Open it again now',
  liftSchool: 'The school is open again',
  liftAsk: 'Open it again?',
  liftSchoolText:
    'New visits of the school can be booked on these days at once. Visits that you have not settled keep their place.',
  liftText:
    'New visits can be booked there at once. Visits that you have not settled keep their place, and their schools are told.',
  keep: 'Keep it closed',
  lifted: (what: string) => `${what} is open again`,
  liftedOn: (moment: string) => `Opened again on ${moment}.`,
  made: (moment: string) => `Closed on ${moment}.`,
  closed: (what: string) => `${what} is closed`,
} as const;

export const NOTICE = {
  visitTitle: (what: string) => `${what} is closed: not settled yet`,
  visitText: (reason: string) =>
    `${reason}. This visit keeps its time until somebody has found another place for it, or cancelled it.`,
  schoolTitle: 'The school is closed: not settled yet',
  settle: 'Settle it',
  openTitle: (count: number) =>
    `${visits(count)} lost ${count === 1 ? 'its' : 'their'} place and ${count === 1 ? 'is' : 'are'} not settled`,
  openText: 'Something is closed. Find another place for them, or cancel them.',
  toPlans: 'See the closures',
  findPlaces: 'Find them another place',
} as const;

const STATUS: Readonly<Record<PlanLineStatus, readonly [StatusTone, string]>> = {
  open: ['wait', 'Not settled'],
  moved: ['good', 'Moved'],
  cancelled: ['bad', 'Cancelled'],
  fine: ['good', 'Can stay'],
  ended: ['neutral', 'Ended by others'],
  changed: ['neutral', 'Changed by others'],
  begun: ['neutral', 'Has begun'],
};

export const statusTone = (status: PlanLineStatus): StatusTone => STATUS[status][0];
export const statusText = (status: PlanLineStatus): string => STATUS[status][1];
export const ASKS_AGAIN = 'Asks the centre again';

/** “Hall, at the same time”, “Hall, Wednesday 2 December, 09:00 to 11:00” */
export function placeText(place: SuggestedPlace, { visit }: Pick<PlanLine, 'visit'>): string {
  const helpers = [place.tutor, place.vehicle].flatMap((one) => (one ? [one.name] : []));
  const where = [place.room.name, ...helpers].join(', ');
  const isSame = place.startsAt === visit.startsAt && place.room.id === visit.room?.id;
  if (place.kind === 'same_time')
    return isSame && helpers.length === 0 ? `It can stay in ${where}` : `${where}, at the same time`;
  return `${where}, ${formatWhen(place.startsAt, place.endsAt)}`;
}

/** “Tuesday 1 December”, “Tuesday 1 to Thursday 3 December”, or with times. */
export function closedWhen({ from, until }: { readonly from: string; readonly until: string | null }): string {
  const first = wallClock(from);
  if (until === null) return `From ${formatDay(first.date)} until further notice`;
  const last = wallClock(until);
  const wholeDays = first.minutes === 0 && last.minutes === 0;
  const lastDay = wholeDays ? addDays(last.date, -1) : last.date;
  if (wholeDays)
    return first.date === lastDay ? formatDay(first.date) : `${formatDay(first.date)} to ${formatDay(lastDay)}`;
  if (first.date === lastDay) return `${formatDay(first.date)}, ${formatTimeRange(from, until)}`;
  return `${formatMoment(from)} to ${formatMoment(until)}`;
}
