/** Decides who gets a mail when something happens to a visit. Nobody is told what they did themselves. */

export type VisitNews =
  | 'requested'
  | 'approved'
  | 'declined'
  | 'withdrawn'
  | 'cancelled'
  | 'expired'
  | 'changed'
  | 'offered'
  | 'turn'
  | 'accepted'
  | 'waiting'
  | 'offer_expired'
  | 'wait_ended'
  | 'outdone'
  | 'numbersDue'
  /** A teacher's request waits for the school's own coordinator. */
  | 'signOffAsked'
  /** It does no longer: the centre can decide it. */
  | 'signedOff';

type Side = 'partnerSide' | 'managers' | 'coordinators';

export interface Involved {
  /** Who made the move; null when a hold ran out by itself. */
  readonly actorId: string | null;
  /** Who asked for the visit, or who looks after the partner's visits now that they have left. */
  readonly partnerSide: readonly string[];
  readonly managers: readonly string[];
  /** Who signs off for the school. */
  readonly coordinators: readonly string[];
}

const TELLS: Readonly<Record<VisitNews, readonly Side[]>> = {
  requested: ['managers'],
  approved: ['partnerSide'],
  declined: ['partnerSide'],
  withdrawn: ['partnerSide', 'managers'],
  cancelled: ['partnerSide', 'managers'],
  expired: ['partnerSide'],
  changed: ['partnerSide', 'managers'],
  numbersDue: ['partnerSide'],
  signOffAsked: ['coordinators'],
  signedOff: ['managers', 'partnerSide'],
  offered: ['partnerSide'],
  turn: ['partnerSide'],
  accepted: ['partnerSide', 'managers'],
  waiting: ['partnerSide', 'managers'],
  offer_expired: ['partnerSide', 'managers'],
  wait_ended: ['partnerSide'],
  outdone: ['partnerSide'],
};

/** A manager who cancels tells the partner, not the other managers. */
const concerned = (news: VisitNews, { actorId, managers }: Involved): readonly Side[] =>
  actorId !== null && managers.includes(actorId) ? TELLS[news].filter((side) => side !== 'managers') : TELLS[news];

export function readersOf(news: VisitNews, involved: Involved): string[] {
  const readers = concerned(news, involved).flatMap((side) => involved[side]);
  return [...new Set(readers)].filter((id) => id !== involved.actorId);
}
