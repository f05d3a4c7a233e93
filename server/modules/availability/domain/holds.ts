import { spanOf, type Interval } from './intervals.js';
import type { SessionTime } from './time-obstacles.js';
import type { Away } from './travel.js';

/** How long something is held around a session, in ms. */
export interface Hold {
  /** Setting up, preparing, or driving to fetch the group. */
  readonly before: number;
  readonly after: number;
}

interface Buffers {
  readonly setupMinutes: number;
  readonly cleardownMinutes: number;
}

const MINUTE = 60_000;

/** The database guards reservations of up to a day: how far back it looks depends on it. */
const LONGEST = 86_400_000;

/** A room is held while it is set up and cleared down, too. */
export const roomHold = ({ setupMinutes, cleardownMinutes }: Buffers): Hold => ({
  before: setupMinutes * MINUTE,
  after: cleardownMinutes * MINUTE,
});

/** Equipment and a tutor are held from when they are prepared. @param preparation in ms */
export const preparedHold = (preparation: number): Hold => ({ before: preparation, after: 0 });

/** A vehicle drives to the school and back with the group, takes it home, and drives back. */
export const tripHold = ({ outward, home }: Away): Hold => ({ before: 2 * outward, after: 2 * home });

/** The time for which something is held for a session. */
export const heldTime = ({ startsAt, endsAt }: SessionTime, { before, after }: Hold): SessionTime => ({
  startsAt: new Date(startsAt.getTime() - before),
  endsAt: new Date(endsAt.getTime() + after),
});

/** The same in ms. */
export const heldSpan = (session: SessionTime, hold: Hold): Interval => spanOf(heldTime(session, hold));

/** Whether no reservation may last as long, whatever it is of. */
export const isLongerThanADay = ({ startsAt, endsAt }: SessionTime): boolean =>
  endsAt.getTime() - startsAt.getTime() > LONGEST;

/** The same of a session of so many ms, whenever it is. */
export const holdsTooLong = (length: number, { before, after }: Hold): boolean => before + length + after > LONGEST;
