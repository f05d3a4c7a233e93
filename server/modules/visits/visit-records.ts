import type { VisitMove } from '#shared/contracts/visits.contract.js';
import type { ActorSide, ReasonCode, VisitState } from '#shared/contracts/vocabulary.js';
import { type Visit } from './entities/visit.entity.js';
import type { VisitFacts } from './events/visit-events.js';

export interface VisitRecord extends VisitFacts {
  readonly expectedAdults: number;
  readonly state: VisitState;
  readonly version: number;
  readonly holdExpiresAt: Date | null;
  readonly decideBy: string | null;
  readonly arrivedAt: Date | null;
  /** Known where what is offered is accepted. */
  readonly unanswered?: boolean;
}

/** A visit as it is read to take its last decision back. */
export interface UndoableVisit extends VisitRecord {
  readonly heldBefore: boolean | null;
  readonly holdBefore: Date | null;
}

export interface HistoryEntry {
  readonly visitId: string;
  readonly version: number;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorSide: ActorSide;
  readonly move: VisitMove;
  readonly fromState: VisitState | null;
  readonly toState: VisitState;
  readonly reasonCode: ReasonCode | null;
  /** The time that it left with this move. @default it kept its time */
  readonly left?: Pick<Visit, 'startsAt' | 'endsAt'> | null;
}

/** What a move changes besides state and version. */
export interface MoveChanges extends Partial<
  Pick<Visit, 'schoolDay' | 'startsAt' | 'endsAt' | 'partnerRole' | 'changedAlone'>
> {
  readonly decidedAt?: Date | null;
  /** How it was held before a decision that can be taken back. */
  readonly heldBefore?: boolean;
  readonly holdBefore?: Date | null;
  /** Of a state that waits for an answer; null for every other. */
  readonly holdExpiresAt?: Date | null;
  /** Null for a request that keeps its time. */
  readonly decideBy?: string | null;
  /** The best of the times offered, of a visit that is; null for every other. */
  readonly alternativeId?: string | null;
  readonly reasonCode?: ReasonCode | null;
  readonly reasonNote?: string | null;
  readonly lateSide?: 'partner' | 'centre';
  readonly attendedPupils?: number | null;
  readonly attendedAdults?: number | null;
  readonly arrivedAt?: Date | null;
  /** Of a request that ends before its school has signed it off. */
  readonly signOff?: null;
}

export type OverdueVisit = Pick<VisitRecord, 'id' | 'seriesId' | 'state'>;

export type VisitChanges = Partial<
  Pick<
    Visit,
    | 'state'
    | 'schoolDay'
    | 'startsAt'
    | 'endsAt'
    | 'subject'
    | 'expectedPupils'
    | 'expectedAdults'
    | 'note'
    | 'holdExpiresAt'
    | 'decideBy'
    | 'seriesId'
    | 'seriesDay'
    | 'changedAlone'
    | 'partnerRole'
    | 'requestedBy'
    | 'onBehalf'
    | 'signOff'
    | 'arrivedAt'
    | 'finishedAt'
  >
>;

type LaterOn =
  | 'alternativeId'
  | 'heldBefore'
  | 'holdBefore'
  | 'decidedAt'
  | 'reasonCode'
  | 'reasonNote'
  | 'attendedPupils'
  | 'attendedAdults'
  | 'lateSide';

export type NewVisit = Omit<Visit, LaterOn>;
