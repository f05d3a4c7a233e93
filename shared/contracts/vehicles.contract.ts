import { z } from 'zod';
import { instant, version } from './common.js';
import { line, optionalLine, wholeNumber } from './fields.js';
import { thingReason } from './vocabulary.js';

export const writeVehicle = z
  .strictObject({
    name: line('the name of the vehicle', 80),
    /** For passengers, without the driver's. */
    seats: wholeNumber('how many seats it has', 1, 100),
    note: optionalLine('the note', 300),
  })
  .meta({ id: 'WriteVehicle' });
export type WriteVehicle = z.infer<typeof writeVehicle>;

export const reportOffTheRoad = z
  .strictObject({
    reasonCode: thingReason,
    reason: line('what is wrong', 300),
    /** When it is expected back; left out when nobody knows. */
    until: instant.nullish().transform((value) => value ?? null),
  })
  .meta({ id: 'ReportOffTheRoad' });
export type ReportOffTheRoad = z.infer<typeof reportOffTheRoad>;

export const offTheRoadView = z.object({
  id: z.uuid(),
  reasonCode: thingReason,
  reason: z.string(),
  from: instant,
  until: instant.nullable(),
});
export type OffTheRoadView = z.infer<typeof offTheRoadView>;

export const vehicleView = z
  .object({
    id: z.uuid(),
    centreId: z.uuid(),
    name: z.string(),
    seats: z.int(),
    note: z.string().nullable(),
    /** Whether it cannot be used now. */
    offTheRoad: z.boolean(),
    /** Why; empty for those who do not work at the centre. */
    reports: z.array(offTheRoadView),
    retired: z.boolean(),
    version,
  })
  .meta({ id: 'VehicleView' });
export type VehicleView = z.infer<typeof vehicleView>;

export const takenOffTheRoad = z
  .object({
    vehicle: vehicleView,
    /** Visits in that time that were promised the vehicle; they keep the promise, and somebody has to talk to them. */
    touchedVisits: z.int(),
    /** What was written down; a plan for these visits can be made from it. */
    reportId: z.uuid(),
  })
  .meta({ id: 'TakenOffTheRoad' });
export type TakenOffTheRoad = z.infer<typeof takenOffTheRoad>;
