import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AdultsQuery, AdultsView, GuidanceView, WriteGuidance } from '#shared/contracts/visit-pack.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { InvalidInputError, RefusedError } from '../../../common/errors/refused.error.js';
import { Clock } from '../../../common/ports/clock.js';
import { Store } from '../../../database/store.js';
import { CentresQueries, type CentreFacts } from '../../centres/index.js';
import { VisitPartnersQueries } from '../visit-partners.queries.js';
import { mayGuide, mayWorkAt } from '../visits.policy.js';
import { adultsOf } from './domain/adults-needed.js';
import { GuidanceRepository } from './guidance.repository.js';

/** What a centre tells every group: how many adults to bring, how to arrive, and its risk assessment. */
@Injectable()
export class GuidanceService {
  constructor(
    private readonly store: Store,
    private readonly guidance: GuidanceRepository,
    private readonly centres: CentresQueries,
    private readonly partners: VisitPartnersQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError centre/not-found */
  of(actor: Actor, centreId: string): Promise<GuidanceView> {
    return this.store.read((manager) => this.view(manager, actor, centreId));
  }

  /** @throws RefusedError centre/not-found, resource/stale; InvalidInputError for a room of another centre */
  edit(actor: Actor, centreId: string, version: number, input: WriteGuidance): Promise<GuidanceView> {
    return this.store.write(async (tx) => {
      await this.guidance.hold(tx, centreId);
      const current = await this.view(tx.manager, actor, centreId);
      if (current.version !== version) throw new RefusedError('resource/stale');
      checkRooms(input, current);
      const change = { version: version + 1, changedBy: actor.personId, changedAt: this.clock.now() };
      await this.guidance.save(tx, input, { centreId, ...change });
      return this.view(tx.manager, actor, centreId);
    });
  }

  /** Whether a group has enough adults with it. @throws RefusedError centre/not-found */
  adultsFor(actor: Actor, centreId: string, group: AdultsQuery): Promise<AdultsView> {
    return this.store.read(async (manager) => {
      if (!(await this.isKnownTo(manager, actor, centreId))) throw new RefusedError('centre/not-found');
      return adultsOf(group, (await this.guidance.of(manager, centreId)).ratios);
    });
  }

  /** Those who could ask for a visit there: its own staff, and the schools and groups on its list. */
  private async isKnownTo(manager: EntityManager, actor: Actor, centreId: string): Promise<boolean> {
    if (mayWorkAt(actor, centreId)) return true;
    for (const partnerId of actor.scope('visits.request').partnerIds)
      if ((await this.partners.partnerships(manager, { centreId, partnerId })).length > 0) return true;
    return false;
  }

  private async view(manager: EntityManager, actor: Actor, centreId: string): Promise<GuidanceView> {
    const centre = await this.own(manager, actor, centreId);
    const { id, name } = centre;
    const rooms = await this.guidance.rooms(manager, centreId);
    return { centre: { id, name }, ...(await this.guidance.of(manager, centreId)), rooms };
  }

  private async own(manager: EntityManager, actor: Actor, centreId: string): Promise<CentreFacts> {
    const centre = mayGuide(actor, centreId) ? await this.centres.centreFacts(manager, centreId) : null;
    if (!centre) throw new RefusedError('centre/not-found');
    return centre;
  }
}

function checkRooms({ roomArrivals }: WriteGuidance, { rooms }: GuidanceView): void {
  const left = new Set(rooms.map(({ id }) => id));
  const wrong = roomArrivals.findIndex(({ roomId }) => !left.delete(roomId));
  if (wrong < 0) return;
  const message = 'Choose a room of this centre, each once';
  throw new InvalidInputError([{ path: `roomArrivals.${wrong}.roomId`, message }]);
}
