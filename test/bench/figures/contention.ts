import type { Bench, Measure } from '../figure.js';
import { HttpClient, type Answer } from '../http-client.js';
import { requestBody } from '../requests.js';
import { at, MANAGER, ROOMS } from '../world.js';

interface Contest {
  readonly clients: number;
  readonly slots: number;
  /** First empty day that it uses, so that contests do not meet each other. */
  readonly firstDay: number;
  readonly session: (client: number) => { readonly startTime: string; readonly endTime: string };
}

const REFUSED = 409;
const CREATED = 201;

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const sameTime = () => ({ startTime: '10:00', endTime: '11:00' });
/** From 9:00 on, each a minute later and all longer than an hour: any two of them overlap. */
const shifted = (client: number) => ({ startTime: clock(9 * 60 + client), endTime: clock(11 * 60 + client) });

export const contentionSame: Measure = contest({ clients: 50, slots: 40, firstDay: 0, session: sameTime });
export const contentionOverlap: Measure = contest({ clients: 50, slots: 40, firstDay: 10, session: shifted });
export const contentionTwo: Measure = contest({ clients: 2, slots: 200, firstDay: 20, session: sameTime });

/** Lets clients ask for one room at one time, all at once, slot after slot, and counts slots that two of them got. */
function contest({ clients, slots, firstDay, session }: Contest): Measure {
  return async (bench) => {
    const rounds = Math.max(1, Math.round(slots / bench.options.haste));
    const days = bench.world.emptyDaysAhead.slice(firstDay, firstDay + 10);
    const client = new HttpClient(bench.server.origin, clients);
    const outcomes = new Map<number, number>();
    try {
      await Promise.all(Array.from({ length: clients }, () => client.get(MANAGER, '/api/v1/session')));
      for (let round = 0; round < rounds; round += 1) {
        const place = { day: days[Math.floor(round / ROOMS)] ?? '', room: round % ROOMS, withEquipment: false };
        const answers = await Promise.all(
          Array.from({ length: clients }, (_, index) => {
            const school = 1 + index;
            return client.post(school, '/api/v1/visits', requestBody({ ...place, ...session(index), school }));
          }),
        );
        judge(answers, outcomes);
      }
    } finally {
      client.close();
    }
    bench.note([...outcomes].map(([status, count]) => `${count} × ${status}`).join(', '));
    return { value: await doubleBooked(bench, days), unit: 'slots', target: 0 };
  };
}

/** A contest that nobody wins, or that ends in errors, measures nothing. */
function judge(answers: readonly Answer[], outcomes: Map<number, number>): void {
  for (const { status } of answers) outcomes.set(status, (outcomes.get(status) ?? 0) + 1);
  const odd = answers.find(({ status }) => status !== CREATED && status !== REFUSED);
  if (odd) throw new Error(`A request was answered ${odd.status}: ${odd.body.slice(0, 500)}`);
  if (!answers.some(({ status }) => status === CREATED)) throw new Error('Nobody got the slot.');
}

/** Counted in the table itself, by pairs, so that neither the guard nor the server is taken at its word. */
function doubleBooked({ database, options }: Bench, days: readonly string[]): Promise<number> {
  const instant = (date: Date) => {
    const iso = date.toISOString();
    return options.db === 'sqlite' ? iso.replace('T', ' ').replace('Z', '') : iso;
  };
  const from = instant(at(days[0] ?? '', '00:00'));
  const until = instant(at(days.at(-1) ?? '', '23:59'));
  const day = options.db === 'sqlite' ? 'substr(a.starts_at, 1, 10)' : 'a.starts_at::date';
  return database.number(`
    SELECT COUNT(*) FROM (
      SELECT DISTINCT a.resource_id, ${day}
        FROM reservations a JOIN resources r ON r.id = a.resource_id AND r.quantity = 1
        JOIN reservations b ON b.resource_id = a.resource_id AND b.id > a.id AND b.active
         AND b.starts_at < a.ends_at AND b.ends_at > a.starts_at
       WHERE a.active AND a.starts_at >= '${from}' AND a.starts_at < '${until}') AS slots`);
}
