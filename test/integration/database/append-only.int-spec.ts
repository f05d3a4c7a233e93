import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../../server/common/new-id.js';
import { isPostgres } from '../../../server/database/dialect.js';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { UsageEntry } from '../../../server/modules/equity/entities/usage-entry.entity.js';
import { aScheme, aTransportCity, TransportVisits } from '../../factories/transport.factory.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const TABLES = ['visit_history', 'usage_ledger', 'transport_ledger', 'fair_share_settings'];

/** Every way in which SQL changes, replaces or removes a row. */
const WAYS: [string, (table: string) => string][] = [
  ['an update', (table) => `UPDATE ${table} SET id = id`],
  ['a deletion', (table) => `DELETE FROM ${table}`],
  [
    'an upsert',
    (table) => `INSERT INTO ${table} SELECT * FROM ${table} WHERE true ON CONFLICT (id) DO UPDATE SET id = excluded.id`,
  ],
  ...(isPostgres()
    ? [['an emptying', (table: string) => `TRUNCATE ${table} CASCADE`] as [string, (table: string) => string]]
    : ([
        ['a replacement', (table: string) => `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`],
        ['an update that replaces', (table: string) => `UPDATE OR REPLACE ${table} SET id = id`],
      ] as [string, (table: string) => string][])),
];

async function dropTriggers(manager: EntityManager, table: string): Promise<void> {
  const triggers = await manager.query<{ name: string }[]>(
    isPostgres()
      ? `SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = '${table}'::regclass`
      : `SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '${table}'`,
  );
  for (const { name } of triggers) await manager.query(`DROP TRIGGER ${name}${isPostgres() ? ` ON ${table}` : ''}`);
}

describe('a table that is only ever added to', () => {
  let it_: TestApp;
  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    const city = await aTransportCity(it_);
    await city.manager.post(`/api/v1/centres/${city.centreId}/transport-schemes`, aScheme());
    const visit = await new TransportVisits(city).approved(10_000);
    const officer = await it_.people.officer(city.authorityId);
    const settings = `/api/v1/authorities/${city.authorityId}/fair-share-settings`;
    await officer.put(settings, { hostCapPercent: 30, needWeight: 1, reservePercent: 10 }, { 'if-match': '"1"' });
    const place = { authorityId: city.authorityId, centreId: city.centreId, partnerId: city.schoolId };
    const school = { partnerKind: 'school' as const, partnerRole: 'partner' as const, partnerName: 'Hillside School' };
    const time = { schoolDay: '2026-12-01', academicYear: 2026, term: 'autumn' as const, recordedAt: new Date() };
    const use = { pupils: 20, adults: 2, sessionMinutes: 60, roomMinutes: 60, pupilMinutes: 1_200 };
    const what = { entry: 'attended' as const, keyStage: 'ks3', programme: 'mainstream' };
    await it_.store.write((tx) =>
      tx.manager.insert(UsageEntry, { id: newId(), visitId: visit.id, ...place, ...school, ...time, ...use, ...what }),
    );
  });
  afterAll(() => it_.close());

  const rows = async (table: string) => {
    const all = await it_.app.get(DataSource).query<object[]>(`SELECT * FROM ${table} ORDER BY id`);
    return all.map((row) => JSON.stringify(row));
  };

  const attempts = TABLES.flatMap((table) => WAYS.map(([name, statement]) => [table, name, statement(table)]));

  it.each(attempts)('%s refuses %s', async (table, _name, statement) => {
    const before = await rows(table);
    expect(before.length).toBeGreaterThan(0);
    const error = await it_.store.write((tx) => tx.manager.query(statement)).catch((reason: unknown) => reason);
    expect(isGuardViolation(error, `${table}_`)).toBe(true);
    expect(await rows(table)).toEqual(before);
  });

  it.each(attempts)('without its triggers %s would take %s (positive control)', async (table, _name, statement) => {
    const undone = new Error('undo');
    const work = it_.store.write(async (tx) => {
      await dropTriggers(tx.manager, table);
      await tx.manager.query(statement);
      throw undone;
    });
    await expect(work).rejects.toBe(undone);
  });
});
