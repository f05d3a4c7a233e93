import { cpuPerRequest, cpuTarget, type Measure } from '../figure.js';
import { HttpClient, inParallel } from '../http-client.js';
import { idOf, MANAGER, VISITS_A_DAY } from '../world.js';

const CONNECTIONS = 4;
const ROUNDS = { warmUp: 400, rounds: 7, requests: 200 } as const;
const TARGET_MS = 2;

interface Day {
  rooms: { stays: { visit: object | null }[] }[];
}

/** All rooms of the fullest day, asked for by the manager, who sees the most. */
export const dayView: Measure = async (bench) => {
  const [day = ''] = bench.world.busyDaysAhead;
  const path = `/api/v1/centres/${idOf('centre')}/days/${day}`;
  const client = new HttpClient(bench.server.origin, CONNECTIONS);
  try {
    const first = await client.get(MANAGER, path);
    if (first.status !== 200) throw new Error(`The day view answered ${first.status}: ${first.body.slice(0, 500)}`);
    const visits = (JSON.parse(first.body) as Day).rooms.flatMap(({ stays }) => stays).filter(({ visit }) => visit);
    if (visits.length !== VISITS_A_DAY)
      throw new Error(`The day view shows ${visits.length} visits, not ${VISITS_A_DAY}.`);
    bench.note(`${visits.length} visits, ${Math.round(Buffer.byteLength(first.body) / 1000)} kB`);
    const value = await cpuPerRequest(bench, ROUNDS, (requests) =>
      inParallel(Array.from({ length: requests }), CONNECTIONS, async () => {
        const { status } = await client.get(MANAGER, path);
        if (status !== 200) throw new Error(`The day view answered ${status}.`);
      }),
    );
    return { value, unit: 'CPU ms', target: cpuTarget(bench, TARGET_MS) };
  } finally {
    client.close();
  }
};
