/** How a room hangs together with others, in words. */
import type { RoomView } from '#shared/contracts/rooms.contract.js';
import { ROOM } from './centres.texts.js';

const names = (rooms: readonly { name: string }[]): string => rooms.map(({ name }) => name).join(', ');

/** From both ends: what a room can be divided into and what it is a part of, what it needs and what needs it. */
export function linksOf(room: RoomView, all: readonly RoomView[]): string[] {
  const isOf = (linked: RoomView['parts']): boolean => linked.some(({ id }) => id === room.id);
  const sentences: [readonly { name: string }[], (names: string) => string][] = [
    [room.parts, ROOM.hasParts],
    [all.filter((other) => isOf(other.parts)), ROOM.partOf],
    [room.needs, ROOM.needsRooms],
    [all.filter((other) => isOf(other.needs)), ROOM.neededBy],
  ];
  return sentences.flatMap(([rooms, say]) => (rooms.length === 0 ? [] : [say(names(rooms))]));
}
