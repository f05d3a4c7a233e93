import { Injectable } from '@nestjs/common';
import type { NewPlace } from '#shared/contracts/closures.contract.js';
import type { CentreReasonCode, SchoolReasonCode } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';
import { SessionReader } from '../../common/auth/session-reader.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { ChangeVisitService } from './change-visit.service.js';
import { endingOf } from './domain/visit-lifecycle.js';
import { VisitEnded, type VisitFacts } from './events/visit-events.js';
import { VisitMover } from './visit-mover.js';
import { editSide } from './visits.policy.js';

/** A visit as somebody saw it. */
export interface SeenVisit {
  readonly visitId: string;
  readonly version: number;
}

/** What was done, and to which visit. */
export interface Settled {
  readonly visit: VisitFacts;
}

/**
 * Moves and ends visits that lose their place, by the rules that hold for every change. People are told of all of them
 * together: whoever calls sees to that.
 */
@Injectable()
export class RehomeVisitService {
  constructor(
    private readonly sessions: SessionReader,
    private readonly changes: ChangeVisitService,
    private readonly mover: VisitMover,
  ) {}

  /**
   * @throws RefusedError why it cannot be had, or visit/already-decided when somebody was faster
   * @throws ResourcesTakenError when a guard says no
   */
  async move(tx: Tx, actor: Actor, seen: SeenVisit, { tutorId, vehicleId, ...place }: NewPlace): Promise<Settled> {
    await this.sessions.holdRoles(tx, actor);
    const visit = await this.changes.editable(tx, actor, seen.visitId, seen.version);
    const helpers = { tutorId: tutorId ?? undefined, vehicleId: vehicleId ?? undefined };
    await this.changes.to(tx, { actor, visit, changes: { ...place, ...helpers }, toldTogether: true, overrides: null });
    return { visit };
  }

  /** @throws RefusedError visit/already-decided when somebody was faster, and what the rules say */
  async end(
    tx: Tx,
    actor: Actor,
    seen: SeenVisit,
    reason: { readonly reasonCode: CentreReasonCode | SchoolReasonCode; readonly note: string },
  ): Promise<Settled> {
    await this.sessions.holdRoles(tx, actor);
    const visit = await this.changes.editable(tx, actor, seen.visitId, seen.version);
    const side = editSide(actor, visit) ?? 'partner';
    const [action, state] = endingOf(visit.state, side);
    const event = () => new VisitEnded(visit, state, actor.personId, reason.reasonCode, true);
    const unsigned = action === 'decline' && visit.signOff === 'waiting' ? { signOff: null } : {};
    const changes = { reasonCode: reason.reasonCode, reasonNote: reason.note, ...unsigned };
    await this.mover.apply(tx, visit, { action, side, actorId: actor.personId, changes, event, placeLost: true });
    return { visit };
  }
}
