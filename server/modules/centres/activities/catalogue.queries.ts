import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActivityView, CataloguePage, CatalogueQuery } from '#shared/contracts/activities.contract.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { searchWords } from '../../../common/kernel/search-words.js';
import { Conditions } from '../../../database/conditions.js';
import { isPostgres, sql } from '../../../database/dialect.js';
import { ActivitiesQueries } from './activities.queries.js';
import { ACTIVITY_COLUMNS, ACTIVITY_TABLES, toActivityView, toSummary, type ActivityRow } from './activity.mapper.js';

/** What anybody may read: published activities, by title. */
@Injectable()
export class CatalogueQueries {
  constructor(private readonly activities: ActivitiesQueries) {}

  async page(manager: EntityManager, query: CatalogueQuery): Promise<CataloguePage> {
    const where = this.wanted(query);
    const [count] = await manager.query<{ total: number | string }[]>(
      `SELECT count(*) AS total FROM activities a WHERE ${where.toString()}`,
      where.values,
    );
    this.after(where, query.cursor);
    const rows = await manager.query<ActivityRow[]>(
      `SELECT ${ACTIVITY_COLUMNS} FROM ${ACTIVITY_TABLES} WHERE ${where.toString()}
        ORDER BY a.title_key, a.id LIMIT ${where.place(query.limit + 1)}`,
      where.values,
    );
    const shown = rows.slice(0, query.limit);
    return {
      items: shown.map((row) => toSummary(row)),
      total: Number(count?.total ?? 0),
      nextCursor: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
      centres: await this.centres(manager),
    };
  }

  /** @throws RefusedError activity/not-found, also when it is not published */
  async one(manager: EntityManager, activityId: string): Promise<ActivityView> {
    const row = await this.activities.row(manager, activityId);
    if (row?.state !== 'published') throw new RefusedError('activity/not-found');
    return toActivityView(row, await this.activities.needs(manager, activityId));
  }

  private wanted({ centreId, keyStage, search = '' }: CatalogueQuery): Conditions {
    const where = new Conditions();
    where.add(`a.state = 'published'`);
    if (centreId) where.add(`a.centre_id = ${where.place(centreId)}`);
    if (keyStage) where.add(`CAST(a.key_stages AS text) LIKE ${where.place(`%"${keyStage}"%`)}`);
    const find = isPostgres() ? 'strpos' : 'instr';
    // Literal: what somebody types is never a pattern.
    for (const word of searchWords(search)) where.add(`${find}(a.search_text, ${where.place(word)}) > 0`);
    return where;
  }

  private after(where: Conditions, cursor: string | undefined): void {
    if (cursor === undefined) return;
    where.add(
      `(a.title_key, a.id) > (SELECT last.title_key, last.id FROM activities last WHERE last.id = ${where.place(cursor)} AND last.state = 'published')`,
    );
  }

  private centres(manager: EntityManager): Promise<{ id: string; name: string }[]> {
    return sql(manager)<{ id: string; name: string }>`
      SELECT c.id, c.name FROM centres c
       WHERE EXISTS (SELECT 1 FROM activities a WHERE a.centre_id = c.id AND a.state = 'published')
       ORDER BY c.name, c.id`;
  }
}
