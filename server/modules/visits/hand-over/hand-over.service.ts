import { Injectable } from '@nestjs/common';
import type { ColleagueList, HandedOver, HandOver, LeaversVisits } from '#shared/contracts/hand-over.contract.js';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../../common/auth/actor.js';
import { SessionReader } from '../../../common/auth/session-reader.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { DomainEvents } from '../../../common/events/domain-events.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { isoFrom } from '../../../database/dialect.js';
import { Store } from '../../../database/store.js';
import { VisitsHandedOver } from '../events/promise-events.js';
import { PENDING } from '../domain/visit-lifecycle.js';
import { maySee } from '../visits.policy.js';
import type { VisitRecord } from '../visit-records.js';
import { VisitsRepository } from '../visits.repository.js';
import { HandOverQueries } from './hand-over.queries.js';

const TO_COME: readonly VisitState[] = [...PENDING, 'approved'];

/** Another person of the same school or group looks after a visit, and gets its mails, from now on. */
@Injectable()
export class HandOverService {
  constructor(
    private readonly store: Store,
    private readonly sessions: SessionReader,
    private readonly visits: VisitsRepository,
    private readonly queries: HandOverQueries,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  colleagues(actor: Actor, visitId: string): Promise<ColleagueList> {
    return this.store.read(async (manager) => {
      const visit = await this.visits.find(manager, visitId);
      if (!visit || !maySee(actor, visit) || !actor.mayAt('visits.withdraw', { partnerId: visit.partnerId }))
        throw new RefusedError('visit/not-found');
      const all = await this.queries.colleagues(manager, visit.partnerId);
      const items = all.filter(({ id }) => id !== visit.requestedBy);
      return { items, mayHandOver: mayHandOver(actor, visit) && this.isToCome(visit) && items.length > 0 };
    });
  }

  /** @throws RefusedError visit/not-found, visit/not-your-move, visit/already-decided, visit/no-such-colleague, visit/nothing-to-hand-over */
  handOver(actor: Actor, visitId: string, { version, personId, extent }: HandOver): Promise<HandedOver> {
    return this.store.write(async (tx) => {
      await this.sessions.holdRoles(tx, actor);
      const visit = await this.visits.forDecision(tx, visitId);
      if (!visit || !maySee(actor, visit)) throw new RefusedError('visit/not-found');
      if (!mayHandOver(actor, visit)) throw new RefusedError('visit/not-your-move');
      if (visit.version !== version) throw new RefusedError('visit/already-decided', { state: visit.state });
      if (!this.isToCome(visit)) throw new RefusedError('visit/nothing-to-hand-over');
      const colleagues = await this.queries.colleagues(tx.manager, visit.partnerId);
      if (personId === visit.requestedBy || !colleagues.some(({ id }) => id === personId))
        throw new RefusedError('visit/no-such-colleague');
      const ids = await this.extentOf(tx, visit, extent);
      for (const id of [...ids].sort()) await this.give(tx, actor, id, personId);
      await this.events.publish(tx, new VisitsHandedOver(ids, personId, actor.personId));
      return { visits: ids.length };
    });
  }

  /** Of the schools and groups that the person asking looks after. */
  ofLeavers(actor: Actor): Promise<LeaversVisits> {
    const { partnerIds } = actor.scope('visits.hand-over');
    return this.store.read(async (manager) => {
      const rows = await this.queries.ofLeavers(manager, partnerIds, this.clock.now());
      const people = [...Map.groupBy(rows, ({ personId }) => personId).values()];
      const items = people.map((own) => ({
        person: own[0]?.person ?? '',
        visits: own.map(({ id, subject, startsAt, endsAt, zone, state }) => ({
          ...{ id, subject, zone, state, startsAt: isoFrom(startsAt), endsAt: isoFrom(endsAt) },
        })),
      }));
      return { items };
    });
  }

  private isToCome({ state, startsAt }: VisitRecord): boolean {
    return TO_COME.includes(state) && startsAt > this.clock.now();
  }

  private async extentOf(tx: Tx, visit: VisitRecord, extent: HandOver['extent']): Promise<string[]> {
    const { partnerId, requestedBy: personId } = visit;
    if (personId === null || extent === 'visit' || (extent === 'series' && visit.seriesId === null)) return [visit.id];
    const seriesId = extent === 'series' ? visit.seriesId : null;
    return this.queries.toCome(tx.manager, { partnerId, personId, seriesId }, this.clock.now());
  }

  private async give(tx: Tx, actor: Actor, visitId: string, personId: string): Promise<void> {
    const visit = await this.visits.forDecision(tx, visitId);
    if (!visit || !this.isToCome(visit)) return;
    const changed = await this.visits.change(tx, visit, { requestedBy: personId, onBehalf: false });
    if (!changed) throw new RefusedError('visit/already-decided');
    await this.visits.addHistory(tx, {
      ...{ visitId, version: visit.version + 1, at: this.clock.now(), actorId: actor.personId, actorSide: 'partner' },
      ...{ move: 'handOver', fromState: visit.state, toState: visit.state, reasonCode: null },
    });
  }
}

/** Whoever asked, and whoever looks after the visits of the school or group. */
function mayHandOver(actor: Actor, { partnerId, requestedBy }: VisitRecord): boolean {
  const asked = requestedBy === actor.personId && actor.mayAt('visits.withdraw', { partnerId });
  return asked || actor.mayAt('visits.hand-over', { partnerId });
}
