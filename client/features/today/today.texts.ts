import type { SheetVisit } from '#shared/contracts/on-the-day.contract.js';
import { formatDay, formatTime, formatTimeRange } from '../../core/dates.js';
import { quantityText } from '../../core/words.js';
import { adultsText, pupilsText, yearsText } from '../visits/index.js';

export const TODAY = {
  nav: 'Today',
  title: (day: string, isToday: boolean): string => (isToday ? `Today, ${formatDay(day)}` : formatDay(day)),
  loading: 'Loading the day',
  centre: 'Centre',
  before: 'Day before',
  after: 'Day after',
  toToday: 'Today',
  day: 'Day',
  another: 'Another day',
  show: 'Show',
  badTyping: 'Enter a day, like 27/11/2026',
  print: 'Print',
  noneTitle: 'Nothing takes place on this day',
  noneReason: 'Approved visits stand here, room by room, with what to lay out and who comes.',
  noCentreTitle: 'No centre for you yet',
  noCentreReason: 'You have no role at a centre. Ask its manager to invite you.',
  badDay: 'There is no such day. This is today.',
  rooms: 'Rooms',
} as const;

export const SHEET = {
  setUp: ({ setUpAt, clearedAt }: SheetVisit, zone: string): string =>
    `Room held ${formatTimeRange(setUpAt, clearedAt, zone)}, set-up and clear-down included`,
  when: ({ startsAt, endsAt }: SheetVisit, zone: string): string => formatTimeRange(startsAt, endsAt, zone),
  who: ({ partner, pupils, adults, yearGroups }: SheetVisit): string =>
    `${partner}: ${pupilsText(pupils)} and ${adultsText(adults)}, ${yearsText(yearGroups)}`,
  layOut: 'Lay out',
  nothing: 'Nothing to lay out',
  prepare: (minutes: number): string => `Prepare for ${minutes} minutes before`,
  tutor: 'Tutor',
  vehicle: 'Fetched by',
  needs: 'Needs',
  contact: 'Contact on the day',
  noContact: 'No contact given',
  notes: 'From the school',
  equipment: ({ equipment }: SheetVisit): string =>
    equipment.map(({ quantity, name }) => quantityText(quantity, name)).join(', '),
} as const;

export const ACT = {
  arrived: 'Arrived',
  arrivedAt: (at: string, zone: string): string => `Arrived ${formatTime(at, zone)}`,
  undo: 'Not here yet',
  allCame: ({ pupils, adults }: SheetVisit): string => `All came: ${pupilsText(pupils)} and ${adultsText(adults)}`,
  others: 'Other numbers',
  nobody: 'Nobody came',
  finish: 'Finished early',
  finishTitle: 'Finished early?',
  finishWhy:
    'Room, equipment and tutor are free from now on, the room after its clear-down. This cannot be taken back.',
  finishYes: 'Yes, they have left',
  finishNo: 'Not yet',
  finishedAt: (at: string, zone: string): string => `Finished early at ${formatTime(at, zone)}`,
  came: (pupils: number, adults: number): string => `Came: ${pupilsText(pupils)} and ${adultsText(adults)}`,
  missed: 'Nobody came',
  correct: 'Correct this',
  whoTitle: 'Who came?',
  save: 'Save attendance',
  cancel: 'Cancel',
  named: (what: string, { partner }: SheetVisit): string => `${what}, ${partner}`,
} as const;

export const CORRECTIONS_WAIT = 'Corrections that wait for a second person';
