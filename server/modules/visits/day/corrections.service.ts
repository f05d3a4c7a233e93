import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CorrectionList, CorrectionView, ProposeCorrection } from '#shared/contracts/on-the-day.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { SessionReader } from '../../../common/auth/session-reader.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { newId } from '../../../common/new-id.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { Store } from '../../../database/store.js';
import { CentresQueries } from '../../centres/index.js';
import { AttendanceCheck } from '../attendance-check.js';
import type { Visit } from '../entities/visit.entity.js';
import { maySee, mayWorkAt } from '../visits.policy.js';
import { VisitsRepository } from '../visits.repository.js';
import { toCorrectionView } from './correction.mapper.js';
import { CorrectionsRepository, isAlreadyOpen } from './corrections.repository.js';
import { changesNothing } from './domain/correction.js';
import { hindranceOf } from './domain/on-the-day.js';

/** Somebody says that attendance was recorded wrongly. What is recorded stays until a second person agrees. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly store: Store,
    private readonly sessions: SessionReader,
    private readonly visits: VisitsRepository,
    private readonly corrections: CorrectionsRepository,
    private readonly centres: CentresQueries,
    private readonly attendance: AttendanceCheck,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws RefusedError visit/not-found, visit/already-decided, visit/none-recorded, visit/more-than-roll,
   *   correction/nothing-changes, correction/already-open
   */
  async propose(actor: Actor, visitId: string, input: ProposeCorrection): Promise<CorrectionView> {
    try {
      return await this.store.write(async (tx) => {
        await this.sessions.holdRoles(tx, actor);
        const visit = await this.recorded(tx, actor, visitId, input.version);
        const id = newId();
        await this.corrections.insert(tx, await this.proposal(tx, actor, visit, { id, input }));
        return this.one(tx.manager, actor, id);
      });
    } catch (error) {
      if (isAlreadyOpen(error)) throw new RefusedError('correction/already-open');
      throw error;
    }
  }

  /** What was proposed for one visit. @throws RefusedError visit/not-found, also for those who do not work there */
  ofVisit(actor: Actor, visitId: string): Promise<CorrectionList> {
    return this.store.read(async (manager) => {
      const visit = await this.visits.find(manager, visitId);
      if (!visit || !mayWorkAt(actor, visit.centreId)) throw new RefusedError('visit/not-found');
      const items = (await this.corrections.ofVisit(manager, visitId)).map((row) => toCorrectionView(row, actor));
      const isPossible = hindranceOf(visit, 'correct', this.clock.now()) === null;
      return { items, mayPropose: isPossible && !items.some(({ state }) => state === 'open') };
    });
  }

  /** What waits for a second person at a centre. @throws RefusedError centre/not-found */
  openAt(actor: Actor, centreId: string): Promise<CorrectionList> {
    return this.store.read(async (manager) => {
      const centre = mayWorkAt(actor, centreId) && (await this.centres.centreFacts(manager, centreId));
      if (!centre) throw new RefusedError('centre/not-found');
      const rows = await this.corrections.openAt(manager, centreId);
      return { items: rows.map((row) => toCorrectionView(row, actor)), mayPropose: false };
    });
  }

  private async one(manager: EntityManager, actor: Actor, correctionId: string): Promise<CorrectionView> {
    const row = await this.corrections.one(manager, correctionId);
    if (!row) throw new RefusedError('correction/not-found');
    return toCorrectionView(row, actor);
  }

  private async recorded(tx: Tx, actor: Actor, visitId: string, version: number): Promise<Visit> {
    const visit = await this.visits.forDecision(tx, visitId);
    if (!visit || !maySee(actor, visit)) throw new RefusedError('visit/not-found');
    if (!mayWorkAt(actor, visit.centreId)) throw new RefusedError('visit/not-your-move');
    if (visit.version !== version) throw new RefusedError('visit/already-decided', { state: visit.state });
    const hindrance = hindranceOf(visit, 'correct', this.clock.now());
    if (hindrance) throw new RefusedError(hindrance, { state: visit.state });
    return visit;
  }

  private async proposal(tx: Tx, actor: Actor, visit: Visit, { id, input }: { id: string; input: ProposeCorrection }) {
    const toState = input.came ? ('attended' as const) : ('no_show' as const);
    const { pupils, adults } = input.came ? input : { pupils: 0, adults: 0 };
    const recorded = { state: visit.state, pupils: visit.attendedPupils, adults: visit.attendedAdults };
    if (changesNothing(recorded, { state: toState, pupils, adults }))
      throw new RefusedError('correction/nothing-changes');
    await this.attendance.check(tx.manager, visit.partnerId, pupils);
    return {
      ...{ id, visitId: visit.id, visitVersion: visit.version, state: 'open' as const },
      ...{ toState, pupils, adults, reason: input.reason },
      ...{ proposedBy: actor.personId, proposedAt: this.clock.now() },
      ...{ reviewedBy: null, reviewedAt: null, reviewNote: null },
    };
  }
}
