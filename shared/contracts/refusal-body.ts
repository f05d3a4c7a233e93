import { z } from 'zod';
import { REFUSALS, type Refusal } from './refusals.js';

const codes = Object.keys(REFUSALS) as [Refusal, ...Refusal[]];

/** How every refusal is answered: the code to decide on, and a sentence for the person. */
export const refusalBody = z
  .object({
    refusal: z.enum(codes),
    message: z.string(),
    /** Facts that help to mend it; which ones depends on the code. */
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Refusal' });

/** What was sent does not fit its contract: every field that is wrong, by its dotted path. */
export const invalidInputBody = z
  .object({
    refusal: z.literal('input/invalid'),
    message: z.string(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })),
  })
  .meta({ id: 'InvalidInput' });

/** Nobody's rule but our mistake. The number finds it in the log. */
export const faultBody = z
  .object({ fault: z.literal(true), message: z.string(), requestId: z.string() })
  .meta({ id: 'Fault' });
