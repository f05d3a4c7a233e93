import { z } from 'zod';
import { instant, version } from './common.js';
import { visitState } from './vocabulary.js';

export const handOverRoutes = {
  colleagues: '/api/v1/visits/:visitId/colleagues',
  handOver: '/api/v1/visits/:visitId/hand-over',
  leavers: '/api/v1/visits-of-leavers',
} as const;

/** People of the same school or group who may look after a visit. */
export const colleagueList = z
  .object({
    items: z.array(z.object({ id: z.uuid(), name: z.string() })),
    /** Whether the person asking may hand it over. */
    mayHandOver: z.boolean(),
  })
  .meta({ id: 'ColleagueList' });
export type ColleagueList = z.infer<typeof colleagueList>;

/** This one, what is to come of its series, or all that is to come of whoever looks after it now. */
export const handOverExtent = z.enum(['visit', 'series', 'all']);

export const handOver = z
  .strictObject({ version, personId: z.uuid('Choose a colleague'), extent: handOverExtent.default('visit') })
  .meta({ id: 'HandOver' });
export type HandOver = z.infer<typeof handOver>;

export const handedOver = z.object({ visits: z.int() }).meta({ id: 'HandedOver' });
export type HandedOver = z.infer<typeof handedOver>;

/** Visits to come of people who have no role any more at the school or group that comes. */
export const leaversVisits = z
  .object({
    items: z.array(
      z.object({
        person: z.string(),
        visits: z.array(
          z.object({
            id: z.uuid(),
            subject: z.string(),
            startsAt: instant,
            endsAt: instant,
            zone: z.string(),
            state: visitState,
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'LeaversVisits' });
export type LeaversVisits = z.infer<typeof leaversVisits>;
