import type { ThingReason } from '#shared/contracts/vocabulary.js';
import { quantityText } from '../../core/words.js';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** @param weekday 1 is Monday */
export const weekdayName = (weekday: number): string => WEEKDAYS[weekday - 1] ?? '';

export const REASONS: Readonly<Record<ThingReason, string>> = {
  broken: 'Broken',
  on_loan: 'On loan',
  maintenance: 'Being checked or mended',
  missing: 'Missing',
  closed: 'Closed',
  other: 'Something else',
};

export const LIST = {
  title: 'Centres',
  intro: 'Where lessons take place: rooms, equipment and opening hours.',
  add: 'Add a centre',
  none: 'No centres yet',
  noneFor: {
    makers: 'A centre stands at its host school. Add the first one, then its rooms.',
    others: 'You see a centre here once your school is its partner, or once you work there.',
  },
  schoolsFirst: 'Import the schools first',
  schoolsFirstWhy: 'A centre stands at its host school, and no school is here yet.',
  importSchools: 'Import schools',
  loading: 'Loading centres…',
  name: 'Centre',
  host: 'Host school',
  authority: 'Local authority',
  rooms: 'Rooms',
  equipment: 'Kinds of equipment',
} as const;

export const CENTRE = {
  activities: 'Activities',
  loading: 'Loading the centre…',
  change: 'Change details',
  day: 'Day view',
  book: 'Book a visit',
  partners: 'Schools and groups',
  details: 'Details',
  address: 'Address',
  noAddress: 'Not entered',
  host: 'Host school',
  noHost: 'None at present',
  hours: 'Opening hours',
  closed: 'Closed',
  hold: 'A request holds its time for',
  holdDays: (days: number): string => count(days, 'working day', 'working days'),
  to: (opens: string, closes: string): string => `${opens} to ${closes}`,
  and: ' and ',
} as const;

export const CENTRE_FORM = {
  addTitle: 'Add a centre',
  changeTitle: 'Change centre details',
  name: 'Name of the centre',
  host: 'Host school',
  hostHint: 'The school on whose grounds the centre stands. Type part of its name, town or postcode.',
  hostChange:
    'If you choose another school, it is host from today, and the partnership of the present host ends. Add that school as a partner if it goes on using the centre.',
  address: 'Address',
  addressHint: 'Leave this empty to use the address of the host school.',
  street: 'Street',
  town: 'Town',
  postcode: 'Postcode',
  postcodeHint: 'For example AB1 2CD',
  position: 'Position on the map',
  positionHint: 'In degrees. Distances for transport awards are measured from here.',
  latitude: 'Latitude',
  longitude: 'Longitude',
  hold: 'How long a request holds its time',
  holdHint: 'After this many working days without an answer a request lapses, and its time is free again.',
  days: 'working days',
  hours: 'Opening hours',
  hoursHint: 'A day without times is a day on which the centre is closed. Visits already agreed stay as they are.',
  opens: (weekday: string): string => `${weekday} opens`,
  closes: (weekday: string): string => `${weekday} closes`,
  enterOpens: 'Enter when the centre opens, like 8:30',
  enterCloses: 'Enter when the centre closes, like 17:00',
  addTime: 'Add a time',
  addTimeTo: (weekday: string): string => ` on ${weekday}`,
  remove: 'Remove',
  removeFrom: (weekday: string, opens: string): string => ` ${opens} on ${weekday}`,
  copy: 'Use Monday’s times from Tuesday to Friday',
  copied: 'Monday’s times now hold from Tuesday to Friday. Save to keep them.',
  add: 'Add the centre',
  save: 'Save',
  cancel: 'Cancel',
  added: 'The centre has been added. Now add its rooms.',
  saved: 'The details have been saved.',
} as const;

export const STALE = {
  title: 'Somebody else changed this meanwhile',
  text: 'What you typed is still here. Load the page as it is now to see their change; your typing goes away then.',
  load: 'Load it as it is now',
} as const;

export const ROOM = {
  heading: 'Rooms',
  caption: 'Rooms of the centre',
  add: 'Add a room',
  addTitle: 'Add a room',
  changeTitle: 'Change a room',
  none: 'No rooms yet',
  noneFor: {
    editors: 'Visits take place in rooms. Add the first one, and schools can ask for it.',
    others: 'The centre has not entered its rooms yet.',
  },
  name: 'Name of the room',
  column: 'Room',
  capacity: 'How many people it holds',
  places: 'Places',
  stepFree: 'Can it be reached without steps?',
  stepFreeHint: 'By a wheelchair user, from the street to the room. Schools choose rooms by this.',
  stepFreeChoices: [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No, there are steps' },
  ],
  access: 'Access',
  stepFreeYes: 'Step-free',
  stepFreeNo: 'Steps',
  features: 'What the room has',
  noFeatures: 'Nothing entered',
  otherFeatures: 'Anything else it has',
  otherHint: 'Separate with commas',
  setup: 'Minutes to set up before a visit',
  cleardown: 'Minutes to clear down after a visit',
  bufferHint: 'Nobody else can have the room in these minutes.',
  minutes: 'minutes',
  buffers: 'Set-up and clear-down',
  buffersText: (setup: number, cleardown: number): string =>
    setup + cleardown === 0 ? 'None' : `${setup} and ${cleardown} minutes`,
  parts: 'Parts of this room',
  partsHint:
    'For a hall that can be divided. Whoever takes the whole takes all its parts; each can also be taken alone.',
  needs: 'Rooms it needs',
  needsHint: 'For a studio that cannot be used without its control room. Whoever takes it takes these too.',
  together: 'Taken together with',
  hasParts: (names: string): string => `Can be divided into ${names}`,
  partOf: (names: string): string => `Part of ${names}`,
  needsRooms: (names: string): string => `Needs ${names}`,
  neededBy: (names: string): string => `Needed by ${names}`,
  save: 'Save',
  cancel: 'Cancel',
  change: 'Change',
  retired: 'Retired',
  retire: 'Retire this room',
  retireWhy: 'Nobody can ask for a retired room. What took place in it stays on record, and you can bring it back.',
  bringBack: 'Bring back',
  added: (name: string): string => `${name} has been added.`,
  saved: (name: string): string => `${name} has been saved.`,
  retiredNow: (name: string): string => `${name} has been retired.`,
  back: (name: string): string => `${name} is back in use.`,
  gone: 'We cannot find that room.',
} as const;

export const POOL = {
  heading: 'Equipment',
  caption: 'Equipment of the centre',
  add: 'Add equipment',
  addTitle: 'Add equipment',
  changeTitle: 'Change equipment',
  none: 'No equipment yet',
  noneFor: {
    editors: 'Enter what can be asked for together with a room, such as 15 recorders.',
    others: 'The centre has not entered equipment yet.',
  },
  name: 'What it is',
  nameHint: 'For example: Sound recorders',
  column: 'What',
  description: 'Description',
  quantity: 'How many there are',
  quantityHint: 'All of them, also those that are out of service at present.',
  number: 'How many',
  inService: 'In service',
  save: 'Save',
  cancel: 'Cancel',
  change: 'Change',
  report: 'Report out of service',
  retired: 'Retired',
  retire: 'Retire this equipment',
  retireWhy: 'Nobody can ask for retired equipment. What it was used for stays on record, and you can bring it back.',
  bringBack: 'Bring back',
  added: (name: string): string => `Added to the equipment: ${name}.`,
  saved: (name: string): string => `Saved: ${name}.`,
  retiredNow: (name: string): string => `Retired: ${name}.`,
  back: (name: string): string => `Back in use: ${name}.`,
  gone: 'We cannot find that equipment.',
  promised: (promised: number, day: string): string =>
    `${promised} are promised to visits on ${day}. Enter ${promised} or more.`,
} as const;

export const OUTAGE = {
  heading: 'Out of service',
  title: 'Report out of service',
  intro: (name: string, inService: number): string => `${name}: ${inService} in service now.`,
  quantity: 'How many cannot be used',
  reasonCode: 'Why',
  reason: 'What is wrong',
  reasonHint: 'One sentence, for whoever deals with it',
  until: 'Day on which you expect them back',
  untilHint: 'They count again from the start of that day. Leave this empty if you do not know.',
  chooseWhy: 'Choose why they cannot be used',
  badDay: 'Enter the day like 27/11/2026, or leave it empty',
  send: 'Report',
  cancel: 'Cancel',
  line: quantityText,
  since: (moment: string): string => `Since ${moment}`,
  back: (day: string): string => `expected back on ${day}`,
  end: 'Back in service',
  ended: (what: string): string => `Back in service: ${what}.`,
  reported: (quantity: number, name: string): string => `Reported out of service: ${quantityText(quantity, name)}.`,
  shortTitle: (visits: number): string => `${count(visits, 'visit is', 'visits are')} promised more than is left`,
  shortText: 'They keep what they were promised. Speak with these schools and groups, or find something else for them.',
  shortLine: (quantity: number, name: string): string => `was promised ${quantityText(quantity, name)}`,
  toCentre: 'Back to the centre',
  toDay: 'Open the board',
} as const;

export const REFUSED = {
  stillBooked: (visits: number): string =>
    `${count(visits, 'visit is', 'visits are')} still to come. Cancel or move ${visits === 1 ? 'it' : 'them'} first.`,
  inService: (number: number): string => `Only ${number} are in service. Enter ${number} or fewer.`,
  outOfService: (number: number): string =>
    `${number} are reported out of service. Enter ${number} or more, or put some back in service first.`,
} as const;
