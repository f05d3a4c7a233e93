import { useQuery } from '@pinia/colada';
import { shallowRef } from 'vue';
import type { InvitationView, InviteSomebody, NewInvitationView } from '#shared/contracts/people.contract.js';
import { peopleApi } from './people.api.js';

/** Open invitations, and the two things that change them. */
export function useInvitations() {
  const { data, error, refetch } = useQuery({ key: ['invitations'], query: peopleApi.invitations });
  /** The one just sent: the only view that holds the link. */
  const latest = shallowRef<NewInvitationView | null>(null);

  /** @throws ApiRefusal when this cannot be; the form shows it */
  async function invite(input: InviteSomebody): Promise<void> {
    latest.value = await peopleApi.invite(input);
    await refetch();
  }

  async function withdraw(invitation: InvitationView): Promise<void> {
    await peopleApi.withdraw(invitation.id);
    if (latest.value?.id === invitation.id) latest.value = null;
    await refetch();
  }

  return { data, error, refetch, latest, invite, withdraw };
}
