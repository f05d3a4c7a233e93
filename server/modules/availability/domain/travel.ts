import { minutesAway } from '../../../common/kernel/around-session.js';

/** How long a group is away from school before and after its session, in ms: travelling, getting in and out. */
export interface Away {
  readonly outward: number;
  readonly home: number;
}

interface Travellers {
  readonly pupils: number;
  readonly adults: number;
  readonly journeyMinutes: number | null;
}

const MINUTE = 60_000;

/** A journey that nobody knows counts as none; whoever shows the times says so. */
export function awayOf({ journeyMinutes, pupils, adults }: Travellers): Away {
  const each = minutesAway(journeyMinutes ?? 0, pupils + adults) * MINUTE;
  return { outward: each, home: each };
}
