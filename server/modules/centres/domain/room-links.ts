/** Whoever takes the room takes the other too. */
export interface Link {
  readonly roomId: string;
  readonly otherId: string;
}

export interface Buffered {
  readonly id: string;
  readonly setupMinutes: number;
  readonly cleardownMinutes: number;
}

const wider = (id: string, a: Buffered, b: Buffered | undefined): Buffered => ({
  id,
  setupMinutes: Math.max(a.setupMinutes, b?.setupMinutes ?? 0),
  cleardownMinutes: Math.max(a.cleardownMinutes, b?.cleardownMinutes ?? 0),
});

const isAsWide = (a: Buffered, b: Buffered): boolean =>
  a.setupMinutes >= b.setupMinutes && a.cleardownMinutes >= b.cleardownMinutes;

/**
 * Everything that comes along with a room, in the order of ids, however many links away. Each is taken for as long as
 * whatever brings it is, so its set-up and clear-down are the widest of all rooms on the way to it.
 * @param others the rooms at the far end of links, by id; one that is missing has no buffers of its own
 */
export function roomsBrought(
  room: Buffered,
  linksFrom: ReadonlyMap<string, readonly Link[]>,
  others: ReadonlyMap<string, Buffered>,
): Buffered[] {
  const brought = new Map<string, Buffered>();
  const left: Buffered[] = [room];
  for (let from = left.pop(); from; from = left.pop()) {
    for (const { otherId } of linksFrom.get(from.id) ?? []) {
      const known = brought.get(otherId);
      const wide = wider(otherId, from, known ?? others.get(otherId));
      if (otherId === room.id || (known && isAsWide(known, wide))) continue;
      brought.set(otherId, wide);
      left.push(wide);
    }
  }
  return [...brought.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Ids of everything that comes along with a room, itself not counted. */
export function idsBrought(roomId: string, links: readonly Link[]): string[] {
  const room = { id: roomId, setupMinutes: 0, cleardownMinutes: 0 };
  return roomsBrought(room, linksByRoom(links), new Map()).map(({ id }) => id);
}

export const linksByRoom = (links: readonly Link[]): Map<string, Link[]> => Map.groupBy(links, (link) => link.roomId);

/** Whether a room would come along with itself if it had these links. */
export function leadsInACircle(roomId: string, links: readonly Link[]): boolean {
  return links.some(
    (link) => link.roomId === roomId && [link.otherId, ...idsBrought(link.otherId, links)].includes(roomId),
  );
}

/** A room that a visit to come holds. */
export interface Holding {
  readonly holderId: string;
  readonly roomId: string;
  /** False for a room that came along with another. */
  readonly asked: boolean;
  readonly from: Date;
  readonly until: Date;
}

/** Rooms that bring this one along, and itself. */
export function roomsBringing(roomId: string, links: readonly Link[]): string[] {
  const backwards = links.map((link) => ({ roomId: link.otherId, otherId: link.roomId }));
  return [roomId, ...idsBrought(roomId, backwards)];
}

/** How many visits to come hold a room without holding, for as long, all that comes along with it by these links. */
export function brokenPromises(holdings: readonly Holding[], links: readonly Link[]): number {
  const asked = holdings.filter((holding) => holding.asked);
  const brought = new Map([...new Set(asked.map(({ roomId }) => roomId))].map((id) => [id, idsBrought(id, links)]));
  const ofHolder = Map.groupBy(holdings, (holding) => holding.holderId);
  const lacks = ({ holderId, roomId, from, until }: Holding): boolean =>
    (brought.get(roomId) ?? []).some(
      (id) => !ofHolder.get(holderId)?.some((own) => own.roomId === id && own.from <= from && own.until >= until),
    );
  return new Set(asked.filter(lacks).map(({ holderId }) => holderId)).size;
}
