import { inviteSomebody, type InvitationPlace } from '#shared/contracts/people.contract.js';
import type { Choice } from '../../ui/choice.js';
import { INVITE } from './people.texts.js';
import { ROLE_HINTS, ROLE_LABELS } from './role-labels.js';

/** One text for a place, as lists of choices want it. */
export const placeKey = ({ scopeKind, scopeId }: Pick<InvitationPlace, 'scopeKind' | 'scopeId'>): string =>
  `${scopeKind} ${scopeId ?? ''}`;

export const asChoice = (place: InvitationPlace): Choice => ({ value: placeKey(place), label: place.name });

export const roleChoices = (place: InvitationPlace | undefined): Choice[] =>
  (place?.roles ?? []).map((role) => ({ value: role, label: ROLE_LABELS[role], hint: ROLE_HINTS[role] }));

interface Values {
  readonly name: string;
  readonly email: string;
  readonly place: string;
  readonly role: string;
}

/**
 * What the fields hold as the contract reads it. Roles depend on the place: before one is chosen, only the place is
 * asked for.
 */
export function toInvitation({ place, ...values }: Values) {
  if (place === '') return { ...values, role: 'teacher', scopeKind: 'partner', scopeId: '' };
  const [scopeKind = '', scopeId = ''] = place.split(' ');
  if (scopeKind === 'installation') return { ...values, scopeKind, scopeId: null };
  return { ...values, scopeKind, scopeId };
}

export const invitationForm = {
  schema: inviteSomebody,
  name: 'invite',
  messages: { scopeId: INVITE.choosePlace, role: INVITE.chooseRole },
  prepare: toInvitation,
} as const;
