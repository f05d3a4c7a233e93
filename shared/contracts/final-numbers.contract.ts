import { z } from 'zod';
import { instant, localDay, version } from './common.js';

export const finalNumbersRoutes = {
  confirmation: '/api/v1/visits/:visitId/final-numbers',
  deadline: '/api/v1/visits/:visitId/final-numbers/deadline',
} as const;

/** How a visit stands with its final numbers. */
export const finalNumbersView = z.object({
  /** Unconfirmed by then, the visit is released. */
  dueAt: instant,
  confirmedAt: instant.nullable(),
  /** The person asking may confirm them, or correct what was confirmed. */
  mayConfirm: z.boolean(),
  mayExtend: z.boolean(),
});
export type FinalNumbersView = z.infer<typeof finalNumbersView>;

/** Fewer than asked for, or as many as the room, the vehicle and the school's roll allow. */
export const confirmFinalNumbers = z
  .strictObject({
    version,
    pupils: z
      .int('Enter how many pupils are coming')
      .min(1, 'Enter 1 or more. If nobody is coming, cancel the visit')
      .max(2000, 'Enter 2,000 pupils or fewer'),
    adults: z.int('Enter how many adults are coming').min(0, 'Enter 0 or more').max(500, 'Enter 500 adults or fewer'),
  })
  .meta({ id: 'ConfirmFinalNumbers' });
export type ConfirmFinalNumbers = z.infer<typeof confirmFinalNumbers>;

export const extendFinalNumbers = z
  .strictObject({
    version,
    /** The last day on which the numbers can be confirmed. */
    day: localDay,
  })
  .meta({ id: 'ExtendFinalNumbers' });
export type ExtendFinalNumbers = z.infer<typeof extendFinalNumbers>;
