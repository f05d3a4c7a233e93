import { cpuPerRequest, cpuTarget, type Measure } from '../figure.js';
import { HttpClient, inParallel } from '../http-client.js';
import { idOf, MANAGER } from '../world.js';

const CONNECTIONS = 4;
const ROUNDS = { warmUp: 400, rounds: 7, requests: 200 } as const;
const TARGET_MS = 1;
const VISITS_IN_A_ROOM_AND_DAY = 6;

interface Week {
  days: { hours: object[]; stays: { visit: { equipment: object[] } | null }[] }[];
}

/** One room for a full week, asked for by the manager, who sees the most. */
export const weekView: Measure = async (bench) => {
  const [day = ''] = bench.world.busyDaysAhead;
  const path = `/api/v1/centres/${idOf('centre')}/rooms/${idOf('room', 1)}/weeks/${day}`;
  const client = new HttpClient(bench.server.origin, CONNECTIONS);
  try {
    const first = await client.get(MANAGER, path);
    if (first.status !== 200) throw new Error(`The week answered ${first.status}: ${first.body.slice(0, 500)}`);
    const { days } = JSON.parse(first.body) as Week;
    const visits = days.flatMap(({ stays }) => stays).filter(({ visit }) => visit);
    if (visits.length < VISITS_IN_A_ROOM_AND_DAY) throw new Error(`The week shows ${visits.length} visits.`);
    bench.note(`${visits.length} visits, ${Math.round(Buffer.byteLength(first.body) / 1000)} kB`);
    const value = await cpuPerRequest(bench, ROUNDS, (requests) =>
      inParallel(Array.from({ length: requests }), CONNECTIONS, async () => {
        const { status } = await client.get(MANAGER, path);
        if (status !== 200) throw new Error(`The week answered ${status}.`);
      }),
    );
    return { value, unit: 'CPU ms', target: cpuTarget(bench, TARGET_MS) };
  } finally {
    client.close();
  }
};
