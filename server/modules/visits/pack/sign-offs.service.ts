import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  EditSignOffSetting,
  RefuseSignOff,
  SignOffSettingView,
  SignOffVisit,
} from '#shared/contracts/visit-pack.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { SessionReader } from '../../../common/auth/session-reader.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { DomainEvents } from '../../../common/events/domain-events.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { Store } from '../../../database/store.js';
import { VisitEnded, VisitSignedOff } from '../events/visit-events.js';
import { VisitMover } from '../visit-mover.js';
import { maySee, maySignOff } from '../visits.policy.js';
import { VisitsQueries } from '../visits.queries.js';
import type { VisitRecord } from '../visit-records.js';
import { VisitsRepository } from '../visits.repository.js';
import { SignOffsRepository } from './sign-offs.repository.js';

/** A school's coordinator signs a teacher's request off before the centre can decide it. It keeps its time meanwhile. */
@Injectable()
export class SignOffsService {
  constructor(
    private readonly store: Store,
    private readonly sessions: SessionReader,
    private readonly visits: VisitsRepository,
    private readonly queries: VisitsQueries,
    private readonly signOffs: SignOffsRepository,
    private readonly mover: VisitMover,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError visit/not-found, visit/not-your-move, visit/already-decided, visit/no-sign-off-asked */
  sign(actor: Actor, visitId: string, { version }: SignOffVisit): Promise<VisitDetailView> {
    return this.store.write(async (tx) => {
      const visit = await this.waiting(tx, actor, visitId, version);
      if (!(await this.visits.change(tx, visit, { signOff: 'signed' })))
        throw new RefusedError('visit/already-decided');
      await this.visits.addHistory(tx, {
        ...{ visitId, version: version + 1, at: this.clock.now(), actorId: actor.personId, actorSide: 'partner' },
        ...{ move: 'signOff', fromState: visit.state, toState: visit.state, reasonCode: null },
      });
      await this.events.publish(tx, new VisitSignedOff({ ...visit, signOff: 'signed' }, actor.personId));
      return this.queries.detail(tx.manager, actor, visitId);
    });
  }

  /** Takes the request back for the school. @throws RefusedError as `sign` does */
  refuse(actor: Actor, visitId: string, { version, reason }: RefuseSignOff): Promise<VisitDetailView> {
    return this.store.write(async (tx) => {
      const visit = await this.waiting(tx, actor, visitId, version);
      await this.mover.apply(tx, visit, {
        ...{ action: 'withdraw', side: 'partner', actorId: actor.personId },
        changes: { reasonCode: null, reasonNote: reason },
        event: (ended) => new VisitEnded(ended, 'withdrawn', actor.personId, null),
      });
      return this.queries.detail(tx.manager, actor, visitId);
    });
  }

  /** @throws RefusedError partner/not-found */
  setting(actor: Actor, schoolId: string): Promise<SignOffSettingView> {
    return this.store.read((manager) => this.view(manager, actor, schoolId));
  }

  /** What waits already goes on waiting. @throws RefusedError partner/not-found, resource/stale */
  edit(actor: Actor, schoolId: string, version: number, { required }: EditSignOffSetting): Promise<SignOffSettingView> {
    return this.store.write(async (tx) => {
      await this.signOffs.hold(tx, schoolId);
      const current = await this.view(tx.manager, actor, schoolId);
      if (current.version !== version) throw new RefusedError('resource/stale');
      const change = { changedBy: actor.personId, changedAt: this.clock.now() };
      await this.signOffs.save(tx, { schoolId, version: version + 1, required, ...change });
      return this.view(tx.manager, actor, schoolId);
    });
  }

  private async view(manager: EntityManager, actor: Actor, schoolId: string): Promise<SignOffSettingView> {
    const school = maySignOff(actor, schoolId) ? await this.signOffs.school(manager, schoolId) : null;
    if (!school) throw new RefusedError('partner/not-found');
    return { school, ...(await this.signOffs.of(manager, schoolId)) };
  }

  private async waiting(tx: Tx, actor: Actor, visitId: string, version: number): Promise<VisitRecord> {
    await this.sessions.holdRoles(tx, actor);
    const visit = await this.visits.forDecision(tx, visitId);
    if (!visit || !maySee(actor, visit)) throw new RefusedError('visit/not-found');
    if (!maySignOff(actor, visit.partnerId)) throw new RefusedError('visit/not-your-move');
    if (visit.version !== version) throw new RefusedError('visit/already-decided', { state: visit.state });
    if (visit.signOff !== 'waiting' || isOver(visit)) throw new RefusedError('visit/no-sign-off-asked');
    if (visit.holdExpiresAt && visit.holdExpiresAt <= this.clock.now()) throw new RefusedError('visit/hold-lapsed');
    return visit;
  }
}

const isOver = ({ state }: VisitRecord): boolean => state === 'withdrawn' || state === 'expired';
