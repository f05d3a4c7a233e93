import type { ExplanationView, InTheWay } from '#shared/contracts/explanations.contract.js';
import type { Role } from '#shared/contracts/vocabulary.js';

const ROLES: Readonly<Record<Role, string>> = {
  system_administrator: 'System administrator',
  la_officer: 'Local authority officer',
  board_member: 'Board member',
  centre_manager: 'Centre manager',
  tutor: 'Tutor',
  technician: 'Technician',
  school_coordinator: 'School coordinator',
  teacher: 'Teacher',
  community_group_leader: 'Community group leader',
};

export const EXPLAIN = {
  title: 'Why can’t this be booked?',
  intro: 'Say which visit, and see everything that is in its way at once.',
  link: 'Why can’t I book this?',
  linkForOthers: 'Why can’t somebody book?',
  form: 'Which visit',
  centre: 'Centre',
  partner: 'School or group',
  person: 'Who wants to book',
  anybody: 'I myself',
  day: 'Day',
  startTime: 'Starts',
  endTime: 'Ends',
  room: 'Room',
  anyRoom: 'Any room',
  pupils: 'Pupils',
  programme: 'Programme',
  choose: 'Choose',
  ask: 'Find out why',
  possible: 'Nothing is in the way',
  possibleWhy: 'This visit can be asked for as it is.',
  not: 'What is in the way',
  permission: 'Permission',
  permissionFine: (name: string): string => `${name} may ask for this.`,
  noRoles: 'This person has no role any more.',
  policy: 'Rules of the centre',
  policyFine: 'No rule is broken.',
  overridable: 'The centre’s manager can set this aside, and says why.',
  firm: 'Nobody can set this aside.',
  availability: 'What is free',
  availabilityFine: 'Time, equipment, tutor and vehicle are to be had.',
  rooms: 'Rooms',
  roomFree: 'Free, and large enough',
  busy: 'Another group',
} as const;

export const roleText = ({ role, place, lets }: ExplanationView['permission']['roles'][number]): string =>
  `${ROLES[role]}${place === null ? '' : `, ${place}`}: ${lets ? 'may ask for this' : 'does not let them ask for this'}`;

export const inTheWayText = ({ startTime, endTime, partner }: InTheWay): string =>
  `${partner ?? EXPLAIN.busy}, ${startTime} to ${endTime}`;
