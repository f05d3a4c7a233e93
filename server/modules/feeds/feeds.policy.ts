import type { Role } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';

/** Whose visits a calendar shows. The lists add up; a room stands alone. */
export interface FeedSelection {
  readonly roomId: string | null;
  /** Every visit of these centres. */
  readonly centreIds: readonly string[];
  /** Every visit of these schools or groups. */
  readonly partnerIds: readonly string[];
  /** Of these schools, the visits that the person asked for. */
  readonly ownPartnerIds: readonly string[];
  readonly personId: string;
}

export interface FeedSubject {
  readonly roomId: string | null;
  /** The centre of that room. */
  readonly centreId: string | null;
}

/** They look after everything that their school or group has booked, also what the centre entered for it. */
const COORDINATING: readonly Role[] = ['school_coordinator', 'community_group_leader'];

const NOTHING = { roomId: null, centreIds: [], partnerIds: [], ownPartnerIds: [] } as const;

/**
 * What a calendar may show now, by the roles that its owner holds now: centre staff their centre's visits,
 * coordinators and group leaders their school's or group's, teachers those they asked for.
 * @returns null when the owner may no longer read it at all
 */
export function selectionFor(owner: Actor, { roomId, centreId }: FeedSubject): FeedSelection | null {
  const { personId } = owner;
  if (roomId !== null) {
    return centreId !== null && mayReadRoom(owner, centreId) ? { ...NOTHING, personId, roomId } : null;
  }
  if (!owner.may('feeds.own')) return null;
  const partnerIds = owner.grants.flatMap(({ role, scopeKind, scopeId }) =>
    COORDINATING.includes(role) && scopeKind === 'partner' && scopeId !== null ? [scopeId] : [],
  );
  const ownPartnerIds = owner.scope('feeds.own').partnerIds.filter((id) => !partnerIds.includes(id));
  return { ...NOTHING, personId, centreIds: owner.scope('feeds.room').centreIds, partnerIds, ownPartnerIds };
}

export const mayReadRoom = (actor: Actor, centreId: string): boolean => actor.mayAt('feeds.room', { centreId });
