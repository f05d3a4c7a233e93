import { Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { ListPartners, PartnerList, PartnerRow } from '#shared/contracts/partners.contract.js';
import { searchWords } from '../../common/kernel/search-words.js';
import { isPostgres } from '../../database/dialect.js';
import { OPEN_STATUSES } from './domain/school-lifecycle.js';
import { Partner } from './entities/partner.entity.js';
import { School } from './entities/school.entity.js';
import { CommunityGroup } from './entities/community-group.entity.js';
import type { Reach } from './partners.policy.js';

type Query = SelectQueryBuilder<Partner>;

export interface PartnerSearch extends ListPartners {
  readonly reach: Reach;
  /** Local ISO date. */
  readonly today: string;
}

/** The list of schools and groups: one small method per filter. */
@Injectable()
export class PartnersQueries {
  async list(manager: EntityManager, search: PartnerSearch): Promise<PartnerList> {
    const query = manager
      .createQueryBuilder(Partner, 'p')
      .leftJoin(School, 's', 's.id = p.id')
      .leftJoin(CommunityGroup, 'g', 'g.id = p.id');
    this.withinReach(query, search.reach);
    this.byWords(query, search.q);
    this.byKind(query, search);
    this.byStatus(query, search);
    this.byCentre(query, search);
    const total = await query.getCount();
    this.after(query, search);
    const rows = await this.page(query, search);
    const items = rows.slice(0, search.pageSize);
    return { items, total, nextCursor: rows.length > items.length ? (items.at(-1)?.id ?? null) : null };
  }

  private page(query: Query, { pageSize, today }: PartnerSearch): Promise<PartnerRow[]> {
    const columns = ['id', 'kind', 'name', 'authority_id AS "authorityId"'].map((column) => `p.${column}`);
    const ofSchool = ['urn', 'phase', 'town'].map((column) => `s.${column} AS ${column}`);
    const status = `COALESCE(s.status, CASE WHEN g.closed_on <= :today THEN 'closed' ELSE 'open' END) AS status`;
    const postcode = 'COALESCE(s.postcode, g.postcode) AS postcode';
    return query
      .select([...columns.slice(0, 3).map((column) => `${column} AS ${column.slice(2)}`), ...columns.slice(3)])
      .addSelect([...ofSchool, status, postcode])
      .setParameter('today', today)
      .orderBy(SORT())
      .addOrderBy('p.id')
      .limit(pageSize + 1)
      .getRawMany<PartnerRow>();
  }

  private withinReach(query: Query, { everywhere, authorityIds, namesIn, partnerIds }: Reach): void {
    if (everywhere) return;
    query.andWhere(IN_REACH('p')).setParameters({
      authorities: orNothing([...authorityIds, ...namesIn]),
      partners: orNothing(partnerIds),
    });
  }

  /** Literal: what somebody types is never a pattern. */
  private byWords(query: Query, typed = ''): void {
    const find = isPostgres() ? 'strpos' : 'instr';
    searchWords(typed).forEach((word, index) => {
      query.andWhere(`${find}(p.search_text, :word${String(index)}) > 0`, { [`word${String(index)}`]: word });
    });
  }

  private byKind(query: Query, { kind, phase, authorityId }: PartnerSearch): void {
    if (kind) query.andWhere('p.kind = :kind', { kind });
    if (phase) query.andWhere('s.phase = :phase', { phase });
    if (authorityId) query.andWhere('p.authority_id = :authorityId', { authorityId });
  }

  private byStatus(query: Query, { status, today }: PartnerSearch): void {
    if (status === 'open') {
      query.andWhere(
        `(s.status IN (:...open) OR (p.kind = 'community_group' AND (g.closed_on IS NULL OR g.closed_on > :today)))`,
        { open: OPEN_STATUSES, today },
      );
    } else if (status === 'closed') {
      query.andWhere(`(s.status = 'closed' OR g.closed_on <= :today)`, { today });
    } else if (status) {
      query.andWhere('s.status = :status', { status });
    }
  }

  private byCentre(query: Query, { centreId, today }: PartnerSearch): void {
    if (!centreId) return;
    query.andWhere(
      `EXISTS (SELECT 1 FROM partnerships m WHERE m.partner_id = p.id AND m.centre_id = :centreId
        AND m.starts_on <= :today AND (m.ends_on IS NULL OR m.ends_on >= :today))`,
      { centreId, today },
    );
  }

  /** A partner out of reach is no place to go on from: it would tell that it is there, and where in the alphabet. */
  private after(query: Query, { cursor, reach }: PartnerSearch): void {
    if (cursor === undefined) return;
    const known = reach.everywhere ? '' : ` AND ${IN_REACH('c')}`;
    const last = `SELECT ${SORT('c')}, c.id FROM partners c WHERE c.id = :cursor${known}`;
    query.andWhere(`(${SORT()}, p.id) > (${last})`, { cursor });
  }
}

const IN_REACH = (alias: string) => `(${alias}.authority_id IN (:...authorities) OR ${alias}.id IN (:...partners))`;

/** Folded name first, in the same order on every database. */
const SORT = (alias = 'p') => (isPostgres() ? `${alias}.search_text COLLATE "C"` : `${alias}.search_text`);

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** An empty list is no valid SQL. */
function orNothing(ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [NOBODY] : ids;
}
