import type { PermissionProblemCode } from '#shared/contracts/explanations.contract.js';
import { roleOn, type PartnershipStretch } from './partnership.js';

/** Why somebody may not ask for a visit at all, whatever is free and whatever the rules say. */

interface Standing {
  /** A role of theirs lets them ask for this partner, or for any at this centre. */
  readonly mayAsk: boolean;
  readonly stretches: readonly PartnershipStretch[];
  readonly day: string;
}

const TEXTS: Readonly<Record<PermissionProblemCode, string>> = {
  no_role:
    'No role lets this person ask: that takes one at the school or group itself, or at the centre. Give one under People.',
  never_a_partner:
    'The school or group never was a partner of this centre. The centre adds it under Schools and groups.',
  partnership_not_begun:
    'The partnership begins later than that day. Choose a later day, or enter an earlier beginning.',
  partnership_ended: 'The partnership ends before that day. The centre can enter a new one.',
  school_closed: 'The school has closed by that day.',
};

export function permissionProblems(standing: Standing): { code: PermissionProblemCode; text: string }[] {
  const codes = [...(standing.mayAsk ? [] : ['no_role' as const]), ...partnership(standing)];
  return codes.map((code) => ({ code, text: TEXTS[code] }));
}

function partnership({ stretches, day }: Standing): PermissionProblemCode[] {
  if (stretches.length === 0) return ['never_a_partner'];
  if (roleOn(stretches, day) !== null) return [];
  if (stretches.some(({ closedOn }) => closedOn !== null && closedOn <= day)) return ['school_closed'];
  return stretches.some(({ startsOn }) => startsOn <= day) ? ['partnership_ended'] : ['partnership_not_begun'];
}
