import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AddPartnership, CentrePartnerships, EndPartnership } from '#shared/contracts/partners.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import { decidePartnership, isCurrent, type WantedPartnership } from './domain/partnership-rules.js';
import { toJourneyFacts } from './journey.mapper.js';
import { JourneysService } from './journeys.service.js';
import { PartnersPolicy } from './partners.policy.js';
import { PartnershipsRepository } from './partnerships.repository.js';
import { Today } from './today.js';

/** Which schools and groups belong to a centre, from when to when. */
@Injectable()
export class PartnershipsService {
  constructor(
    private readonly store: Store,
    private readonly policy: PartnersPolicy,
    private readonly repository: PartnershipsRepository,
    private readonly journeys: JourneysService,
    private readonly today: Today,
  ) {}

  list(actor: Actor, centreId: string): Promise<CentrePartnerships> {
    return this.store.read((manager) => this.view(manager, actor, centreId));
  }

  add(actor: Actor, centreId: string, input: AddPartnership): Promise<CentrePartnerships> {
    return this.store.write(async (tx) => {
      const { authorityId } = await this.policy.centre(tx.manager, actor, centreId, 'partnerships.manage');
      await this.repository.lockCentre(tx, centreId);
      const partner = await this.repository.partner(tx.manager, input.partnerId);
      if (partner?.authorityId !== authorityId) throw new RefusedError('partner/not-found');
      const id = newId();
      await this.check(tx, centreId, { ...input, id, partnerKind: partner.kind, closedOn: partner.closedOn });
      await this.repository.add(tx, { id, centreId, ...input });
      return this.view(tx.manager, actor, centreId);
    });
  }

  /** Sets or moves the last day. */
  end(actor: Actor, partnershipId: string, { endsOn }: EndPartnership): Promise<CentrePartnerships> {
    return this.store.write(async (tx) => {
      const found = await this.repository.find(tx.manager, partnershipId);
      if (!found || !(await this.mayManage(tx.manager, actor, found.centreId))) {
        throw new RefusedError('partnership/not-found');
      }
      await this.repository.lockCentre(tx, found.centreId);
      const partner = await this.repository.partner(tx.manager, found.partnerId);
      const kind = partner?.kind ?? 'school';
      await this.check(tx, found.centreId, {
        id: found.id,
        partnerId: found.partnerId,
        role: found.role,
        startsOn: found.startsOn,
        endsOn,
        partnerKind: kind,
        closedOn: null,
      });
      await this.repository.end(tx, partnershipId, endsOn);
      return this.view(tx.manager, actor, found.centreId);
    });
  }

  private async view(manager: EntityManager, actor: Actor, centreId: string): Promise<CentrePartnerships> {
    const centre = await this.policy.centre(manager, actor, centreId);
    const today = this.today.date();
    const items = await this.repository.list(manager, centreId);
    const pairOf = ({ partner }: (typeof items)[number]) => ({ centreId, partnerId: partner.id });
    const journeyOf = await this.journeys.betweenAll(manager, items.map(pairOf));
    return {
      centre: { id: centre.id, name: centre.name, authorityId: centre.authorityId },
      items: items.map((item) => ({
        ...item,
        current: isCurrent(item, today),
        journey: toJourneyFacts(journeyOf(pairOf(item))),
      })),
      mayManage: await this.mayManage(manager, actor, centreId),
    };
  }

  private async mayManage(manager: EntityManager, actor: Actor, centreId: string): Promise<boolean> {
    return (await this.policy.findCentre(manager, actor, centreId, 'partnerships.manage')) !== null;
  }

  private async check(tx: Tx, centreId: string, wanted: WantedPartnership): Promise<void> {
    const decision = decidePartnership(wanted, await this.repository.ofCentre(tx.manager, centreId));
    if (decision.ok) return;
    const { with: other } = decision;
    const details = other ? { partnerId: other.partnerId, startsOn: other.startsOn, endsOn: other.endsOn } : undefined;
    throw new RefusedError(decision.refusal, details);
  }
}
