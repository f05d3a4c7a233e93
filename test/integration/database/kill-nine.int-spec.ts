import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { newId } from '../../../server/common/new-id.js';
import { isPostgres, sql } from '../../../server/database/dialect.js';
import { aRequest } from '../../factories/visit.factory.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import type { ServedApp } from '../../support/served-app.js';
import { aServedCity, schoolDay, type ServedCity } from '../../support/served-city.js';
import { brokenVisits } from '../../support/visit-invariants.js';

jest.setTimeout(PATIENCE_MS);

const WRITERS = 6;
const SLOTS_A_DAY = 10;
/** Far longer than it takes: only so that a server which never comes back is told from a busy machine. */
const RECOVERED_WITHIN_MS = 90_000;

/** The client's own book of what it was told is saved: each visit's version, as acknowledged last. */
type Ledger = Map<string, number>;

describe('what the server has acknowledged', () => {
  let served: ServedCity;
  let ledger: Ledger;
  let nextSlot: number;

  beforeEach(async () => {
    served = await aServedCity();
    ledger = new Map();
    nextSlot = 0;
  });
  afterEach(() => served.close());

  /** An hour of one of two rooms that nobody has asked for yet. */
  function freeSlot() {
    const slot = nextSlot;
    nextSlot += 1;
    const hour = 8 + (Math.floor(slot / 2) % SLOTS_A_DAY);
    const day = schoolDay(Math.floor(slot / 2 / SLOTS_A_DAY));
    const time = (minutes: string) => `${String(hour).padStart(2, '0')}:${minutes}`;
    const { labId, studioId, recordersId } = served.city;
    const equipment = [{ poolId: recordersId, quantity: 3 }];
    return { day, startTime: time('15'), endTime: time('45'), roomId: slot % 2 === 0 ? labId : studioId, equipment };
  }

  /** Asks and approves until the connection breaks, and says so after each answer. */
  async function write(server: ServedApp, acknowledged: () => void): Promise<void> {
    for (;;) {
      const asked = await served.teacher(
        server,
        '/api/v1/visits',
        aRequest(served.city, { ...freeSlot(), pupils: 10 }),
      );
      if (asked === null) return;
      expect([asked.status, asked.body['refusal']]).toEqual([201, undefined]);
      const id = String(asked.body['id']);
      ledger.set(id, 1);
      acknowledged();
      const approved = await served.manager(server, `/api/v1/visits/${id}/approval`, { version: 1 });
      if (approved === null) return;
      expect(approved.status).toBe(200);
      ledger.set(id, 2);
      acknowledged();
    }
  }

  /** Ends the server with no warning at the n-th acknowledgement, while other requests are under way. */
  function killAfter(count: number, server: ServedApp): () => void {
    let left = count;
    return () => {
      left -= 1;
      if (left === 0) void server.end('SIGKILL');
    };
  }

  /** Visits of the ledger that the database does not have, or not as far as was acknowledged. */
  const missing = () =>
    served.look(async (manager) => {
      const rows = await sql(manager)<{ id: string; version: number }>`SELECT id, version FROM visits`;
      const stored = new Map(rows.map((row) => [row.id, row.version]));
      return [...ledger].filter(([id, version]) => (stored.get(id) ?? 0) < version).map(([id]) => id);
    });
  const broken = () => served.look((manager) => brokenVisits(manager));

  it('is all there, and nothing is half there, after kill -9 in the middle of writing', async () => {
    for (let round = 0; round < runs(3, 50); round += 1) {
      const server = await served.start();
      const acknowledged = killAfter(5 + Math.floor(Math.random() * 60), server);
      await Promise.all(Array.from({ length: WRITERS }, () => write(server, acknowledged)));
      await server.end('SIGKILL');
      expect([await missing(), await broken()]).toEqual([[], []]);
    }
    const server = await served.start();
    for (const [id, version] of [...ledger].slice(-20)) {
      const reply = await served.manager(server, `/api/v1/visits/${id}`);
      expect([reply?.status, Number(reply?.body['version']) >= version]).toEqual([200, true]);
    }
  });

  /** Asks until it is told to stop; what was refused for want of a database is asked for again. */
  async function keepAsking(server: ServedApp, writing: AbortSignal, answers: Map<string, number>): Promise<void> {
    let slot = freeSlot();
    while (!writing.aborted) {
      const reply = await served.teacher(server, '/api/v1/visits', aRequest(served.city, { ...slot, pupils: 10 }));
      const said = reply === null ? 'no answer' : `${reply.status} ${JSON.stringify(reply.body['refusal'] ?? null)}`;
      answers.set(said, (answers.get(said) ?? 0) + 1);
      if (reply?.status === 201) ledger.set(String(reply.body['id']), 1);
      // Kept although nobody heard of it: the next time is refused as taken.
      if (reply?.status === 201 || said === '409 "visit/slot-taken"') slot = freeSlot();
      else await pause(50);
    }
  }

  const survivesCutConnections = async () => {
    const server = await served.start();
    const writing = new AbortController();
    const answers = new Map<string, number>();
    const writers = Array.from({ length: WRITERS }, () => keepAsking(server, writing.signal, answers));
    try {
      for (let cut = 0; cut < runs(3, 30); cut += 1) {
        const before = ledger.size;
        await served.look((manager) =>
          manager.query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
              WHERE datname = current_database() AND pid <> pg_backend_pid()`,
          ),
        );
        const deadline = Date.now() + RECOVERED_WITHIN_MS;
        while (ledger.size < before + 10 && Date.now() < deadline) await pause(10);
        const seen = { cut, answers: [...answers], printed: server.output().slice(-4000) };
        if (ledger.size < before + 10) throw new Error(`It did not recover: ${JSON.stringify(seen, null, 1)}`);
      }
    } finally {
      writing.abort();
      await Promise.all(writers);
    }
    expect([await missing(), await broken()]).toEqual([[], []]);
    const odd = [...answers.keys()].filter((said) => !/^(201|500|503|no answer|409 "visit.slot-taken")/.test(said));
    expect(odd).toEqual([]);
  };

  // SQLite has no connections that something else could cut.
  if (isPostgres()) it('survives that PostgreSQL cuts every connection while it is written', survivesCutConnections);

  it('would be missed if it were gone, or half gone (positive control)', async () => {
    const server = await served.start();
    const acknowledged = killAfter(6, server);
    await Promise.all([write(server, acknowledged), write(server, acknowledged)]);
    const never = newId();
    ledger.set(never, 1);
    expect(await missing()).toEqual([never]);
    const [half] = ledger.keys();
    await served.look((manager) => sql(manager)`DELETE FROM reservations WHERE holder_id = ${half!}`);
    expect(await broken()).toEqual([expect.stringContaining('never held anything')]);
  });
});
