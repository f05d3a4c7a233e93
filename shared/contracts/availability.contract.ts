import { z } from 'zod';
import { END_FIRST, endsAfterStart, instant, localDay, version, wallTime } from './common.js';
import { visitState } from './vocabulary.js';

export const availabilityRoutes = {
  day: '/api/v1/centres/:centreId/days/:day',
  week: '/api/v1/centres/:centreId/weeks/:day',
  roomWeek: '/api/v1/centres/:centreId/rooms/:roomId/weeks/:day',
  times: '/api/v1/centres/:centreId/availability',
} as const;

/** A visit as those may see it who may; to others a stay is only busy, and `visit` is null. */
const stayVisit = z.object({
  id: z.uuid(),
  reference: z.string(),
  state: visitState,
  /** What a change of it is made on. */
  version,
  partnerId: z.uuid(),
  partnerName: z.string(),
  subject: z.string(),
  pupils: z.int(),
  /** What has to be set up for it, by name. */
  equipment: z.array(z.object({ poolId: z.uuid(), name: z.string(), quantity: z.int() })),
  /** Who of the centre teaches the group; null when nobody does, and for those who see visits without names. */
  tutor: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** The centre's vehicle that fetches the group; null when it comes by itself. */
  vehicle: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** From when its tutor and equipment are held: before the session where its activity is prepared. */
  preparedFrom: instant,
});

export const stay = z.object({
  /** With set-up and clear-down. */
  from: instant,
  until: instant,
  /** The session itself. */
  startsAt: instant,
  endsAt: instant,
  /**
   * The room that was asked for, where it is another one: the hall that this one is a part of, or a half of this hall.
   * For a tutor, the room in which they teach.
   */
  room: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  visit: stayVisit.nullable(),
});
export type Stay = z.infer<typeof stay>;

export const roomDay = z.object({
  id: z.uuid(),
  name: z.string(),
  capacity: z.int(),
  stepFree: z.boolean(),
  features: z.array(z.string()),
  setupMinutes: z.int(),
  cleardownMinutes: z.int(),
  stays: z.array(stay),
  closures: z.array(z.object({ from: instant, until: instant.nullable(), reason: z.string() })),
});
export type RoomDay = z.infer<typeof roomDay>;

export const tutorDay = z.object({
  id: z.uuid(),
  name: z.string(),
  skills: z.array(z.string()),
  /** When they work that day. */
  hours: z.array(z.object({ opens: wallTime, closes: wallTime, from: instant, until: instant })),
  stays: z.array(stay),
  /** Leave. */
  closures: z.array(z.object({ from: instant, until: instant.nullable(), reason: z.string() })),
});
export type TutorDay = z.infer<typeof tutorDay>;

export const poolDay = z.object({
  id: z.uuid(),
  name: z.string(),
  quantity: z.int(),
  outOfService: z.int(),
  /** How many are left from each instant until the next; the first begins with the day. */
  levels: z.array(z.object({ from: instant, left: z.int() })),
});
export type PoolDay = z.infer<typeof poolDay>;

export const dayView = z
  .object({
    centre: z.object({ id: z.uuid(), name: z.string(), zone: z.string() }),
    day: localDay,
    /** Empty when the centre is closed that day. */
    hours: z.array(z.object({ opens: wallTime, closes: wallTime, from: instant, until: instant })),
    rooms: z.array(roomDay),
    /** Empty for those who do not work at the centre or for its authority. */
    tutors: z.array(tutorDay),
    pools: z.array(poolDay),
  })
  .meta({ id: 'DayView' });
export type DayView = z.infer<typeof dayView>;

export const weekView = z
  .object({
    monday: localDay,
    /** Monday to Sunday, each as the day by itself is seen. */
    days: z.array(dayView),
  })
  .meta({ id: 'WeekView' });
export type WeekView = z.infer<typeof weekView>;

export const roomWeekView = z
  .object({
    monday: localDay,
    /** Monday to Sunday. */
    days: z.array(roomDay.extend({ day: localDay, hours: dayView.shape.hours })),
  })
  .meta({ id: 'RoomWeekView' });
export type RoomWeekView = z.infer<typeof roomWeekView>;

export const timesQuery = z
  .object({
    day: localDay,
    startTime: wallTime,
    endTime: wallTime,
    pupils: z.coerce.number().int().min(1).max(2000).optional(),
    stepFree: z
      .enum(['true', 'false'])
      .transform((value) => value === 'true')
      .optional(),
  })
  .refine(endsAfterStart, END_FIRST);
export type TimesQuery = z.infer<typeof timesQuery>;

/** Why a room cannot be had; each reads as a sentence on screen. */
export const roomObstacle = z.enum(['taken', 'closed', 'too_small', 'not_step_free', 'no_setup_time']);
export type RoomObstacle = z.infer<typeof roomObstacle>;

/** Why nothing can be had at that time at all. */
export const timeObstacle = z.enum([
  'outside_hours',
  'centre_closed',
  'in_the_past',
  'too_far_ahead',
  'time_does_not_exist',
  'time_is_ambiguous',
]);
export type TimeObstacle = z.infer<typeof timeObstacle>;

export const roomOffer = z.object({
  id: z.uuid(),
  name: z.string(),
  capacity: z.int(),
  stepFree: z.boolean(),
  features: z.array(z.string()),
  obstacle: roomObstacle.nullable(),
});
export type RoomOffer = z.infer<typeof roomOffer>;

export const timesView = z
  .object({
    obstacle: timeObstacle.nullable(),
    hours: z.array(z.object({ opens: wallTime, closes: wallTime })),
    /** Bookable rooms first, the best fitting first. */
    rooms: z.array(roomOffer),
    pools: z.array(z.object({ id: z.uuid(), name: z.string(), left: z.int(), quantity: z.int() })),
  })
  .meta({ id: 'TimesView' });
export type TimesView = z.infer<typeof timesView>;
