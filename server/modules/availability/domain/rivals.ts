import { roomHold, heldSpan } from './holds.js';
import { meets } from './intervals.js';
import type { Room } from './room-offers.js';
import type { Wish } from './search-facts.js';

interface Wanted {
  readonly room: Room;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** How many visits of others want the room at that time, each once. */
export function rivalsOf({ room, startsAt, endsAt }: Wanted, wishes: readonly Wish[], partnerId: string): number {
  const session = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  const rooms = [room, ...room.brings];
  const rivals = wishes.filter(
    (wish) =>
      wish.partnerId !== partnerId &&
      rooms.some((one) => one.id === wish.resourceId && meets([wish], heldSpan(session, roomHold(one)))),
  );
  return new Set(rivals.map(({ visitId }) => visitId)).size;
}
