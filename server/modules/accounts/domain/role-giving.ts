import { role as roles, type Grant, type PartnerKind, type Role } from '#shared/contracts/vocabulary.js';

/**
 * Decides who may give which role to somebody else, and where. Whoever may give a role also sees who has it, sees and
 * withdraws open invitations to it, and ends it when its holder leaves: one rule for all of these.
 */

/** Where a role would hold, with what is known of that place. */
export type Place =
  | { readonly kind: 'installation' }
  | { readonly kind: 'authority'; readonly id: string }
  | { readonly kind: 'centre'; readonly id: string; readonly authorityId: string }
  | {
      readonly kind: 'partner';
      readonly id: string;
      readonly partnerKind: PartnerKind;
      readonly authorityId: string;
      /** Centres with which it has a partnership today. */
      readonly centreIds: readonly string[];
    };

/** How a place lies to the place where the giver's own role holds. */
export type Reach = 'anywhere' | 'own' | 'centres-of-authority' | 'partners-of-authority' | 'partners-of-centre';

interface Giving {
  readonly roles: readonly Role[];
  readonly at: Reach;
}

const GIVEN_BY: Readonly<Record<Role, readonly Giving[]>> = {
  system_administrator: [{ roles: roles.options, at: 'anywhere' }],
  la_officer: [
    { roles: ['la_officer', 'board_member'], at: 'own' },
    { roles: ['centre_manager'], at: 'centres-of-authority' },
    { roles: ['school_coordinator'], at: 'partners-of-authority' },
  ],
  board_member: [],
  centre_manager: [
    { roles: ['centre_manager', 'tutor', 'technician'], at: 'own' },
    { roles: ['school_coordinator', 'teacher', 'community_group_leader'], at: 'partners-of-centre' },
  ],
  tutor: [],
  technician: [],
  school_coordinator: [{ roles: ['school_coordinator', 'teacher'], at: 'own' }],
  teacher: [],
  community_group_leader: [{ roles: ['community_group_leader'], at: 'own' }],
};

const HOLDS_AT: Readonly<Record<Role, Place['kind'] | PartnerKind>> = {
  system_administrator: 'installation',
  la_officer: 'authority',
  board_member: 'authority',
  centre_manager: 'centre',
  tutor: 'centre',
  technician: 'centre',
  school_coordinator: 'school',
  teacher: 'school',
  community_group_leader: 'community_group',
};

/** Whether a role can hold at such a place at all, whoever gives it. */
export const fits = (role: Role, place: Place): boolean =>
  HOLDS_AT[role] === (place.kind === 'partner' ? place.partnerKind : place.kind);

const LIES: Readonly<Record<Reach, (place: Place, from: Grant) => boolean>> = {
  anywhere: () => true,
  own: (place, from) => place.kind === from.scopeKind && place.kind !== 'installation' && place.id === from.scopeId,
  'centres-of-authority': (place, from) => place.kind === 'centre' && place.authorityId === from.scopeId,
  'partners-of-authority': (place, from) => place.kind === 'partner' && place.authorityId === from.scopeId,
  'partners-of-centre': (place, from) =>
    place.kind === 'partner' && from.scopeId !== null && place.centreIds.includes(from.scopeId),
};

/** Whether somebody with these roles may give that role at that place. */
export function mayGive(givers: readonly Grant[], role: Role, place: Place): boolean {
  return (
    fits(role, place) &&
    givers.some((from) =>
      GIVEN_BY[from.role].some((giving) => giving.roles.includes(role) && LIES[giving.at](place, from)),
    )
  );
}

/** The roles that somebody may give at a place, in the order in which they are offered. */
export const rolesToGive = (givers: readonly Grant[], place: Place): Role[] =>
  roles.options.filter((role) => mayGive(givers, role, place));

/** One line per reach: which roles somebody gives there, and from which places of their own. For lists, which ask in SQL. */
export type GivenReach = Readonly<Record<Reach, { readonly roles: readonly Role[]; readonly from: readonly string[] }>>;

export function reachOf(givers: readonly Grant[]): GivenReach {
  const at = (reach: Reach) => {
    const pairs = givers.flatMap((from) =>
      GIVEN_BY[from.role].filter((giving) => giving.at === reach).map((giving) => ({ giving, from })),
    );
    return {
      roles: [...new Set(pairs.flatMap(({ giving }) => giving.roles))],
      from: [...new Set(pairs.flatMap(({ from }) => from.scopeId ?? []))],
    };
  };
  return {
    anywhere: at('anywhere'),
    own: at('own'),
    'centres-of-authority': at('centres-of-authority'),
    'partners-of-authority': at('partners-of-authority'),
    'partners-of-centre': at('partners-of-centre'),
  };
}
