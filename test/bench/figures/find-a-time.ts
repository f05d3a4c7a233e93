import { cpuPerRequest, cpuTarget, type Measure } from '../figure.js';
import { HttpClient, inParallel } from '../http-client.js';
import { idOf, SCHOOLS } from '../world.js';

const CONNECTIONS = 4;
const DAY_MS = 86_400_000;

interface Range {
  readonly days: number;
  readonly targetMs: number;
  readonly rounds: { readonly warmUp: number; readonly rounds: number; readonly requests: number };
}

export const WEEK: Range = { days: 7, targetMs: 6, rounds: { warmUp: 300, rounds: 7, requests: 100 } };
export const TERM: Range = { days: 91, targetMs: 50, rounds: { warmUp: 60, rounds: 7, requests: 20 } };

interface Found {
  readonly offers: readonly { readonly tutor: object | null; readonly travel: object | null }[];
  readonly openDays: number;
}

/**
 * Teachers of all schools look for the whole visit: a room with a stage for 28, two kinds of equipment, a tutor, and
 * the journey, on days on which every room is full but for one time.
 */
export const findATime =
  ({ days, targetMs, rounds }: Range): Measure =>
  async (bench) => {
    const [from = ''] = bench.world.busyDaysAhead;
    const to = new Date(Date.parse(from) + (days - 1) * DAY_MS).toISOString().slice(0, 10);
    const body = {
      ...{ centreId: idOf('centre'), activityId: idOf('activity'), pupils: 28, adults: 2 },
      ...{ from, to, stepFree: true, outsideSchoolHours: true },
    };
    const client = new HttpClient(bench.server.origin, CONNECTIONS);
    let asked = 0;
    const search = async (): Promise<Found> => {
      const school = 2 + (asked % (SCHOOLS - 1));
      asked += 1;
      const partnerId = idOf('partner', school);
      const answer = await client.post(school, '/api/v1/availability/searches', { ...body, partnerId });
      if (answer.status !== 200) throw new Error(`The search answered ${answer.status}: ${answer.body.slice(0, 500)}`);
      return JSON.parse(answer.body) as Found;
    };
    try {
      const { offers, openDays } = await search();
      if (offers.length < 5 || !offers.every(({ tutor, travel }) => tutor && travel))
        throw new Error(`The search found ${JSON.stringify(offers)}.`);
      bench.note(`${openDays} open days, ${offers.length} offers`);
      const value = await cpuPerRequest(bench, rounds, (requests) =>
        inParallel(Array.from({ length: requests }), CONNECTIONS, async () => {
          await search();
        }),
      );
      return { value, unit: 'CPU ms', target: cpuTarget(bench, targetMs) };
    } finally {
      client.close();
    }
  };
