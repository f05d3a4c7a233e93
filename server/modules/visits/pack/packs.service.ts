import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RiskAssessment, VisitPackView, WritePack } from '#shared/contracts/visit-pack.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { Clock } from '../../../common/ports/clock.js';
import { Store } from '../../../database/store.js';
import { mayFillPack, seesNames } from '../visits.policy.js';
import { VisitsQueries } from '../visits.queries.js';
import { adultsOf } from './domain/adults-needed.js';
import { GuidanceRepository, type Guidance } from './guidance.repository.js';
import { PacksRepository } from './packs.repository.js';

/** Everything that school and centre must know of each other for the day of a visit. */
@Injectable()
export class PacksService {
  constructor(
    private readonly store: Store,
    private readonly packs: PacksRepository,
    private readonly guidance: GuidanceRepository,
    private readonly visits: VisitsQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError visit/not-found, also for those who see visits without names */
  of(actor: Actor, visitId: string): Promise<VisitPackView> {
    return this.store.read((manager) => this.view(manager, actor, visitId));
  }

  /** @throws RefusedError visit/not-found, resource/stale */
  write(actor: Actor, visitId: string, version: number, input: WritePack): Promise<VisitPackView> {
    return this.store.write(async (tx) => {
      await this.packs.hold(tx, visitId);
      const current = await this.view(tx.manager, actor, visitId);
      if (!current.mayEdit) throw new RefusedError('visit/not-your-move');
      if (current.version !== version) throw new RefusedError('resource/stale');
      const change = { version: version + 1, changedBy: actor.personId, changedAt: this.clock.now() };
      await this.packs.save(tx, input, { visitId, ...change });
      return this.view(tx.manager, actor, visitId);
    });
  }

  private async view(manager: EntityManager, actor: Actor, visitId: string): Promise<VisitPackView> {
    const visit = await this.visits.detail(manager, actor, visitId);
    const place = { authorityId: '', centreId: visit.centre.id, partnerId: visit.partner.id };
    if (!seesNames(actor, place)) throw new RefusedError('visit/not-found');
    const guidance = await this.guidance.of(manager, visit.centre.id);
    const { yearGroups, expectedPupils: pupils, expectedAdults: adults } = visit;
    return {
      visitId,
      ...(await this.packs.of(manager, visitId).then(({ needs, ...pack }) => ({ ...pack, needs: [...needs] }))),
      stepFree: visit.stepFree,
      adults: adultsOf({ yearGroups, pupils, adults }, guidance.ratios),
      arrival: guidance.arrival,
      roomArrival: visit.room ? await this.packs.roomArrival(manager, visit.room.id) : null,
      riskAssessment: riskOf(guidance),
      signOff: visit.signOff,
      mayEdit: mayFillPack(actor, place),
    };
  }
}

function riskOf({ riskText: text, riskLink: link, riskVersion: version, riskDatedOn: datedOn }: Guidance) {
  const risk: RiskAssessment = { text, link, version, datedOn };
  return text === null && link === null ? null : risk;
}
