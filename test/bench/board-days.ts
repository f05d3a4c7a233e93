/** As much of the API's day as a full board needs; the rest goes along as the server answered. */
export interface Stay {
  readonly visit: { readonly id: string } | null;
}

interface Day {
  readonly day: string;
  readonly hours: readonly object[];
  readonly rooms: readonly { readonly id: string; readonly stays: readonly Stay[] }[];
}

const MINUTE_MS = 60_000;
const FIRST = 8 * 60;
/** From one session to the next: an hour, and a quarter for setting up and clearing down. */
const EVERY = 75;
const SESSION = 60;
const BUFFER = 7;

export const STAYS_IN_A_ROOM = 10;

const instant = (day: string, minutes: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS).toISOString();

/**
 * The day that the server answered with, put on another date and as full as a day can be: every room ten times, with the
 * visits that there are, over and over.
 * @param open false empties it
 */
export function filledDay(template: Day, day: string, open: boolean): Day {
  if (!open) return { ...template, day, hours: [], rooms: template.rooms.map((room) => ({ ...room, stays: [] })) };
  const hours = [{ opens: '08:00', closes: '21:00', from: instant(day, FIRST), until: instant(day, 21 * 60) }];
  const rooms = template.rooms.map((room) => ({ ...room, stays: filled(room.stays, room.id, day) }));
  return { ...template, day, hours, rooms };
}

function filled(stays: readonly Stay[], roomId: string, day: string): Stay[] {
  return Array.from({ length: STAYS_IN_A_ROOM }, (_, index) => {
    const start = FIRST + BUFFER + index * EVERY;
    const stay = stays[index % stays.length] ?? { visit: null };
    const id = `${roomId.slice(0, -4)}${day.slice(8)}${String(index).padStart(2, '0')}`;
    return {
      ...stay,
      from: instant(day, start - BUFFER),
      startsAt: instant(day, start),
      endsAt: instant(day, start + SESSION),
      until: instant(day, start + SESSION + BUFFER),
      visit: stay.visit && { ...stay.visit, id },
    };
  });
}
