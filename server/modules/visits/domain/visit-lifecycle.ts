import type { Refusal } from '#shared/contracts/refusals.js';
import type { VisitAction } from '#shared/contracts/visits.contract.js';
import type { ActorSide, SignOffState, VisitState } from '#shared/contracts/vocabulary.js';

export interface VisitSituation {
  readonly state: VisitState;
  readonly startsAt: Date;
  /** When a request, an offer or a place on the waiting list ends by itself; null once it is answered. */
  readonly holdExpiresAt: Date | null;
  /** Where the school asks for one. */
  readonly signOff?: SignOffState | null;
  /** Something that it needs is closed, so that it cannot stay, whatever its school says. @default false */
  readonly placeLost?: boolean;
  /** When somebody of the group was seen at the centre. */
  readonly arrivedAt?: Date | null;
  /** What is offered is its turn, and nobody of the centre has ever answered it. @default false */
  readonly unanswered?: boolean;
}

type Moment = 'before the visit' | 'from its beginning' | 'while held' | 'once lapsed';

interface MoveRule {
  readonly by: readonly ActorSide[];
  readonly from: readonly VisitState[];
  readonly to: VisitState;
  /** Where a partner leads it instead that nobody of the centre has answered yet. */
  readonly unanswered?: VisitState;
  readonly when: Moment;
}

/** Every move that leads from one state to another by the table below. */
export type Moving = VisitAction | 'turn' | 'lapse' | 'release';

export type Decision = { ok: true; state: VisitState } | { ok: false; refusal: Refusal };

/** States that wait for somebody, and end by themselves when nobody answers. */
export const PENDING: readonly VisitState[] = ['requested', 'offered', 'waitlisted'];

/** The whole life of a visit after it was asked for: who may move it, from where, to where, and when. */
const MOVES: Readonly<Record<Moving, MoveRule>> = {
  /** By itself where the centre's terms say so. */
  approve: { by: ['centre', 'system'], from: ['requested'], to: 'approved', when: 'while held' },
  decline: { by: ['centre'], from: PENDING, to: 'declined', when: 'while held' },
  withdraw: { by: ['partner'], from: PENDING, to: 'withdrawn', when: 'while held' },
  /** Other times instead of the one asked for. */
  offer: { by: ['centre'], from: ['requested', 'waitlisted'], to: 'offered', when: 'while held' },
  /** One of the times offered; the centre does so for whoever says yes on the telephone. A turn alone is no promise. */
  accept: {
    by: ['partner', 'centre'],
    from: ['offered'],
    to: 'approved',
    unanswered: 'requested',
    when: 'while held',
  },
  wait: { by: ['centre', 'system'], from: ['requested'], to: 'waitlisted', when: 'while held' },
  /** Its time has become free, and is held until it says yes. */
  turn: { by: ['system'], from: ['waitlisted'], to: 'offered', when: 'while held' },
  cancel: { by: ['centre', 'partner'], from: ['approved'], to: 'cancelled', when: 'before the visit' },
  /** Nobody confirmed the final numbers in time. */
  release: { by: ['system'], from: ['approved'], to: 'cancelled', when: 'before the visit' },
  recordAttendance: { by: ['centre'], from: ['approved'], to: 'attended', when: 'from its beginning' },
  recordNoShow: { by: ['centre'], from: ['approved'], to: 'no_show', when: 'from its beginning' },
  lapse: { by: ['system'], from: PENDING, to: 'expired', when: 'once lapsed' },
};

/** What comes of a request before its school has signed it off is for nobody to say; the school can still take it back. */
const AFTER_SIGN_OFF: readonly Moving[] = ['approve', 'decline', 'offer', 'accept'];

/** States in which a visit keeps its room and equipment. What is offered is kept by the alternatives, not by the wish. */
export const OCCUPYING: readonly VisitState[] = ['requested', 'approved', 'attended'];

const ACTIONS: readonly VisitAction[] = [
  'approve',
  'offer',
  'wait',
  'accept',
  'decline',
  'withdraw',
  'cancel',
  'recordAttendance',
  'recordNoShow',
];

/** Answers with the first reason that the person can act on: whose move it is, then the state, then the time. */
export function decide(visit: VisitSituation, move: Moving, side: ActorSide, now: Date): Decision {
  const rule = MOVES[move];
  if (!rule.by.includes(side)) return { ok: false, refusal: 'visit/not-your-move' };
  if (!rule.from.includes(visit.state)) return { ok: false, refusal: 'visit/wrong-state' };
  const refusal = contradicted(visit, move, side) ?? untimely(visit, rule.when, now);
  return refusal ? { ok: false, refusal } : { ok: true, state: destination(visit, rule, side) };
}

const destination = ({ unanswered }: VisitSituation, rule: MoveRule, side: ActorSide): VisitState =>
  unanswered && side === 'partner' ? (rule.unanswered ?? rule.to) : rule.to;

/** Who loses a time to a rival waits in any case, and who loses their place hears of it. */
function needsSignOff(move: Moving, side: ActorSide, placeLost: boolean): boolean {
  if (move === 'decline' && placeLost) return false;
  return AFTER_SIGN_OFF.includes(move) || (move === 'wait' && side === 'centre');
}

function contradicted(visit: VisitSituation, move: Moving, side: ActorSide): Refusal | null {
  const { signOff, arrivedAt, placeLost = false } = visit;
  if (signOff === 'waiting' && needsSignOff(move, side, placeLost)) return 'visit/not-signed-off';
  return arrivedAt && move === 'recordNoShow' ? 'visit/has-arrived' : null;
}

export function availableActions(visit: VisitSituation, side: ActorSide, now: Date): VisitAction[] {
  return ACTIONS.filter((action) => decide(visit, action, side, now).ok);
}

/**
 * Another time, room or need, before the visit begins. What the centre changes stays as it is decided; what the partner
 * changes of an approved visit is to be approved again.
 */
export function decideChange(visit: VisitSituation, side: ActorSide, now: Date): Decision {
  if (visit.state !== 'requested' && visit.state !== 'approved') return { ok: false, refusal: 'visit/wrong-state' };
  const refusal = untimely(visit, visit.state === 'requested' ? 'while held' : 'before the visit', now);
  if (refusal) return { ok: false, refusal };
  return { ok: true, state: side === 'centre' ? visit.state : 'requested' };
}

/** A group that is there before its time has begun. */
const hasBegun = ({ startsAt, arrivedAt }: VisitSituation, now: Date): boolean => startsAt <= now || Boolean(arrivedAt);

/** By which move a side takes a visit off, and what it is then. */
export function endingOf(state: VisitState, side: ActorSide) {
  if (!PENDING.includes(state)) return ['cancel', 'cancelled'] as const;
  return side === 'centre' ? (['decline', 'declined'] as const) : (['withdraw', 'withdrawn'] as const);
}

/** At the instant of the deadline itself the time goes back, so a decision at that instant is late. */
function untimely(visit: VisitSituation, when: Moment, now: Date): Refusal | null {
  const lapsed = visit.holdExpiresAt !== null && visit.holdExpiresAt <= now;
  const begun = hasBegun(visit, now);
  switch (when) {
    case 'while held':
      return lapsed ? 'visit/hold-lapsed' : null;
    case 'once lapsed':
      return lapsed ? null : 'visit/wrong-state';
    case 'before the visit':
      return begun ? 'visit/already-begun' : null;
    case 'from its beginning':
      return begun ? null : 'visit/not-begun';
  }
}
