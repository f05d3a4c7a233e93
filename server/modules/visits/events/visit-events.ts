import type { OfferKind } from '#shared/contracts/offers.contract.js';
import type { VisitMove } from '#shared/contracts/visits.contract.js';
import type {
  Programme,
  KeyStage,
  PartnershipRole,
  ReasonCode,
  SignOffState,
  VisitState,
} from '#shared/contracts/vocabulary.js';
import type { Undoable } from '../undoable.js';

/** What other modules need to know of a visit. No names, no free text. */
export interface VisitFacts {
  readonly id: string;
  readonly reference: string;
  readonly authorityId: string;
  readonly centreId: string;
  readonly partnerId: string;
  readonly partnerRole: PartnershipRole;
  /** Local ISO date. */
  readonly schoolDay: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly keyStage: KeyStage;
  readonly programme: Programme;
  readonly expectedPupils: number;
  readonly requestedBy: string | null;
  /** Null for a visit that was asked for alone. */
  readonly seriesId: string | null;
  /** Whether the school's coordinator has signed it off; null where the school asks for none. */
  readonly signOff: SignOffState | null;
  /** When it was over earlier than planned; null when it was not. */
  readonly finishedAt: Date | null;
}

/** Handled inside the unit of work of the move, like all events here; a handler that refuses undoes the move. */
export class VisitRequested {
  constructor(
    readonly visit: VisitFacts,
    readonly actorId: string,
    /** What the coach company quoted, or null when no help with transport was asked for. */
    readonly transportQuotePence: number | null,
    /** People are told of its series, not of it. */
    readonly withSeries = false,
    /** Its time is taken: it waits until it is free, and needs no answer. */
    readonly waits = false,
  ) {}
}

export class VisitApproved {
  constructor(
    readonly visit: VisitFacts,
    /** Null when it was approved as it was asked for, by the centre's terms. */
    readonly actorId: string | null,
    /** The manager chose to approve although the transport money is used up. */
    readonly withoutAward: boolean,
    readonly withSeries = false,
    /** Null when it cannot be taken back. */
    readonly undo: Undoable | null = null,
    /** By saying yes to a time that the centre had offered. */
    readonly accepted = false,
  ) {}
}

/** The visit will not take place, or did not: declined, withdrawn, cancelled, expired or a no-show. */
export class VisitEnded {
  constructor(
    readonly visit: VisitFacts,
    readonly state: Extract<VisitState, 'declined' | 'withdrawn' | 'cancelled' | 'expired' | 'no_show'>,
    /** Null when it lapsed by itself. */
    readonly actorId: string | null,
    readonly reasonCode: ReasonCode | null,
    readonly withSeries = false,
    /** Null when it cannot be taken back. */
    readonly undo: Undoable | null = null,
    /** What it was until now, for those who tell why it lapsed. */
    readonly was: VisitState = 'requested',
  ) {}
}

/** Other times than it asked for, or its turn of the waiting list, are held for it; what it held itself is free. */
export class VisitOffered {
  constructor(
    readonly visit: VisitFacts,
    readonly kind: OfferKind,
    /** Null for a turn. */
    readonly actorId: string | null,
    readonly withSeries = false,
  ) {}
}

/** Put on the waiting list after it was asked for: what it held is free. */
export class VisitWaitlisted {
  constructor(
    readonly visit: VisitFacts,
    readonly actorId: string | null,
    readonly withSeries = false,
  ) {}
}

/** A decision was taken back: the visit is as it was before, and nobody has been told of it. */
export class VisitUndone {
  constructor(
    readonly visit: VisitFacts,
    readonly move: VisitMove,
    readonly decidedAt: Date,
    readonly actorId: string,
  ) {}
}

export class VisitAttended {
  constructor(
    readonly visit: VisitFacts,
    readonly actorId: string,
    readonly pupils: number,
    readonly adults: number,
  ) {}
}

/** Another time, room or need, and perhaps to be decided anew; what it was, other modules do not need to know. */
export class VisitChanged {
  constructor(
    readonly visit: VisitFacts,
    readonly actorId: string | null,
    /** Resources that it held until now. */
    readonly gaveBack: readonly string[],
    readonly withSeries = false,
  ) {}
}

/** Another visit was approved for the time that this one had asked for, too: it waits from now on. */
export class VisitOutdone {
  /** Nobody did it to them: it followed from another decision. */
  readonly actorId = null;

  constructor(
    readonly visit: VisitFacts,
    /** People are told of it by itself, also when it is of a series. */
    readonly withSeries = false,
    /** While the approval can be taken back, with which this one is as it was before. */
    readonly undo: Undoable | null = null,
  ) {}
}

/** The school's coordinator stands behind a teacher's request: from now on the centre can decide it. */
export class VisitSignedOff {
  constructor(
    readonly visit: VisitFacts,
    readonly actorId: string,
  ) {}
}

/** The group left before its time was over: its room and the rest are free from then on. */
export class VisitFinishedEarly {
  constructor(
    readonly visit: VisitFacts,
    readonly actorId: string,
    /** Whether attendance is recorded already, so that what was written down of it has to follow. */
    readonly isRecorded: boolean,
  ) {}
}

/** Somebody arrived, or did not after all. Nothing but the visit itself has changed. */
export class VisitArrivalRecorded {
  constructor(
    readonly visit: VisitFacts,
    readonly actorId: string,
  ) {}
}

/** A second person agreed that attendance was recorded wrongly. */
export class AttendanceCorrected {
  constructor(
    readonly visit: VisitFacts,
    readonly actorId: string,
    readonly state: Extract<VisitState, 'attended' | 'no_show'>,
    readonly before: Extract<VisitState, 'attended' | 'no_show'>,
    readonly pupils: number,
    readonly adults: number,
  ) {}
}
