import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conditions } from '../../../server/database/conditions.js';
import { instantFrom, isPostgres, sql } from '../../../server/database/dialect.js';
import { newId } from '../../../server/common/new-id.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('a value that is bound into SQL', () => {
  let it_: TestApp;
  beforeAll(async () => {
    it_ = await testApp();
  });
  afterAll(() => it_.close());

  const NOW = new Date('2026-11-24T09:00:00.123Z');

  it('comes back as it went in, and is found by comparison, in a range and in a list', async () => {
    const [id, other] = [newId(), newId()];
    await it_.store.write(async ({ manager }) => {
      for (const [one, name, dfeCode] of [[id, "O'Hara ? $1", '007'] as const, [other, 'Other', null] as const])
        await sql(
          manager,
        )`INSERT INTO authorities (id, name, dfe_code, created_at) VALUES (${one}, ${name}, ${dfeCode}, ${NOW})`;
    });
    const found = await it_.store.read(
      (manager) => sql(manager)<{ name: string; dfe_code: string; created_at: Date | string }>`
        SELECT name, dfe_code, created_at FROM authorities
         WHERE id IN (${[id, newId()]}) AND dfe_code = ${'007'} AND created_at >= ${NOW} AND created_at < ${new Date(NOW.getTime() + 1)}
         ORDER BY name LIMIT ${1}`,
    );
    expect(found.map((row) => ({ ...row, created_at: instantFrom(row.created_at) }))).toEqual([
      { name: "O'Hara ? $1", dfe_code: '007', created_at: NOW },
    ]);
    expect(await it_.store.read((manager) => sql(manager)`SELECT 1 FROM authorities WHERE id IN (${[]})`)).toEqual([]);
  });

  const isFoundThroughAnIndex = async () => {
    const where = new Conditions();
    where.add(`token_hash = ${where.place('x')}`);
    const plan = await it_.store.read((manager) =>
      manager.query<{ detail: string }[]>(
        `EXPLAIN QUERY PLAN SELECT id FROM sessions WHERE ${where.toString()}`,
        where.values,
      ),
    );
    expect(plan.map((step) => step.detail)).toEqual([
      expect.stringMatching(/^SEARCH sessions USING .*INDEX .*token_hash=\?/),
    ]);
  };

  // PostgreSQL chooses its plan by the size of the table, which is nearly empty here.
  if (!isPostgres()) it('is found through an index, as with a bare placeholder', isFoundThroughAnIndex);
});
