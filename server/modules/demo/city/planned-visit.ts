import type { VisitMove } from '#shared/contracts/visits.contract.js';
import type {
  ActorSide,
  KeyStage,
  PartnershipRole,
  Programme,
  ReasonCode,
  VisitState,
  YearGroup,
} from '#shared/contracts/vocabulary.js';
import type { Stay } from './diary.js';

export interface Move {
  readonly move: VisitMove;
  readonly to: VisitState;
  readonly at: Date;
  readonly side: ActorSide;
  /** Key of a person; null for the product itself. */
  readonly actor: string | null;
  readonly reason: ReasonCode | null;
}

/** A group that wants to come. */
export interface Group {
  readonly subject: string;
  readonly keyStage: KeyStage;
  readonly yearGroups: readonly YearGroup[];
  readonly programme: Programme;
  readonly pupils: number;
  readonly adults: number;
}

/** One visit with everything that has happened to it, in keys of the demo city instead of ids. */
export interface PlannedVisit extends Stay, Group {
  readonly partner: string;
  readonly partnerRole: PartnershipRole;
  readonly requestedBy: string;
  readonly onBehalf: boolean;
  readonly note: string | null;
  readonly reasonNote: string | null;
  readonly transportQuotePence: number | null;
  readonly moves: readonly Move[];
  /** What the centre offers instead, the best first. */
  readonly alternatives?: readonly Pick<Stay, 'day' | 'start' | 'end' | 'room'>[];
  readonly attended: { readonly pupils: number; readonly adults: number } | null;
  /** Key of the series to which it belongs; visits of one key repeat by one rule. */
  readonly series?: string;
  /** Key of the tutor who teaches the group, where one does. */
  readonly tutor?: string;
  /** The centre's vehicle that fetches the group, and how long that takes one way, loading included. */
  readonly vehicle?: { readonly key: string; readonly minutesAway: number };
  /** What becomes of a claim, where the story wants a certain end; otherwise chance decides. */
  readonly claim?: 'to make' | 'to pay' | 'paid';
}

/** States in which a visit keeps its room and equipment. */
const OCCUPYING: readonly VisitState[] = ['requested', 'approved', 'attended'];

export const lastMove = (visit: Pick<PlannedVisit, 'moves'>): Move => {
  const last = visit.moves.at(-1);
  if (!last) throw new RangeError('a visit begins with a request');
  return last;
};

export const occupies = (visit: Pick<PlannedVisit, 'moves'>): boolean => OCCUPYING.includes(lastMove(visit).to);
