import { z } from 'zod';
import { localDay, version, wallTime } from './common.js';
import { line } from './fields.js';
import { dayHours } from './hours.js';

/** How far ahead a day can be given hours of its own: as far as visits can be asked for. */
export const OVERRIDE_HORIZON_DAYS = 400;

/** Hours for one day only, in place of those of its weekday; an empty list closes the centre that day. */
export const writeOpeningOverride = z
  .strictObject({ day: localDay, hours: dayHours, reason: line('the reason', 120) })
  .meta({ id: 'WriteOpeningOverride' });
export type WriteOpeningOverride = z.infer<typeof writeOpeningOverride>;

export const openingOverrideView = z
  .object({
    id: z.uuid(),
    day: localDay,
    hours: z.array(z.object({ opens: wallTime, closes: wallTime })),
    reason: z.string(),
    version,
  })
  .meta({ id: 'OpeningOverrideView' });
export type OpeningOverrideView = z.infer<typeof openingOverrideView>;

export const overriddenView = openingOverrideView
  .extend({
    /** Visits of that day that now lie outside its hours; they keep their place, and somebody has to talk to them. */
    touchedVisits: z.int(),
  })
  .meta({ id: 'OverriddenDay' });
export type OverriddenView = z.infer<typeof overriddenView>;
