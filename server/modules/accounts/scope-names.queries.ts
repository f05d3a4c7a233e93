import { Injectable } from '@nestjs/common';
import type { Grant } from '#shared/contracts/vocabulary.js';
import { sql } from '../../database/dialect.js';
import { Store } from '../../database/store.js';

/** What the places are called where somebody's roles hold. */
@Injectable()
export class ScopeNames {
  constructor(private readonly store: Store) {}

  /** @returns name by scope id */
  async of(grants: readonly Grant[]): Promise<Map<string, string>> {
    const ids = grants.flatMap((grant) => (grant.scopeId === null ? [] : [grant.scopeId]));
    const rows = await this.store.read(
      (manager) =>
        sql(manager)<{ id: string; name: string }>`
        SELECT id, name FROM authorities WHERE id IN (${ids})
        UNION ALL SELECT id, name FROM centres WHERE id IN (${ids})
        UNION ALL SELECT id, name FROM partners WHERE id IN (${ids})`,
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}
