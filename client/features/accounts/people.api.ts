import {
  invitationList,
  invitationPlaceList,
  newInvitationView,
  peopleRoutes,
  personPage,
  type InviteSomebody,
} from '#shared/contracts/people.contract.js';
import { del, fillPath, get, post } from '../../core/http.js';

export const peopleApi = {
  list: (search: string, cursor: string | undefined, limit: number) =>
    get(peopleRoutes.people, { query: { search, cursor, limit }, response: personPage }),
  markAsLeft: (personId: string) => post(fillPath(peopleRoutes.departure, { personId })),
  places: (search: string) => get(peopleRoutes.invitationPlaces, { query: { search }, response: invitationPlaceList }),
  invitations: () => get(peopleRoutes.invitations, { response: invitationList }),
  invite: (body: InviteSomebody) => post(peopleRoutes.invitations, body, { response: newInvitationView }),
  withdraw: (invitationId: string) => del(fillPath(peopleRoutes.invitation, { invitationId })),
};
