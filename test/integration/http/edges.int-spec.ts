import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../../server/database/dialect.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import {
  HOSTILE_IDS,
  HOSTILE_NUMBERS,
  HOSTILE_SHAPES,
  HOSTILE_TEXTS,
  hostileJson,
} from '../../support/hostile-values.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

/** NUL, half of a surrogate pair, and what turns the direction of the text that follows. */
const DOES_NOT_SHOW = /[\0\p{Surrogate}\u202E]/u;

describe('what no honest client sends', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let manager: Caller;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    manager = await it_.people.manager(city.centreId);
  });
  afterAll(() => it_.close());

  const json = { 'content-type': 'application/json' };
  const postText = (payload: string, url = '/api/v1/visits', caller = teacher) =>
    caller.request('POST', url, { payload, headers: json });
  const count = async () => {
    const [row] = await it_.store.read(
      (reader) => sql(reader)<{ count: number | string }>`SELECT count(*) AS count FROM visits`,
    );
    return Number(row?.count);
  };
  const named = (value: unknown) => JSON.stringify(value).slice(0, 40);

  const FIELDS = Object.keys(aRequest({ centreId: '', schoolId: '', studioId: '' }));

  /** Sends a request for a visit with one field replaced. @returns the answers that are neither a refusal nor a 400 */
  async function unexpected(field: string, values: readonly unknown[]): Promise<string[]> {
    const wrong: string[] = [];
    for (const value of values) {
      const { statusCode, body } = await postText(hostileJson({ ...aRequest(city), [field]: value }));
      if (statusCode !== 400) wrong.push(`${named(value)}: ${statusCode} ${body.slice(0, 60)}`);
    }
    return wrong;
  }

  it.each(FIELDS.filter((field) => field !== 'pupils' && field !== 'adults'))(
    'is refused as a number in %s',
    async (field) => {
      expect(await unexpected(field, HOSTILE_NUMBERS)).toEqual([]);
    },
  );

  it.each(FIELDS)('is refused as another kind of value in %s', async (field) => {
    const others = HOSTILE_SHAPES.filter((shape) => field !== 'yearGroups' || !Array.isArray(shape));
    expect(await unexpected(field, others)).toEqual([]);
    expect(await unexpected('yearGroups', [[], [[]], [1, 'two'], ['99'], Array(17).fill('9')])).toEqual([]);
  });

  it.each(['centreId', 'partnerId', 'roomId'])('is refused as an id in %s', async (field) => {
    const ids = HOSTILE_IDS.filter((id) => !/^[0f-]+$/.test(id));
    expect(await unexpected(field, ids)).toEqual([]);
  });

  it.each<[string, number, number]>([
    ['pupils', 1, 2_000],
    ['adults', 0, 500],
  ])('is refused in %s below %i and above %i', async (field, min, max) => {
    const beyond = HOSTILE_NUMBERS.filter(
      (value) => typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max,
    );
    expect(await unexpected(field, [min - 1, max + 1, String(min), ...beyond])).toEqual([]);
    const atTheEdge = await Promise.all(
      [min, max].map((value) =>
        teacher.post('/api/v1/visits', { ...aRequest(city, { day: '2026-12-06' }), [field]: value }),
      ),
    );
    expect(atTheEdge.map((answer) => answer.json<{ refusal: string }>().refusal)).toEqual(
      Array(2).fill('visit/centre-closed'),
    );
  });

  it.each([0, -1, 0.5, 100_001, 2 ** 31, 2 ** 53, '@raw:huge@', '5', null])(
    'is refused as a quantity of equipment: %s',
    async (quantity) => {
      expect(await unexpected('equipment', [[{ poolId: city.recordersId, quantity }]])).toEqual([]);
    },
  );

  it.each(['subject', 'note'])('is kept or refused as text in %s, and never a fault', async (field) => {
    const max = field === 'subject' ? 120 : 1_000;
    const keepable = (text: string) =>
      !DOES_NOT_SHOW.test(text) && text.length <= max && (field === 'note' || text.trim() !== '');
    const broken = field === 'subject' ? ' ' : '\n';
    const faults: string[] = [];
    for (const text of HOSTILE_TEXTS) {
      const body = { ...aRequest(city, { day: '2026-12-03' }), [field]: text };
      const answer = await teacher.post('/api/v1/visits', body);
      const { statusCode } = answer;
      if (statusCode !== (keepable(text) ? 201 : 400)) faults.push(`${named(text)}: ${statusCode}`);
      if (statusCode !== 201) continue;
      const { id } = answer.json<{ id: string }>();
      const kept = (await teacher.get(`/api/v1/visits/${id}`)).json<Record<string, unknown>>();
      expect(kept[field] ?? '').toBe(text.trim().replaceAll('\r\n', broken));
      await teacher.post(`/api/v1/visits/${id}/withdrawal`, { version: 1 });
    }
    expect(faults).toEqual([]);
  });

  it.each(HOSTILE_IDS.map((id) => [named(id), id]))(
    'is not found, or refused, as an id in an address: %s',
    async (_name, id) => {
      const none = [400, 404, 414];
      for (const url of [`/api/v1/visits/${id}`, `/api/v1/centres/${id}/days/2026-12-01`, `/api/v1/centres/${id}`]) {
        expect(none).toContain((await manager.get(url)).statusCode);
      }
      expect(none).toContain((await manager.post(`/api/v1/visits/${id}/approval`, { version: 1 })).statusCode);
    },
  );

  it('an id in capitals is the same thing or nothing, never somebody else’s', async () => {
    const { id } = (await teacher.post('/api/v1/visits', aRequest(city, { day: '2026-12-04' }))).json<{ id: string }>();
    const shouted = `/api/v1/visits/${id.toUpperCase()}`;
    expect([200, 404]).toContain((await teacher.get(shouted)).statusCode);
    const other = await it_.people.teacher(city.otherSchoolId);
    expect([(await other.get(shouted)).statusCode, (await it_.people.nobody().get(shouted)).statusCode]).toEqual([
      404, 401,
    ]);
  });

  it.each([
    '0000-01-01',
    '0001-01-01',
    '1899-12-31',
    '9999-12-31',
    '2026-02-30',
    '2026-12-1',
    '20261201',
    '+012026-12-01',
    '-000001-01-01',
    '%00',
    'today',
  ])('a day that is none, or far away, is answered: %s', async (day) => {
    expect([200, 400, 404]).toContain((await manager.get(`/api/v1/centres/${city.centreId}/days/${day}`)).statusCode);
    const query = { day, startTime: '10:00', endTime: '11:00' };
    const times = await manager.get(`/api/v1/centres/${city.centreId}/availability`, query);
    expect([200, 400]).toContain(times.statusCode);
    expect([200, 400]).toContain((await manager.get('/api/v1/visits', { from: day, to: day })).statusCode);
    const asked = await teacher.post('/api/v1/visits', { ...aRequest(city), day });
    expect([400, 422]).toContain(asked.statusCode);
  });

  it.each([
    { limit: '0' },
    { limit: '201' },
    { limit: '1e2' },
    { limit: '99999999999999999999' },
    { limit: 'NaN' },
    { cursor: '' },
    { cursor: 'x'.repeat(201) },
    { cursor: Buffer.from('["0000-01-01T00:00:00Z","019aa000-0000-7000-8000-000000000000"]').toString('base64url') },
    { cursor: Buffer.from('["2026-12-01T00:00:00Z","x"]').toString('base64url') },
    { cursor: Buffer.from('{"__proto__":1}').toString('base64url') },
    { state: 'nonsense' },
    { centreId: '01' },
    { order: '__proto__' },
    { order: 'constructor' },
    { from: '\0' },
  ])('is answered in a query: %j', async (query) => {
    const { statusCode } = await teacher.get('/api/v1/visits', query);
    expect([200, 400]).toContain(statusCode);
  });

  it.each<[string, string, number[]]>([
    ['JSON that is cut short', '{"centreId":', [400]],
    ['nothing', '', [400]],
    ['null', 'null', [400]],
    ['a number', '7', [400]],
    ['a list', '[]', [400]],
    ['a list of requests', '[{}]', [400]],
    ['text', '"visit"', [400]],
    ['a NUL', '\0', [400]],
    ['30,000 lists in each other', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, [400]],
    ['10,000 objects in each other', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, [400]],
    ['21,000 lists beside each other', `[${'[],'.repeat(21_000)}[]]`, [400]],
    ['5,000 keys', `{${Array.from({ length: 5_000 }, (_, key) => `"k${key}":1`).join()}}`, [400]],
    ['a name of 50,000 letters', `{"${'k'.repeat(50_000)}":{"0":1}}`, [400]],
    ['more than 64 kB', `"${'x'.repeat(65_535)}"`, [413]],
  ])('is refused as a body: %s', async (_name, payload, expected) => {
    expect(expected).toContain((await postText(payload)).statusCode);
  });

  it('nobody who has not signed in can make the server work long or hold much', async () => {
    const values = Array.from({ length: 12_000 }, (_, key) => `"${key}":1`).join();
    const attacks = [`{"${'k'.repeat(850_000)}":{${values}}}`, `[${'[],'.repeat(330_000)}[]]`];
    for (const payload of attacks) {
      const answer = await postText(payload, '/api/v1/session', it_.people.nobody());
      expect([answer.statusCode, answer.json<{ refusal: string }>().refusal]).toEqual([413, 'input/too-large']);
    }
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'id', 'version', 'state', 'reference', 'requestedBy'])(
    'a field called %s changes nothing',
    async (name) => {
      const before = await count();
      const onSunday = JSON.stringify(aRequest(city, { day: '2026-12-06' }));
      const payload = onSunday.replace('{', `{"${name}":{"admin":true,"state":"approved"},`);
      // 422 where the name is left out of what is read, so that the rest is a request for a Sunday.
      expect([400, 422]).toContain((await postText(payload)).statusCode);
      expect([await count(), ({} as Record<string, unknown>)['admin']]).toEqual([before, undefined]);
    },
  );

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', 'nonsense'])(
    'is refused as %s',
    async (type) => {
      const headers = { 'content-type': type };
      const answer = await teacher.request('POST', '/api/v1/visits', { payload: 'x=1', headers });
      expect([400, 406, 415]).toContain(answer.statusCode);
    },
  );
});
