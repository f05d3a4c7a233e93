import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connectionOptions, PATIENCE } from '../../../server/common/http/connections.js';
import { createHttpApp } from '../../../server/http-app.js';
import { testDatabase, type TestDatabase } from '../../support/test-database.js';

const SHORT = { headers: 300, request: 600, silence: 400, between: 300, draining: 1_000 };
const HALF_HEADERS = 'GET /api/health HTTP/1.1\r\nHost: x\r\n';
const HEADERS = 'Host: x\r\nContent-Type: application/json\r\nContent-Length: 60\r\n\r\n';
const HALF_BODY = `POST /api/v1/session HTTP/1.1\r\n${HEADERS}{"email":`;

/** What a socket hears, and when it ends. */
function listening(socket: Socket): { heard(): string; ended: Promise<number> } {
  const began = Date.now();
  let text = '';
  socket.on('data', (bytes) => (text += String(bytes)));
  socket.on('error', () => undefined);
  const ended = new Promise<number>((resolve) =>
    socket.once('close', () => {
      resolve(Date.now() - began);
    }),
  );
  return { heard: () => text, ended };
}

describe('connections that lead to nothing', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let sockets: Socket[];

  beforeEach(async () => {
    database = await testDatabase();
    sockets = [];
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await app.close();
    await database.drop();
  });

  async function start(patience: typeof SHORT): Promise<void> {
    app = await createHttpApp(database.config, '/nowhere', patience);
    const fastify = app.getHttpAdapter().getInstance();
    fastify.get('/slow', async () => {
      await pause(500);
      return { done: true };
    });
    await app.listen(0, '127.0.0.1');
  }

  async function open(text = ''): Promise<Socket> {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    await new Promise((resolve) => socket.once('connect', resolve));
    if (text !== '') socket.write(text);
    await pause(100);
    return socket;
  }

  it.each([
    ['on which nothing is sent', ''],
    ['with half of its headers', HALF_HEADERS],
    ['with half of its body', HALF_BODY],
  ])('are closed by and by: one %s', async (_name, text) => {
    await start({ ...SHORT, draining: 10_000 });
    expect(await listening(await open(text)).ended).toBeLessThan(5_000);
  });

  it('are closed also when a byte comes now and then', async () => {
    await start(SHORT);
    const socket = await open(HALF_BODY);
    const dripping = setInterval(() => socket.write(' '), 100);
    const took = await listening(socket).ended;
    clearInterval(dripping);
    expect(took).toBeLessThan(5_000);
  });

  it('keep no server from ending', async () => {
    const patient = { headers: 60_000, request: 60_000, silence: 60_000, between: 60_000 };
    await start({ ...patient, draining: 1_000 });
    const idle = [await open(), await open(HALF_HEADERS)].map((socket) => listening(socket).ended);
    const stuck = listening(await open(HALF_BODY)).ended;
    const used = listening(await open('GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n')).ended;
    const began = Date.now();
    const closed = app.close();
    await Promise.all([...idle, used]);
    expect(Date.now() - began).toBeLessThan(900);
    await Promise.all([stuck, closed]);
    expect(Date.now() - began).toBeGreaterThanOrEqual(900);
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  it('leave time for the answer to a request that is under way', async () => {
    await start({ ...SHORT, silence: 5_000, draining: 5_000 });
    const asking = await open('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n');
    const { heard, ended } = listening(asking);
    const closed = app.close();
    await Promise.all([ended, closed]);
    expect(heard()).toContain('HTTP/1.1 200 OK');
    expect(heard()).toContain('{"done":true}');
  });

  it('an upload of thirty megabytes on a slow line of one megabit has its time', () => {
    const seconds = (30_000_000 * 8) / 1_000_000;
    expect(PATIENCE.request / 1_000).toBeGreaterThan(seconds);
    expect(connectionOptions(PATIENCE)).toEqual({
      ...{ requestTimeout: 300_000, connectionTimeout: 120_000, keepAliveTimeout: 72_000 },
      http: { headersTimeout: 20_000, connectionsCheckingInterval: 5_000 },
    });
  });
});
