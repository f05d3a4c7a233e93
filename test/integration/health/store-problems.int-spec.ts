import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isPostgres, sql } from '../../../server/database/dialect.js';
import { FreeSpace } from '../../../server/health/free-space.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('when the store', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;

  beforeEach(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await it_.close();
  });

  const said = (answer: { statusCode: number; headers: object; json(): { refusal?: string } }) => {
    const { 'retry-after': wait } = answer.headers as { 'retry-after'?: string };
    return `${answer.statusCode} ${answer.json().refusal ?? ''} ${wait ?? ''}`.trim();
  };
  const ready = async () => said(await it_.people.nobody().get('/api/ready'));
  const ask = async (day: string) => said(await teacher.post('/api/v1/visits', aRequest(city, { day })));

  it('beats, it leaves one row, and writes it no more than every two seconds', async () => {
    const beat = () => it_.store.read((manager) => sql(manager)`SELECT id, beat_at FROM heartbeat`);
    expect([await ready(), await ready()]).toEqual(['200', '200']);
    const first = await beat();
    it_.clock.set('2026-11-24T09:00:01.999Z');
    expect([await ready(), await beat()]).toEqual(['200', first]);
    it_.clock.set('2026-11-24T09:00:02Z');
    expect(await ready()).toBe('200');
    expect(await beat()).toHaveLength(1);
    expect(await beat()).not.toEqual(first);
  });

  it('has hardly any room left, it says so before it is full', async () => {
    const space = jest.spyOn(it_.app.get(FreeSpace, { strict: false }), 'bytes');
    space.mockResolvedValue(31_999_999);
    expect(await ready()).toBe('503 store/full 10');
    space.mockResolvedValue(32_000_000);
    expect(await ready()).toBe('200');
  });

  /** On SQLite the file may grow no more, as on a full disk; PostgreSQL is made to say what it says on one. */
  async function fill(full: boolean): Promise<void> {
    const writer = it_.app.get(DataSource);
    if (isPostgres()) {
      await writer.query(
        full
          ? `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
               BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$`
          : 'DROP FUNCTION full_disk CASCADE',
      );
      for (const table of full ? ['visits', 'heartbeat'] : [])
        await writer.query(`CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON ${table} EXECUTE FUNCTION full_disk()`);
      return;
    }
    const [row] = await writer.query<{ page_count: number }[]>('PRAGMA page_count');
    await writer.query(`PRAGMA max_page_count = ${full ? (row?.page_count ?? 0) : 1_000_000_000}`);
  }

  it('is full, nothing is saved, whoever asks is told so, and all is well when there is room again', async () => {
    await fill(true);
    const note = 'x'.repeat(1_000);
    const asked: string[] = [];
    for (const day of ['02', '03', '04', '07', '08', '09', '10', '11'].map((date) => `2026-12-${date}`)) {
      asked.push(said(await teacher.post('/api/v1/visits', aRequest(city, { day, note }))));
    }
    expect(asked).toContain('503 store/full 10');
    expect(asked.filter((one) => one !== '503 store/full 10' && one !== '201')).toEqual([]);
    const { items } = (await teacher.get('/api/v1/visits')).json();
    expect(items).toHaveLength(asked.filter((one) => one === '201').length);
    if (isPostgres()) expect(await ready()).toBe('503 store/full 10');
    await fill(false);
    expect([await ask('2026-12-14'), await ready()]).toEqual(['201', '200']);
  });

  it('cannot be reached, each route says so and asks to come again', async () => {
    const url = new URL(it_.database.config.databaseUrl ?? 'postgres://x');
    const writer = it_.app.get(DataSource);
    const failing = isPostgres()
      ? Object.assign(new Error(`connect ECONNREFUSED ${url.host}`), { code: 'ECONNREFUSED' })
      : Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
    const runner = Object.getPrototypeOf(writer.createQueryRunner()) as { query: () => Promise<unknown> };
    const query = jest.spyOn(runner, 'query').mockRejectedValue(failing);
    for (const answer of [
      await teacher.get('/api/v1/visits'),
      await teacher.post('/api/v1/visits', aRequest(city)),
      await it_.people.nobody().get('/api/ready'),
    ]) {
      expect(said(answer)).toBe('503 access/not-ready 10');
    }
    query.mockRestore();
    expect([await ask('2026-12-14'), await ready()]).toEqual(['201', '200']);
  });
});
