import { cpuPerRequest, cpuTarget, type Measure } from '../figure.js';
import { HttpClient, inParallel } from '../http-client.js';
import { requestBody } from '../requests.js';
import { FREE_TIME, ROOMS, SCHOOLS } from '../world.js';

const CONNECTIONS = 8;
const ROUNDS = { warmUp: 500, rounds: 7, requests: 300 } as const;
const TARGET_MS = 2;

/** A room and equipment on days that are otherwise full: validation, guards, history and a durable commit included. */
export const createVisit: Measure = async (bench) => {
  const client = new HttpClient(bench.server.origin, CONNECTIONS);
  const free = bench.world.busyDaysAhead.flatMap((day) =>
    Array.from({ length: ROOMS }, (_, room) => ({ day, room, ...FREE_TIME, withEquipment: true })),
  );
  let used = 0;
  const create = async () => {
    const slot = free[used];
    if (!slot) throw new Error('No free time is left: measure with more visits.');
    const school = 1 + (used % SCHOOLS);
    used += 1;
    const answer = await client.post(school, '/api/v1/visits', requestBody({ ...slot, school }));
    if (answer.status !== 201) throw new Error(`Creating answered ${answer.status}: ${answer.body.slice(0, 500)}`);
  };
  try {
    const value = await cpuPerRequest(bench, ROUNDS, (requests) =>
      inParallel(Array.from({ length: requests }), CONNECTIONS, create),
    );
    return { value, unit: 'CPU ms', target: cpuTarget(bench, TARGET_MS) };
  } finally {
    client.close();
  }
};
