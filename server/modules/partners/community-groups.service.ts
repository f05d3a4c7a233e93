import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  AddCommunityGroup,
  ChangeCommunityGroup,
  CommunityGroupView,
} from '#shared/contracts/partners.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import { Store } from '../../database/store.js';
import { searchText } from './domain/search-text.js';
import { Authority } from './entities/authority.entity.js';
import { CommunityGroup } from './entities/community-group.entity.js';
import { Partner } from './entities/partner.entity.js';
import { coversAuthority, PartnersPolicy } from './partners.policy.js';
import { SchoolQueries } from './school.queries.js';

const MANAGE = 'community-groups.manage';

/** Community groups, which no register lists, are entered by hand. */
@Injectable()
export class CommunityGroupsService {
  constructor(
    private readonly store: Store,
    private readonly policy: PartnersPolicy,
    private readonly partners: SchoolQueries,
    private readonly clock: Clock,
  ) {}

  view(actor: Actor, groupId: string): Promise<CommunityGroupView> {
    return this.store.read((manager) => this.viewOf(manager, actor, groupId));
  }

  add(actor: Actor, { authorityId, name, ...details }: AddCommunityGroup): Promise<CommunityGroupView> {
    return this.store.write(async (tx) => {
      const reach = await this.policy.reach(tx.manager, actor, MANAGE);
      const known = await tx.manager.existsBy(Authority, { id: authorityId });
      if (!known || !coversAuthority(reach, authorityId)) throw new RefusedError('authority/not-found');
      const id = newId();
      const search = searchText({ name, postcode: details.postcode });
      await tx.manager.insert(Partner, {
        id,
        authorityId,
        kind: 'community_group',
        name,
        searchText: search,
        createdAt: this.clock.now(),
      });
      await tx.manager.insert(CommunityGroup, { id, ...details, version: 1 });
      return this.viewOf(tx.manager, actor, id);
    });
  }

  /** @param version the version that the change was made on; RefusedError resource/stale when somebody was faster */
  change(
    actor: Actor,
    groupId: string,
    { name, ...details }: ChangeCommunityGroup,
    version: number,
  ): Promise<CommunityGroupView> {
    return this.store.write(async (tx) => {
      const { partner } = await this.find(tx.manager, actor, groupId);
      const reach = await this.policy.reach(tx.manager, actor, MANAGE);
      if (!coversAuthority(reach, partner.authorityId)) throw new RefusedError('partner/not-found');
      const changed = await tx.manager.update(
        CommunityGroup,
        { id: groupId, version },
        { ...details, version: version + 1 },
      );
      if (changed.affected !== 1) throw new RefusedError('resource/stale');
      await tx.manager.update(
        Partner,
        { id: groupId },
        { name, searchText: searchText({ name, postcode: details.postcode }) },
      );
      return this.viewOf(tx.manager, actor, groupId);
    });
  }

  private async find(manager: EntityManager, actor: Actor, groupId: string) {
    const reach = await this.policy.reach(manager, actor, 'schools.read');
    const partner = await manager.findOneBy(Partner, { id: groupId, kind: 'community_group' });
    const group = partner && (await manager.findOneBy(CommunityGroup, { id: groupId }));
    if (!partner || !group || !coversAuthority(reach, partner.authorityId)) throw new RefusedError('partner/not-found');
    return { partner, group };
  }

  private async viewOf(manager: EntityManager, actor: Actor, groupId: string): Promise<CommunityGroupView> {
    const { partner, group } = await this.find(manager, actor, groupId);
    const authority = await manager.findOneByOrFail(Authority, { id: partner.authorityId });
    const managing = await this.policy.reach(manager, actor, MANAGE);
    return {
      id: partner.id,
      name: partner.name,
      authority: { id: authority.id, name: authority.name, dfeCode: authority.dfeCode },
      description: group.description,
      postcode: group.postcode,
      closedOn: group.closedOn,
      version: group.version,
      partnerships: await this.partners.partnerships(manager, partner.id),
      mayChange: coversAuthority(managing, partner.authorityId),
    };
  }
}
