import { cpuPerRequest, cpuTarget, type Bench, type Measure } from '../figure.js';
import { HttpClient, inParallel } from '../http-client.js';
import { requestBody } from '../requests.js';
import { idOf, MANAGER, ROOMS, SCHOOLS } from '../world.js';

const CONNECTIONS = 4;
const LATE = { startTime: '20:00', endTime: '20:30' } as const;
/** A page of thirty, as a screen shows it. */
const PAGE = 30;

interface Page {
  readonly total: number;
  readonly items: readonly unknown[];
  readonly revision: string;
}

/** Asks for late hours that no other figure uses, until so many requests wait. */
async function fill(bench: Bench, client: HttpClient, wanted: number): Promise<void> {
  const path = `/api/v1/centres/${idOf('centre')}/queue`;
  const first = JSON.parse((await client.get(MANAGER, path)).body) as Page;
  const slots = bench.world.busyDaysAhead.flatMap((day) =>
    Array.from({ length: ROOMS }, (_, room) => ({ day, room, ...LATE, withEquipment: true })),
  );
  const missing = slots.slice(first.total, wanted).map((slot, index) => ({ ...slot, school: 1 + (index % SCHOOLS) }));
  await inParallel(missing, CONNECTIONS, async (slot) => {
    const { status, body } = await client.post(slot.school, '/api/v1/visits', requestBody(slot));
    if (status !== 201) throw new Error(`Asking answered ${status}: ${body.slice(0, 500)}`);
  });
}

/** The first page of the queue by need, with reasons, rivals and messages, while so many requests wait. */
export const queue =
  (waiting: number, target: number): Measure =>
  async (bench) => {
    const client = new HttpClient(bench.server.origin, CONNECTIONS);
    const path = `/api/v1/centres/${idOf('centre')}/queue`;
    const ask = async (asked: string): Promise<Page> => {
      const { status, body } = await client.get(MANAGER, asked);
      if (status !== 200) throw new Error(`The queue answered ${status}: ${body.slice(0, 500)}`);
      return JSON.parse(body) as Page;
    };
    const many = (asked: string) => (requests: number) =>
      inParallel(Array.from({ length: requests }), CONNECTIONS, async () => {
        await ask(asked);
      });
    try {
      await fill(bench, client, waiting);
      const page = await ask(`${path}?limit=${PAGE}`);
      if (page.total !== waiting || page.items.length !== PAGE)
        throw new Error(`The queue shows ${page.items.length} of ${page.total} requests, not ${PAGE} of ${waiting}.`);
      const look = await cpuPerRequest(bench, { warmUp: 100, rounds: 3, requests: 200 }, many(`${path}/revision`));
      bench.note(`a look at the revision costs ${look} CPU ms`);
      const rounds = { warmUp: 60, rounds: 5, requests: 40 } as const;
      const value = await cpuPerRequest(bench, rounds, many(`${path}?limit=${PAGE}`));
      return { value, unit: 'CPU ms', target: cpuTarget(bench, target) };
    } finally {
      client.close();
    }
  };
