import { z } from 'zod';
import { assignmentView, emailAddress, personName } from './accounts.contract.js';
import { instant, pageSize } from './common.js';
import { role, scopeKind } from './vocabulary.js';

export const peopleRoutes = {
  people: '/api/v1/people',
  departure: '/api/v1/people/:personId/departure',
  invitations: '/api/v1/invitations',
  invitation: '/api/v1/invitations/:invitationId',
  invitationPlaces: '/api/v1/invitation-places',
} as const;

export const personId = z.uuid();
export const invitationId = z.uuid();

const search = z.string().trim().max(100, 'Search for at most 100 characters').default('');

export const personView = z
  .object({
    id: personId,
    name: z.string(),
    email: z.string(),
    /** Only the roles that whoever asks looks after. */
    assignments: z.array(assignmentView),
    availableActions: z.array(z.enum(['markAsLeft'])),
  })
  .meta({ id: 'PersonView' });
export type PersonView = z.infer<typeof personView>;

export const personQuery = z.object({
  search,
  /** The last person of the page before. */
  cursor: z.uuid().optional(),
  limit: pageSize,
});
export type PersonQuery = z.infer<typeof personQuery>;

export const personPage = z
  .object({ items: z.array(personView), nextCursor: z.string().nullable() })
  .meta({ id: 'PersonPage' });
export type PersonPage = z.infer<typeof personPage>;

export const inviteSomebody = z
  .strictObject({
    email: emailAddress,
    name: personName,
    role: role,
    scopeKind,
    scopeId: z.uuid('Choose a place').nullable(),
  })
  .meta({ id: 'InviteSomebody' });
export type InviteSomebody = z.infer<typeof inviteSomebody>;

export const invitationView = z
  .object({
    id: invitationId,
    email: z.string(),
    name: z.string(),
    assignment: assignmentView,
    invitedBy: z.string(),
    invitedAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'InvitationView' });
export type InvitationView = z.infer<typeof invitationView>;

/** How invitations reach people: by mail, or, where no mail is set up, by the link that the inviter passes on. */
export const invitationDelivery = z.enum(['mail', 'link']);
export type InvitationDelivery = z.infer<typeof invitationDelivery>;

/** The only answer that holds the link. */
export const newInvitationView = invitationView
  .extend({ link: z.url(), delivery: invitationDelivery })
  .meta({ id: 'NewInvitationView' });
export type NewInvitationView = z.infer<typeof newInvitationView>;

export const invitationList = z.object({ items: z.array(invitationView) }).meta({ id: 'InvitationList' });
export type InvitationList = z.infer<typeof invitationList>;

/** A place where whoever asks may give at least one role. */
export const invitationPlace = z
  .object({ scopeKind, scopeId: z.uuid().nullable(), name: z.string(), roles: z.array(role).min(1) })
  .meta({ id: 'InvitationPlace' });
export type InvitationPlace = z.infer<typeof invitationPlace>;

export const invitationPlaceQuery = z.object({ search });
export type InvitationPlaceQuery = z.infer<typeof invitationPlaceQuery>;

export const invitationPlaceList = z
  .object({
    items: z.array(invitationPlace),
    /** There are more than fit; search for the one that is missing. */
    more: z.boolean(),
    delivery: invitationDelivery,
  })
  .meta({ id: 'InvitationPlaceList' });
export type InvitationPlaceList = z.infer<typeof invitationPlaceList>;
