import { z } from 'zod';
import { instant, version } from './common.js';
import { line, optionalLine, wholeNumber } from './fields.js';
import { thingReason } from './vocabulary.js';

const units = wholeNumber('how many', 1, 100_000);

export const writePool = z
  .strictObject({
    name: line('the name of the equipment', 80),
    description: optionalLine('the description', 500),
    quantity: wholeNumber('how many there are', 0, 100_000),
  })
  .meta({ id: 'WriteEquipmentPool' });
export type WritePool = z.infer<typeof writePool>;

export const reportOutOfService = z
  .strictObject({
    quantity: units,
    reasonCode: thingReason,
    reason: line('what is wrong', 300),
    /** When they are expected back; left out when nobody knows. */
    until: instant.nullish().transform((value) => value ?? null),
  })
  .meta({ id: 'ReportOutOfService' });
export type ReportOutOfService = z.infer<typeof reportOutOfService>;

export const outOfServiceView = z.object({
  id: z.uuid(),
  quantity: z.int(),
  reasonCode: thingReason,
  reason: z.string(),
  from: instant,
  until: instant.nullable(),
});
export type OutOfServiceView = z.infer<typeof outOfServiceView>;

export const poolView = z
  .object({
    id: z.uuid(),
    centreId: z.uuid(),
    name: z.string(),
    description: z.string().nullable(),
    quantity: z.int(),
    /** Units that cannot be used now. */
    outOfService: z.int(),
    /** Why; empty for those who do not work at the centre. */
    reports: z.array(outOfServiceView),
    retired: z.boolean(),
    version,
  })
  .meta({ id: 'EquipmentPoolView' });
export type PoolView = z.infer<typeof poolView>;

/** For the staff of the centre, who have to talk to somebody. */
export const shortVisit = z.object({
  id: z.uuid(),
  reference: z.string(),
  partnerName: z.string(),
  startsAt: instant,
  endsAt: instant,
  /** How many it was promised. */
  quantity: z.int(),
});
export type ShortVisit = z.infer<typeof shortVisit>;

export const reportedView = z
  .object({
    pool: poolView,
    /** Visits already promised more than is left; they keep their promise, and somebody has to talk to them. In the order of time. */
    shortVisits: z.array(shortVisit),
    /** What was written down; a plan for these visits can be made from it. */
    reportId: z.uuid(),
  })
  .meta({ id: 'ReportedOutOfService' });
export type ReportedView = z.infer<typeof reportedView>;
