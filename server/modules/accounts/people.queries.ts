import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PersonQuery } from '#shared/contracts/people.contract.js';
import type { Grant } from '#shared/contracts/vocabulary.js';
import { searchWords } from '../../common/kernel/search-words.js';
import { part, sql, type SqlPart } from '../../database/dialect.js';
import { hasWords } from '../../database/has-words.js';

export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface HeldRole extends Grant {
  readonly assignmentId: string;
  readonly personId: string;
}

interface RoleRow {
  id: string;
  person_id: string;
  role: Grant['role'];
  scope_kind: Grant['scopeKind'];
  scope_id: string | null;
}

const EVERYTHING = part`1 = 1`;

/** People who hold one of the roles that somebody looks after. */
@Injectable()
export class PeopleQueries {
  /** By name. @returns one more than asked for when there is another page */
  page(manager: EntityManager, managed: SqlPart, query: PersonQuery): Promise<ListedPerson[]> {
    const after = query.cursor
      ? part`(search_text, p.id) > (SELECT c.search_text, c.id FROM people c
           WHERE c.id = ${query.cursor} AND c.id IN (SELECT person_id FROM role_assignments WHERE ${managed}))`
      : EVERYTHING;
    return sql(manager)<ListedPerson>`
      SELECT p.id, p.name, p.email FROM people p
       WHERE p.left_at IS NULL
         AND p.id IN (SELECT person_id FROM role_assignments WHERE ended_at IS NULL AND ${managed})
         AND ${hasWords(searchWords(query.search))} AND ${after}
       ORDER BY search_text, p.id LIMIT ${query.limit + 1}`;
  }

  /** Of these people, the roles that fall under the condition. */
  async roles(manager: EntityManager, managed: SqlPart, personIds: readonly string[]): Promise<HeldRole[]> {
    const rows = await sql(manager)<RoleRow>`
      SELECT id, person_id, role, scope_kind, scope_id FROM role_assignments
       WHERE ended_at IS NULL AND person_id IN (${personIds}) AND ${managed} ORDER BY id`;
    return rows.map((row) => ({
      assignmentId: row.id,
      personId: row.person_id,
      role: row.role,
      scopeKind: row.scope_kind,
      scopeId: row.scope_id,
    }));
  }

  /** All of somebody's roles. */
  grantsOf(manager: EntityManager, personId: string): Promise<HeldRole[]> {
    return this.roles(manager, EVERYTHING, [personId]);
  }
}
