import { z } from 'zod';
import { instant, localDay } from './common.js';

export const doorsRoutes = {
  displays: '/api/v1/centres/:centreId/door-displays',
  display: '/api/v1/door-displays/:displayId',
  /** What a display reads. Whoever knows the token may read it, so it is shown once and kept as a hash. */
  door: '/api/v1/doors/:token',
} as const;

/** The page of the client that stands at the door. */
export const DOOR_PAGE = '/door/:token';

export const makeDoorDisplay = z.strictObject({ roomId: z.uuid('Choose a room') }).meta({ id: 'MakeDoorDisplay' });
export type MakeDoorDisplay = z.infer<typeof makeDoorDisplay>;

export const doorDisplayView = z
  .object({ id: z.uuid(), roomId: z.uuid(), madeAt: instant })
  .meta({ id: 'DoorDisplayView' });
export type DoorDisplayView = z.infer<typeof doorDisplayView>;

/** The only answer that holds the address itself. */
export const newDoorDisplayView = doorDisplayView.extend({ address: z.url() }).meta({ id: 'NewDoorDisplayView' });
export type NewDoorDisplayView = z.infer<typeof newDoorDisplayView>;

export const doorDisplayList = z
  .object({
    centre: z.object({ id: z.uuid(), name: z.string() }),
    /** Every room in use, by name, with its living display. */
    rooms: z.array(z.object({ id: z.uuid(), name: z.string(), display: doorDisplayView.nullable() })),
    /** Whether the displays name the activity and the school. */
    showsActivity: z.boolean(),
  })
  .meta({ id: 'DoorDisplayList' });
export type DoorDisplayList = z.infer<typeof doorDisplayList>;

/** A time in which the room is not free: a session with its set-up and clear-down, or a closure. */
export const doorSlot = z.object({
  kind: z.enum(['visit', 'closed']),
  from: instant,
  until: instant,
  startsAt: instant,
  endsAt: instant,
  /** Null unless the centre shows it. */
  activity: z.string().nullable(),
  school: z.string().nullable(),
});
export type DoorSlot = z.infer<typeof doorSlot>;

/** One room's day, with nobody's name in it. */
export const doorView = z
  .object({
    room: z.string(),
    centre: z.string(),
    zone: z.string(),
    day: localDay,
    slots: z.array(doorSlot),
  })
  .meta({ id: 'DoorView' });
export type DoorView = z.infer<typeof doorView>;
