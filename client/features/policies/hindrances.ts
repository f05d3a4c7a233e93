import type { AvailabilityProblem, ExplanationView, InTheWay } from '#shared/contracts/explanations.contract.js';
import { EXPLAIN } from './explain.texts.js';

type Room = ExplanationView['rooms'][number];

/** One thing that stands in the way of a visit. */
export interface Hindrance {
  /** What it is, and what to do about it. */
  text: string;
  /** Whether it can be set aside, and by whom. */
  setAside: string;
  /** Visits that are the reason. */
  others: readonly InTheWay[];
  /** Where it is about all rooms at once: each of them with its own reasons. */
  rooms: readonly Room[];
}

const firm = { setAside: EXPLAIN.firm, others: [], rooms: [] };

/** Everything that stands in the way, in one list: who asks, the centre's rules, what is free, and the rooms. */
export function hindrances({ permission, policy, availability, rooms }: ExplanationView): Hindrance[] {
  const setAside = permission.mayOverride ? EXPLAIN.byPerson(permission.person.name) : EXPLAIN.overridable;
  return [
    ...permission.problems.map(({ text }) => ({ ...firm, text })),
    ...policy.map(({ text, overridable }) => ({
      ...firm,
      text,
      ...(overridable ? { setAside } : {}),
    })),
    ...availability.map((problem) => ofProblem(problem)),
    ...ofRooms(rooms),
  ];
}

const ofProblem = ({ text, inTheWay }: AvailabilityProblem): Hindrance => ({
  ...firm,
  text,
  others: inTheWay,
});

/** One room that does is enough; of a room that was asked for, each reason counts for itself. */
function ofRooms(rooms: readonly Room[]): Hindrance[] {
  const [first, ...more] = rooms;
  if (first === undefined || canHave(rooms).length > 0) return [];
  if (more.length === 0) return first.problems.map(ofProblem);
  const small = rooms.every(({ problems }) => problems.some(({ code }) => code === 'visit/room-too-small'));
  return [{ ...firm, text: small ? EXPLAIN.allTooSmall : EXPLAIN.noRoom(rooms.length), rooms }];
}

export const canHave = (rooms: readonly Room[]): Room[] => rooms.filter(({ problems }) => problems.length === 0);
