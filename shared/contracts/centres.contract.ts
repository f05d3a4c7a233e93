import { z } from 'zod';
import { version } from './common.js';
import { poolView } from './equipment.contract.js';
import { degrees, line, optionalLine, postcode, wholeNumber } from './fields.js';
import { openingHours, weeklyHours } from './hours.js';
import { openingOverrideView } from './opening-overrides.contract.js';
import { roomView } from './rooms.contract.js';
import { tutorView } from './tutors.contract.js';
import { vehicleView } from './vehicles.contract.js';

export const centresRoutes = {
  centres: '/api/v1/centres',
  centre: '/api/v1/centres/:centreId',
  rooms: '/api/v1/centres/:centreId/rooms',
  room: '/api/v1/rooms/:roomId',
  roomRetirement: '/api/v1/rooms/:roomId/retirement',
  pools: '/api/v1/centres/:centreId/equipment',
  pool: '/api/v1/equipment/:poolId',
  poolRetirement: '/api/v1/equipment/:poolId/retirement',
  outOfService: '/api/v1/equipment/:poolId/out-of-service',
  backInService: '/api/v1/out-of-service/:reportId/end',
  tutors: '/api/v1/centres/:centreId/tutors',
  tutorAccounts: '/api/v1/centres/:centreId/tutor-accounts',
  tutor: '/api/v1/tutors/:tutorId',
  tutorRetirement: '/api/v1/tutors/:tutorId/retirement',
  leave: '/api/v1/tutors/:tutorId/leave',
  leaveEnd: '/api/v1/leave/:leaveId/end',
  vehicles: '/api/v1/centres/:centreId/vehicles',
  vehicle: '/api/v1/vehicles/:vehicleId',
  vehicleRetirement: '/api/v1/vehicles/:vehicleId/retirement',
  offTheRoad: '/api/v1/vehicles/:vehicleId/off-the-road',
  backOnTheRoad: '/api/v1/off-the-road/:absenceId/end',
  openingOverrides: '/api/v1/centres/:centreId/opening-overrides',
  openingOverride: '/api/v1/opening-overrides/:overrideId',
} as const;

const centreDetails = {
  name: line('the name of the centre', 120),
  street: optionalLine('the street', 120),
  town: optionalLine('the town', 80),
  postcode,
  latitude: degrees('latitude', 90),
  longitude: degrees('longitude', 180),
  hostSchoolId: z.uuid('Choose the host school'),
  holdWorkingDays: wholeNumber('how long a request is held', 1, 60).default(10),
};

const SCHOOL_WEEK = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:30', closes: '17:00' }));

const bothOrNeither = (centre: { latitude: number | null; longitude: number | null }) =>
  (centre.latitude === null) === (centre.longitude === null);
const halfAPosition = { path: ['longitude'], message: 'Enter both latitude and longitude, or neither' };

/** The centre belongs to the local authority of its host school. Address and position left out are the school's. */
export const createCentre = z
  .strictObject({ ...centreDetails, openingHours: openingHours.default(SCHOOL_WEEK) })
  .refine(bothOrNeither, halfAPosition)
  .meta({ id: 'CreateCentre' });
export type CreateCentre = z.infer<typeof createCentre>;

export const editCentre = z
  .strictObject({ ...centreDetails, openingHours })
  .refine(bothOrNeither, halfAPosition)
  .meta({ id: 'EditCentre' });
export type EditCentre = z.infer<typeof editCentre>;

export const centreAction = z.enum(['edit', 'reportEquipment', 'editActivities']);
export type CentreAction = z.infer<typeof centreAction>;

const named = z.object({ id: z.uuid(), name: z.string() });

export const centreSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  authority: named,
  host: named.nullable(),
  street: z.string().nullable(),
  town: z.string().nullable(),
  postcode: z.string().nullable(),
  zone: z.string(),
  rooms: z.int(),
  equipmentPools: z.int(),
});
export type CentreSummary = z.infer<typeof centreSummary>;

export const centreList = z.object({ items: z.array(centreSummary) }).meta({ id: 'CentreList' });
export type CentreList = z.infer<typeof centreList>;

export const centreView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    authority: named,
    host: named.nullable(),
    street: z.string().nullable(),
    town: z.string().nullable(),
    postcode: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    zone: z.string(),
    holdWorkingDays: z.int(),
    version,
    openingHours: weeklyHours,
    /** Days to come with other hours than every week, the next first. */
    openingOverrides: z.array(openingOverrideView),
    /** Retired ones only for those who may bring them back. */
    rooms: z.array(roomView),
    equipmentPools: z.array(poolView),
    tutors: z.array(tutorView),
    vehicles: z.array(vehicleView),
    availableActions: z.array(centreAction),
  })
  .meta({ id: 'CentreView' });
export type CentreView = z.infer<typeof centreView>;
