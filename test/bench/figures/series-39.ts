import { addDays, weekday } from '../../../shared/values/local-date.js';
import { cpuPerRequest, cpuTarget, type Measure } from '../figure.js';
import { HttpClient, inParallel } from '../http-client.js';
import { requestBody } from '../requests.js';
import { ROOMS, SCHOOLS } from '../world.js';

const CONNECTIONS = 4;
const ROUNDS = { warmUp: 90, rounds: 5, requests: 30 } as const;
const TARGET_MS = 20;
/** As many weeks as a school year has, and two for the bank holidays among them. */
const WEEKS = 41;
/** In the evening, when every room is free, with time between for setting up. */
const TIMES = [
  { startTime: '18:00', endTime: '18:30' },
  { startTime: '19:00', endTime: '19:30' },
  { startTime: '20:00', endTime: '20:30' },
] as const;

/** A teacher asks for a room every week of a school year: every date looked at, guarded and kept in one unit of work. */
export const series39: Measure = async (bench) => {
  const client = new HttpClient(bench.server.origin, CONNECTIONS);
  const days = bench.world.busyDaysAhead.filter((day) => weekday(day) > 1).slice(0, 4);
  const free = days.flatMap((day) =>
    TIMES.flatMap((time) => Array.from({ length: ROOMS }, (_, room) => ({ day, room, ...time, withEquipment: false }))),
  );
  let used = 0;
  let dates = Infinity;
  const create = async () => {
    const slot = free[used];
    if (!slot) throw new Error('No free time is left: measure fewer.');
    const school = 1 + (used % SCHOOLS);
    used += 1;
    const repeat = { every: 'week', until: { day: addDays(slot.day, 7 * WEEKS - 1) } };
    const answer = await client.post(school, '/api/v1/series', { visit: requestBody({ ...slot, school }), repeat });
    if (answer.status !== 201) throw new Error(`A series answered ${answer.status}: ${answer.body.slice(0, 500)}`);
    dates = Math.min(dates, (JSON.parse(answer.body) as { occurrences: unknown[] }).occurrences.length);
  };
  try {
    const value = await cpuPerRequest(bench, ROUNDS, (requests) =>
      inParallel(Array.from({ length: requests }), CONNECTIONS, create),
    );
    bench.note(`${dates} visits each at least`);
    return { value, unit: 'CPU ms', target: cpuTarget(bench, TARGET_MS) };
  } finally {
    client.close();
  }
};
