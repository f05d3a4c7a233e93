import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from '../../../server/database/dialect.js';
import { aRequest } from '../../factories/visit.factory.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import { aServedCity, schoolDay, type ServedCity } from '../../support/served-city.js';

jest.setTimeout(PATIENCE_MS);

describe('a request with an Idempotency-Key whose answer was lost with the server', () => {
  let served: ServedCity;
  beforeAll(async () => {
    served = await aServedCity();
  });
  afterAll(() => served.close());

  const visits = () =>
    served.look((manager) => sql(manager)<{ id: string }>`SELECT id FROM visits ORDER BY requested_at, id`);

  it('is answered by the next server as it would have been, and done once', async () => {
    for (let round = 0; round < runs(2, 20); round += 1) {
      const key = { 'idempotency-key': `round ${round}`.replace(' ', '-') };
      const body = aRequest(served.city, { day: schoolDay(round), pupils: 10 });
      const killed = await served.start();
      const unanswered = served.teacher(killed, '/api/v1/visits', body, key);
      while ((await visits()).length === round) await new Promise((resolve) => setTimeout(resolve, 1));
      await killed.end('SIGKILL');
      await unanswered;
      const next = await served.start();
      const reply = await served.teacher(next, '/api/v1/visits', body, key);
      const stored = await visits();
      expect([reply?.status, reply?.headers.get('idempotent-replayed'), reply?.body['id']]).toEqual([
        201,
        'true',
        stored.at(-1)?.id,
      ]);
      expect(stored).toHaveLength(round + 1);
      await next.end('SIGKILL');
    }
  });

  it('is done by the next server when the first had not got so far', async () => {
    const before = (await visits()).length;
    const key = { 'idempotency-key': 'never-arrived' };
    const body = aRequest(served.city, { day: schoolDay(50), pupils: 10 });
    const killed = await served.start();
    const unanswered = served.teacher(killed, '/api/v1/visits', body, key);
    await killed.end('SIGKILL');
    await unanswered;
    const done = (await visits()).length > before;
    const reply = await served.teacher(await served.start(), '/api/v1/visits', body, key);
    expect([reply?.status, reply?.headers.get('idempotent-replayed')]).toEqual([201, done ? 'true' : null]);
    expect(await visits()).toHaveLength(before + 1);
  });
});
