import type { WaitsBecause } from '#shared/contracts/visits.contract.js';
import type { RoomObstacle, TimeObstacle } from '#shared/contracts/availability.contract.js';
import { HORIZON_DAYS } from '#shared/values/booking-horizon.js';

export const BOOKING_STEPS = ['What and who', 'Choose a time', 'Check and ask'] as const;

/** The way between the screens. */
export const PATHS = {
  ask: '/book',
  times: '/book/times',
  ownTime: '/book/own-time',
  check: '/book/check',
  sent: (visitId: string): string => `/book/sent/${visitId}`,
} as const;

export const WHEN = {
  soon: 'In the next four weeks',
  until: (day: string): string => `Until the holidays, ${day}`,
  week: (monday: string, letter: string | null): string =>
    `The week of ${monday}${letter === null ? '' : ` (week ${letter})`}`,
  own: 'Other days',
} as const;

export const ASK = {
  title: 'Book a visit',
  intro: 'Say what you want to do and with whom. We find times that fit your day.',
  introOnBehalf: 'Say what the group wants to do. We find times that fit its day, and you ask on its behalf.',
  loading: 'Loading centres',
  noCentre: 'There is no centre that you can book',
  noCentreWhy: 'Your school or group is not a partner of a centre yet. Ask the centre’s manager to add it.',
  what: 'What',
  who: 'Who',
  when: 'When',
  centre: 'Centre',
  partner: 'School or group',
  activity: 'Activity',
  other: 'Something else',
  subject: 'What will they do?',
  subjectHint: 'For example: podcasting, CAD, animation',
  ownTitle: 'A title of your own',
  ownTitleHint: 'Stands in place of the name of the activity',
  duration: 'How long is the session?',
  needs: 'Room, equipment and tutor',
  features: 'The room must have',
  equipment: 'Equipment',
  equipmentHint: 'Only what you need; leave the rest empty.',
  ofPool: (quantity: number): string => `The centre has ${quantity}`,
  tutorSkill: 'A tutor who teaches',
  noTutor: 'No tutor is needed',
  yearGroups: 'Year groups',
  pupils: 'Pupils',
  pupilsHint: 'How many are coming',
  adults: 'Adults with them',
  adultsHint: 'Teachers and helpers',
  days: 'Which days?',
  from: 'First day',
  to: 'Last day',
  backBy: 'Back by',
  backByHint: 'When the group must be back',
  backByHintSchool: 'When the group must be back at school',
  anyTime: 'Any time',
  beginningOf: (name: string, starts: string | null): string =>
    starts === null ? `The beginning of ${name}` : `${name} (${starts})`,
  anotherTime: 'Another time',
  backByTime: 'Back at',
  more: 'More wishes',
  stepFree: 'We need step-free access',
  vehicle: 'The centre’s minibus should fetch us',
  vehicleHint: 'It brings the group and takes it home',
  weekdays: 'Only on',
  weekdaysHint: 'Leave empty for any day',
  periods: 'Away only during',
  firstPeriod: 'From',
  lastPeriod: 'Until the end of',
  anyPeriod: 'Any period',
  between: 'Session between',
  earliest: 'Not before',
  latest: 'Over by',
  wishedStart: 'Best starting time',
  timeHint: 'For example 9:30',
  outsideSchoolHours: 'Also outside school hours, in holidays and on INSET days',
  programme: 'Programme',
  programmeHint: 'Leave it as it is for an ordinary class',
  find: 'Find a time',
  checkPlace: 'Check this place',
  placed: (room: string, when: string): string =>
    `For ${room}, ${when}. Say what and who; then check what is free there.`,
  own: 'Choose a time yourself',
} as const;

export const ASK_ERRORS: Readonly<Record<string, string>> = {
  centreId: 'Choose a centre',
  partnerId: 'Choose a school or group',
  activityId: 'Choose an activity, or “Something else”',
  yearGroups: 'Choose at least one year group',
  pupils: 'Enter how many pupils are coming, as a number',
  adults: 'Enter how many adults are coming, as a number',
  'equipment.*.quantity': 'Enter how many you need as a whole number, or leave it empty',
};

export const TIMES = {
  waitInstead: 'Name a time that is full, and wait for it',
  title: 'Choose a time',
  loading: 'Looking for times',
  change: 'Change what you asked for',
  taken: 'That time is no longer free',
  takenWhy:
    'Somebody was faster, or something changed at the centre. Nothing that you entered is lost: these are free now.',
  without: {
    tutor: 'The tutor is not free then. You can still ask without one, or choose another time.',
    vehicle: 'The minibus is not free then. You can still ask without it, or choose another time.',
  } as Readonly<Record<string, string>>,
  choose: 'Choose this time',
  offer: (number: number): string => `Offer ${number}`,
  picture: 'The offers in the week',
  session: 'Session',
  away: 'Away from school',
  open: 'Centre open',
  room: 'Room',
  equipment: 'Equipment',
  tutor: 'Tutor',
  vehicle: 'Fetched by',
  travel: 'Travel',
  cover: 'Cover',
  nothing: 'Nothing fits all of your wishes',
  nearest: 'What comes nearest',
  nearestWhy: 'Each of these gives something up, and can be asked for as it is.',
  noNearest: 'Giving up any single wish does not help either.',
  refused: 'We cannot look for times like that',
  own: 'Know the day and time already?',
  usualBells: 'Your school has not entered its bell times, so we took the usual ones.',
} as const;

export const OWN_TIME = {
  title: 'Choose a time yourself',
  intro: 'For a day and time that you have agreed already. We show what is free then.',
  day: 'Day of the visit',
  starts: 'Session starts',
  ends: 'Session ends',
  look: 'Show what is free',
  looking: 'Looking for free rooms',
  noTime: 'Nothing can be booked at that time',
  noRoom: 'No room is free for this group at that time',
  noRoomWhy: 'Each room below says why. Try another time or day.',
  open: (hours: string): string => `It is open ${hours}.`,
  room: 'Room',
  next: 'Use this time',
  find: 'Let us find a time',
  wait: 'Wait for a room that is taken',
  waitWhy: 'If it becomes free, and nobody is before you, it is held for you and we write to you.',
  waitFor: (room: string): string => `Wait for ${room}`,
  noTutor: (skill: string): string => `No tutor for ${skill} is free at that time. You can still ask for the room.`,
  notBoth: (skill: string): string =>
    `A tutor for ${skill} and the minibus are not both free at that time. You can still ask for the room.`,
  noVehicle: 'The minibus is not free at that time. You can still ask for the room.',
  left: (left: number, quantity: number): string => `${left} of ${quantity} left at that time`,
} as const;

export const CHECK = {
  title: 'Check your answers',
  when: 'When',
  partner: 'For',
  what: 'What',
  years: 'Year groups',
  group: 'How many',
  room: 'Room',
  equipment: 'Equipment',
  none: 'None',
  tutor: 'Tutor',
  vehicle: 'Fetched by',
  access: 'Access',
  stepFree: 'Step-free',
  givesUp: 'Gives up',
  lessons: 'Lessons',
  note: 'Anything the centre should know',
  noteHint: 'Access or medical needs of the group, without names',
  kept: 'All of this is kept for you while the centre decides.',
  answers: (centre: string, workingDays: number): string =>
    `${centre} answers within ${workingDays} working ${workingDays === 1 ? 'day' : 'days'}, and before the visit begins.`,
  ask: 'Ask for this visit',
  wait: 'Put it on the waiting list',
  waits: 'The time is taken. You wait until it becomes free; nothing is kept for you until then.',
  askOnBehalf: (partner: string): string => `Ask on behalf of ${partner}`,
  back: 'Back to the times',
} as const;

export const SENT = {
  loading: 'Loading the visit',
  title: 'Request sent',
  titleOnBehalf: (partner: string): string => `Request sent on behalf of ${partner}`,
  approved: 'Approved at once',
  approvedOnBehalf: (partner: string): string => `Approved at once for ${partner}`,
  approvedSteps: (centre: string): readonly string[] => [
    `${centre} has room for you: by its rules the visit is approved, and its time is yours.`,
    'You get a mail that says so. It also stands on the page of the visit.',
    'Until the day you can change or cancel it there.',
  ],
  competes: (until: string): string =>
    `Others may ask for the same time until ${until}. Then the centre chooses, and tells everybody who asked.`,
  waits: {
    too_soon: 'The centre approves earlier requests at once; for this day it answers by itself.',
    exception: 'A rule was set aside for this visit, so the centre answers by itself.',
    rivals: 'Others want this time, too, so the centre answers by itself.',
    no_share: 'Fair hours are not known here, so the centre answers by itself.',
    above_share: 'You have had your fair hours at this centre, so it answers by itself.',
    transport:
      'The help with transport that you asked for cannot be promised at once, so the centre answers by itself.',
  } as Readonly<Partial<Record<WaitsBecause, string>>>,
  reference: 'Your reference is',
  next: 'What happens next',
  /** @param kept whether the time is held until then */
  /** @param when "by Friday 4 December, 09:15" */
  steps: (centre: string, when: string | null, kept: boolean): readonly string[] => [
    when === null
      ? `${centre} decides.`
      : `${centre} answers ${when}.${kept ? ' Until then everything is kept for you.' : ''}`,
    'You get a mail with the answer. It also stands on the page of the visit.',
    'Until it is approved, the visit stands in calendars as not yet certain.',
  ],
  calendar: 'Add to your calendar',
  visit: 'See the visit',
  another: 'Book another visit',
} as const;

/** The picture of the week, for those who do not see it. */
export const pictureText = (number: number, day: string, start: string, end: string): string =>
  `Offer ${number}: ${day}, ${start} to ${end}.`;

export const OFFERS = {
  found: (count: number): string => (count === 1 ? 'One time fits' : `${count} times fit, the best first`),
} as const;

const WISH_OF_REFUSAL: Readonly<Record<string, string>> = {
  'search/unknown-period': 'wishes-backBy',
  'search/in-the-past': 'wishes-when',
  'search/too-far-ahead': 'wishes-when',
  'search/activity-unknown': 'wishes-activityId',
  'visit/not-a-partner': 'wishes-partnerId',
};

/** The field of the first screen that a refused search is about. */
export const refusedWish = (refusal: string): string => WISH_OF_REFUSAL[refusal] ?? 'wishes-when';

export const ROOM_OBSTACLES: Readonly<Record<RoomObstacle, string>> = {
  taken: 'Taken at that time',
  closed: 'Closed at that time',
  too_small: 'Too small for this group',
  not_step_free: 'Cannot be reached without steps',
  no_setup_time: 'Free for the session, but not for setting up before it or clearing down after it',
};

export const TIME_OBSTACLES: Readonly<Record<TimeObstacle, string>> = {
  outside_hours: 'The centre is not open for the whole of that time.',
  centre_closed: 'The centre is closed on that day.',
  in_the_past: 'That time has already begun.',
  too_far_ahead: `Visits can be asked for up to ${HORIZON_DAYS} days ahead.`,
  time_does_not_exist: 'The clocks go forward that night, so this time does not exist.',
  time_is_ambiguous: 'The clocks go back that night, so this time comes twice.',
};

/** Of any day that somebody enters. */
export const DAY_ERRORS = {
  over: 'That day is over. Enter today or a later day',
  tooFar: `Visits can be asked for up to ${HORIZON_DAYS} days ahead. Enter an earlier day`,
} as const;
