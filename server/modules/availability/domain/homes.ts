import type { Room } from './room-offers.js';
import type { SearchDay } from './search-facts.js';
import type { Hours, SessionTime } from './time-obstacles.js';
import type { AskedVisit } from './visit-holds.js';

/** A visit that loses its place, with what it needs of another one. */
export interface Displaced {
  readonly id: string;
  readonly partnerId: string;
  /** Its local day. */
  readonly day: string;
  readonly asked: AskedVisit;
  readonly features: readonly string[];
  readonly session: SessionTime;
  /** When the centre is open on its day. */
  readonly hours: readonly Hours[];
  /** Days on which it may be instead, with those of the school. */
  readonly days: readonly SearchDay[];
  /** Whether the group can come at its own time; not when its school is closed. */
  readonly sameTime: boolean;
  /** Who is served first; promises before requests. */
  readonly rank: number;
}

/** Where and when a visit could be instead. */
export interface Home {
  readonly kind: 'same_time' | 'other_time';
  readonly room: Room;
  readonly tutorId: string | null;
  readonly vehicleId: string | null;
  readonly session: SessionTime;
}

export interface Rehomed {
  /** Possible together with the best of every other visit, whichever of them are taken up. */
  readonly best: Home | null;
  /** Possible together with the best of every other visit, not with each other. */
  readonly others: readonly Home[];
}
