import type { ExplanationView, InTheWay } from '#shared/contracts/explanations.contract.js';
import type { Role } from '#shared/contracts/vocabulary.js';
import { inSentence } from '../../core/words.js';

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
  personHint: 'Leave it empty for yourself.',
  anybody: 'I myself',
  day: 'Day',
  startTime: 'Starts',
  endTime: 'Ends',
  room: 'Room',
  anyRoom: 'Any room',
  pupils: 'Pupils',
  programme: 'Programme',
  activity: 'Activity',
  activityHint: 'An activity of the centre knows which equipment and tutor it needs.',
  ownActivity: 'Something else',
  equipment: 'Equipment',
  ofPool: (quantity: number): string => `The centre has ${quantity}`,
  choose: 'Choose',
  ask: 'Find out why',
  possibleWhy: 'This visit can be asked for as it is.',
  /** "3 things are in the way" */
  found: (count: number): string => {
    if (count === 0) return 'Nothing is in the way';
    return count === 1 ? 'One thing is in the way' : `${count} things are in the way`;
  },
  overridable: 'The centre’s manager can set this aside, and says why.',
  byPerson: (name: string): string => `${name} can set this aside when asking for the visit, and says why.`,
  firm: 'Nobody can set this aside.',
  noRoom: (count: number): string => `None of the ${count} rooms can be had then. Choose another time.`,
  allTooSmall: 'Every room is too small for so many pupils. Ask for smaller groups, each with a visit of its own.',
  rooms: 'Rooms',
  fit: (names: readonly string[]): string => `Free then, and large enough: ${names.join(', ')}.`,
  lacking: (rooms: readonly { name: string; lacks: readonly string[] }[]): string => {
    const named = rooms.map(({ name, lacks }) => `${name} (without ${lacks.map(inSentence).join(', ')})`);
    return `Free, too, but never offered by a search for this activity: ${named.join('; ')}.`;
  },
  unfit: (count: number): string => (count === 1 ? 'Why not the other room' : `Why not the other ${count} rooms`),
  roles: (name: string): string => `What ${name} may do`,
  noRoles: 'This person has no role any more.',
  busy: 'Another group',
} as const;

export const roleText = ({ role, place, lets }: ExplanationView['permission']['roles'][number], partner: string) =>
  `${ROLES[role]}${place === null ? '' : `, ${place}`}: ${lets ? 'may ask' : 'may not ask'} for visits of ${partner}`;

export const inTheWayText = ({ startTime, endTime, partner }: InTheWay): string =>
  `${partner ?? EXPLAIN.busy}, ${startTime} to ${endTime}`;

/** What the long sentences say, where they would stand once for each room. */
const ROOM_REASONS: Readonly<Record<string, string>> = {
  'visit/room-too-small': 'too small for the group',
  'visit/room-not-step-free': 'reached by steps',
  'visit/room-closed': 'closed then',
  'visit/slot-taken': 'taken',
  'visit/no-setup-time': 'no time to set up or clear down',
};

/** "Edit Suite: too small for the group; taken (Another group, 09:15 to 10:45)" */
export function roomText({ name, problems }: ExplanationView['rooms'][number]): string {
  const reasons = problems.map(({ code, text, inTheWay }) => {
    const who = inTheWay.map(inTheWayText).join('; ');
    return `${ROOM_REASONS[code] ?? text}${who === '' ? '' : ` (${who})`}`;
  });
  return `${name}: ${reasons.join('; ')}`;
}
