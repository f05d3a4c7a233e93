import { z } from 'zod';
import { END_FIRST, endsAfterStart, localDay, wallTime } from './common.js';
import { policyProblem } from './policies.contract.js';
import { partnershipRole, programme, role, visitState } from './vocabulary.js';

export const explanationsRoutes = {
  /** Why a visit can or cannot be had, for whoever asks or for somebody else. */
  explanation: '/api/v1/centres/:centreId/explanation',
  /** Whose roles can be looked at: people of the partner and of the centre. */
  people: '/api/v1/centres/:centreId/explanation-people',
} as const;

/** `pool:quantity`, several with commas between. */
const equipment = z
  .string()
  .max(2_000)
  .regex(/^([0-9a-f-]{36}:\d{1,6})(,[0-9a-f-]{36}:\d{1,6}){0,19}$/, 'Name each kind of equipment with how many')
  .transform((text) =>
    text.split(',').map((one) => {
      const [poolId = '', quantity = ''] = one.split(':');
      return { poolId, quantity: Number(quantity) };
    }),
  );

export const explainQuery = z
  .object({
    partnerId: z.uuid('Choose a school or group'),
    /** Whose roles decide. @default whoever asks */
    personId: z.uuid('Choose a person').optional(),
    day: localDay,
    startTime: wallTime,
    endTime: wallTime,
    /** @default any room of the centre */
    roomId: z.uuid('Choose a room').optional(),
    pupils: z.coerce.number().int().min(1, 'Enter 1 or more pupils').max(2_000, 'Enter 2,000 pupils or fewer'),
    adults: z.coerce.number().int().min(0).max(500).default(0),
    programme: programme.default('mainstream'),
    activityId: z.uuid('Choose an activity').optional(),
    tutorId: z.uuid('Choose a tutor').optional(),
    vehicleId: z.uuid('Choose a vehicle').optional(),
    stepFree: z.stringbool().default(false),
    /** @default what the activity needs for so many pupils */
    equipment: equipment.optional(),
  })
  .refine(endsAfterStart, END_FIRST);
export type ExplainQuery = z.output<typeof explainQuery>;

const named = z.object({ id: z.uuid(), name: z.string() });

export const permissionProblemCode = z.enum([
  'no_role',
  'never_a_partner',
  'partnership_not_begun',
  'partnership_ended',
  'school_closed',
]);
export type PermissionProblemCode = z.infer<typeof permissionProblemCode>;

/** What is in somebody’s way, for those who may see it; `partner` and the rest are null for everybody else. */
export const inTheWay = z.object({
  startTime: wallTime,
  endTime: wallTime,
  state: visitState.nullable(),
  partner: z.string().nullable(),
  visitId: z.uuid().nullable(),
});
export type InTheWay = z.infer<typeof inTheWay>;

export const availabilityProblem = z.object({ code: z.string(), text: z.string(), inTheWay: z.array(inTheWay) });
export type AvailabilityProblem = z.infer<typeof availabilityProblem>;

export const explanationView = z
  .object({
    centre: named,
    partner: named.extend({ role: partnershipRole.nullable() }),
    /** Nothing stands in the way. */
    possible: z.boolean(),
    permission: z.object({
      person: named,
      problems: z.array(z.object({ code: permissionProblemCode, text: z.string() })),
      /** Each role with whether it lets the person ask for this partner at this centre. */
      roles: z.array(z.object({ role, place: z.string().nullable(), lets: z.boolean() })),
      /** Whether the person may set aside the rules that can be. */
      mayOverride: z.boolean(),
    }),
    /** Every rule that it would break. */
    policy: z.array(policyProblem),
    /** Everything that is not to be had, besides rooms. */
    availability: z.array(availabilityProblem),
    /** The room asked for, or each of the centre’s; one without problems is enough. */
    rooms: z.array(
      named.extend({
        problems: z.array(availabilityProblem),
        /** What the activity needs and the room has not got: it can be asked for, but no search offers it. */
        lacks: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'ExplanationView' });
export type ExplanationView = z.infer<typeof explanationView>;

export const explanationPeopleQuery = z.object({ partnerId: z.uuid('Choose a school or group') });
export type ExplanationPeopleQuery = z.infer<typeof explanationPeopleQuery>;

/** By name; people of the partner and of the centre who have a role or had one. */
export const explanationPeople = z.object({ items: z.array(named) }).meta({ id: 'ExplanationPeople' });
export type ExplanationPeople = z.infer<typeof explanationPeople>;
