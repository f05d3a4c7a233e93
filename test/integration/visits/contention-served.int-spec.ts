import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aRequest } from '../../factories/visit.factory.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import { doubleBookings, promisedAt } from '../../support/double-bookings.js';
import type { ServedApp } from '../../support/served-app.js';
import { aServedCity, schoolDay, type ServedCity } from '../../support/served-city.js';

jest.setTimeout(PATIENCE_MS);

const CLIENTS = 50;

/** One server process on SQLite; two on PostgreSQL, and each client asks the other one than the client before. */
describe('fifty clients over real sockets', () => {
  let served: ServedCity;
  let servers: ServedApp[];

  beforeAll(async () => {
    served = await aServedCity();
    servers = [await served.start()];
    if (served.database.engine === 'postgres') servers.push(await served.start());
  });
  afterAll(() => served.close());

  const ask = async (client: number, day: string, times: object) => {
    const { city, teacher, otherTeacher } = served;
    const [caller, partnerId] = client % 4 < 2 ? [teacher, city.schoolId] : [otherTeacher, city.otherSchoolId];
    const body = aRequest(city, { day, partnerId, pupils: 10, ...times });
    const reply = await caller(servers[client % servers.length]!, '/api/v1/visits', body);
    return reply?.status === 201 ? 'granted' : `${reply?.status} ${String(reply?.body['refusal'])}`;
  };

  async function rounds(count: number, firstDay: number, timesOf: (client: number) => object) {
    const endings = new Set<string>();
    for (let round = 0; round < count; round += 1) {
      const day = schoolDay(firstDay + round);
      const outcomes = await Promise.all(
        Array.from({ length: CLIENTS }, (_, client) => ask(client, day, timesOf(client))),
      );
      endings.add(outcomes.sort().join());
    }
    const promised = await served.look((manager) => promisedAt(manager, served.city.centreId));
    return { endings: [...endings], doubleBookings: doubleBookings(promised), granted: promised.length };
  }

  const oneOfFifty = `${'409 visit/slot-taken,'.repeat(CLIENTS - 1)}granted`;

  it('who want one slot: one gets it', async () => {
    const count = runs(2, 40);
    expect(await rounds(count, 0, () => ({}))).toEqual({ endings: [oneOfFifty], doubleBookings: 0, granted: count });
  });

  it('who want times that all overlap: one gets it', async () => {
    const count = runs(2, 40);
    const two = (minute: number) => String(minute).padStart(2, '0');
    const shifted = (client: number) => ({ startTime: `09:${two(client)}`, endTime: `12:${two(59 - client)}` });
    const { endings, ...numbers } = await rounds(count, 40, shifted);
    expect([endings, numbers]).toEqual([[oneOfFifty], { doubleBookings: 0, granted: 2 * count }]);
  });
});
