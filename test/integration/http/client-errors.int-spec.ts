import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { aRoomInput, ifMatch } from '../centres/requests.js';

const UPLOAD = '/api/v1/imports/schools';

describe('a mistake of whoever sends a request', () => {
  const clientDir = mkdtempSync(path.join(tmpdir(), 'clc-client-'));
  let it_: TestApp;
  let city: SmallCity;
  let manager: Caller;
  let administrator: Caller;
  let faults: ReturnType<typeof jest.spyOn>;

  beforeAll(async () => {
    mkdirSync(path.join(clientDir, 'assets'));
    writeFileSync(path.join(clientDir, 'index.html'), '<!doctype html><title>CLC</title>');
    writeFileSync(path.join(clientDir, 'assets', 'index.js'), 'export {};');
    it_ = await testApp({}, clientDir);
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    manager = await it_.people.manager(city.centreId);
    administrator = await it_.people.administrator();
    await it_.app.listen(0, '127.0.0.1');
  });
  beforeEach(() => {
    faults = jest.spyOn(Logger.prototype, 'error').mockClear();
  });
  afterAll(async () => {
    await it_.close();
    rmSync(clientDir, { recursive: true });
  });

  const answered = (answer: { statusCode: number; json(): { refusal?: string } }) => {
    expect(faults).not.toHaveBeenCalled();
    return `${answer.statusCode} ${answer.json().refusal ?? ''}`;
  };

  /** Exactly these bytes, past every client that would mend them. */
  async function raw(text: string) {
    const { port } = it_.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.on('data', (bytes) => (heard += String(bytes)));
    socket.write(text);
    await new Promise((resolve) => socket.once('close', resolve));
    const [head = '', body = '{}'] = heard.split('\r\n\r\n');
    return { statusCode: Number(head.split(' ')[1]), head, json: () => JSON.parse(body) as { refusal?: string } };
  }
  const get = (address: string) => raw(`GET ${address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);

  it.each<[string, Record<string, string>, string]>([
    ['a range that is not there', { range: 'bytes=9999-' }, '416 input/range'],
    ['a version that is no longer', { 'if-match': '"else"' }, '412 resource/stale'],
    ['a day before it was made', { 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' }, '412 resource/stale'],
  ])('asks for a file of the client with %s', async (_name, headers, expected) => {
    const answer = await it_.app.inject({ method: 'GET', url: '/assets/index.js', headers });
    expect(answered(answer)).toBe(expected);
  });

  it.each([
    ['/api/docs/../../package.json', '404 access/not-found'],
    ['/api/docs/%00', '400 input/invalid'],
    ['/api/docs/swagger-ui-bundle.js.map', '404 access/not-found'],
    ['/index.html%00.js', '400 input/invalid'],
    ['/assets/index.js%00', '400 input/invalid'],
    ['/assets/..%2f..%2fpackage.json', '404 access/not-found'],
  ])('asks for %s', async (address, expected) => {
    expect(answered(await get(address))).toBe(expected);
  });

  it('asks for an address that cannot be read, and gets our words and headers', async () => {
    const answer = await get('/%zz');
    expect(answered(answer)).toBe('400 input/address');
    for (const header of ['content-security-policy', 'x-content-type-options', 'x-request-id'])
      expect(answer.head.toLowerCase()).toContain(`\r\n${header}: `);
  });

  it.each<[string, string, string]>([
    ['no boundary', 'multipart/form-data', 'x'],
    ['a boundary that is too long', `multipart/form-data; boundary=${'b'.repeat(200)}`, `--${'b'.repeat(200)}`],
    ['half a part', 'multipart/form-data; boundary=B', '--B\r\nContent-Disposition: form-data; name="file"; filen'],
    ['half a file', 'multipart/form-data; boundary=B', formWith('x.csv').slice(0, -20)],
  ])('sends a form with %s', async (_name, type, payload) => {
    const answer = await administrator.request('POST', UPLOAD, { payload, headers: { 'content-type': type } });
    expect(answered(answer)).toBe('400 input/not-a-form');
  });

  it('sends a file with a name that cannot be kept', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=B' };
    for (const name of ['a\0b.csv', 'a\u0007.csv']) {
      const answer = await administrator.request('POST', UPLOAD, { payload: formWith(name), headers });
      expect(answer.statusCode).toBeLessThan(500);
    }
    expect(faults).not.toHaveBeenCalled();
  });

  it.each(['"9999999999"', '"2147483648"'])('names a version that never was: %s', async (version) => {
    const headers = { 'if-match': version };
    const answer = await manager.put(`/api/v1/rooms/${city.labId}`, aRoomInput({ name: 'Lab' }), headers);
    expect(answered(answer)).toBe('412 resource/stale');
  });

  it('names a feature that is half a character', async () => {
    const answer = await manager.post(
      `/api/v1/centres/${city.centreId}/rooms`,
      aRoomInput({ name: 'Attic', features: ['half \ud800'] }),
    );
    expect(answered(answer)).toBe('400 input/invalid');
  });

  it('adds an authority twice at once', async () => {
    const add = () => administrator.post('/api/v1/authorities', { name: 'Twinshire', dfeCode: '999' });
    const answers = await Promise.all(Array.from({ length: 8 }, add));
    expect(answers.map(answered).sort()).toEqual(['201 ', ...Array<string>(7).fill('409 authority/already-there')]);
  });

  it('asks for a room for longer than a day', async () => {
    const hours = Array.from({ length: 5 }, (_, day) => ({ weekday: day + 1, opens: '00:00', closes: '23:59' }));
    const centre = (await manager.get(`/api/v1/centres/${city.centreId}`)).json();
    const edit = { name: centre.name, hostSchoolId: city.hostId, openingHours: hours };
    expect((await manager.put(`/api/v1/centres/${city.centreId}`, edit, ifMatch(centre.version))).statusCode).toBe(200);
    const teacher = await it_.people.teacher(city.schoolId);
    const whole = aRequest(city, { startTime: '00:00', endTime: '23:59' });
    expect(answered(await teacher.post('/api/v1/visits', whole))).toBe('422 visit/longer-than-a-day');
    const shorter = aRequest(city, { startTime: '00:30', endTime: '23:30' });
    expect(answered(await teacher.post('/api/v1/visits', shorter))).toBe('201 ');
  });

  it('writes an id in capitals, which means the same on either database', async () => {
    const teacher = await it_.people.teacher(city.schoolId);
    const small = aRequest(city, { day: '2026-12-08' });
    const big = Object.fromEntries(
      Object.entries(small).map(([name, value]) => [
        name,
        name.endsWith('Id') ? (value as string).toUpperCase() : value,
      ]),
    );
    const asked = await teacher.post('/api/v1/visits', big);
    expect(answered(asked)).toBe('201 ');
    const { id } = asked.json<{ id: string }>();
    expect((await teacher.get(`/api/v1/visits/${id.toUpperCase()}`)).json()).toMatchObject({ id });
    const query = { partnerId: city.schoolId.toUpperCase(), from: '2026-12-08' };
    expect((await teacher.get('/api/v1/visits', query)).json().items).toMatchObject([{ id }]);
  });
});

function formWith(fileName: string): string {
  const head = `Content-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: text/csv`;
  return `--B\r\n${head}\r\n\r\nURN,EstablishmentName\r\n1,A\r\n\r\n--B--\r\n`;
}
