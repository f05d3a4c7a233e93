import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { EditSeries } from '#shared/contracts/series-requests.contract.js';
import type { OccurrenceView, SeriesDetailView } from '#shared/contracts/series.contract.js';
import { addDays } from '../../../shared/values/local-date.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aSeries } from '../../factories/series.factory.js';
import { doubleBookings, promisedAt } from '../../support/double-bookings.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

jest.setTimeout(PATIENCE_MS);

type Step =
  | { readonly do: 'edit'; readonly fromWeek: number | null; readonly changes: EditSeries['changes'] }
  | { readonly do: 'cancel' | 'move'; readonly which: number }
  | { readonly do: 'wait'; readonly days: number };

const changes: fc.Arbitrary<EditSeries['changes']> = fc.oneof(
  fc
    .constantFrom('09:00', '10:00', '13:00')
    .map((startTime) => ({ startTime, endTime: `${startTime.slice(0, 2)}:45` })),
  fc.constantFrom<number[][]>([2], [4], [2, 4]).map((weekdays) => ({ weekdays })),
  fc.integer({ min: 1, max: 28 }).map((pupils) => ({ pupils })),
  fc.constantFrom('2027-01-19', '2027-02-02').map((lastDay) => ({ lastDay })),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('edit' as const), fromWeek: fc.option(fc.nat(8)), changes }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'move' as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 9 }) }) },
);

const STANDING: readonly string[] = ['requested', 'approved'];

/** What must never change again: a visit that has begun, or one that somebody moved or took out. */
const kept = ({ visitId, startsAt, state, room }: OccurrenceView) =>
  JSON.stringify([visitId, startsAt, state, room?.id]);

describe('any sequence of edits of a series', () => {
  let it_: TestApp;
  let city: SmallCity;
  let manager: Caller;
  let now: Date;

  beforeAll(async () => {
    it_ = await testApp({ SESSION_IDLE_MINUTES: '1440', SESSION_MAX_HOURS: '24' });
  });
  afterAll(() => it_.close());

  /** Everybody's session has ended by the next day. */
  const setClock = async (at: Date) => {
    now = at;
    it_.clock.set(at.toISOString());
    manager = await it_.people.manager(city.centreId);
  };
  const read = async (id: string): Promise<SeriesDetailView> => (await manager.get(`/api/v1/series/${id}`)).json();
  const fresh = async (): Promise<SeriesDetailView> => {
    city = await aSmallCity(it_.store);
    await setClock(new Date('2026-11-24T09:00:00Z'));
    const series = (await manager.post('/api/v1/series', aSeries(city))).json();
    const occurrences = series.occurrences.map(({ visitId, version }: OccurrenceView) => ({ visitId, version }));
    return (await manager.post(`/api/v1/series/${series.id}/approval`, { occurrences })).json().series;
  };
  const visitsOf = async (all: ReadonlySet<string>): Promise<OccurrenceView[]> =>
    (await Promise.all([...all].map(read))).flatMap(({ occurrences }) => occurrences);
  const isSettled = ({ startsAt, state, changedAlone }: OccurrenceView) =>
    new Date(startsAt) <= now || !STANDING.includes(state) || changedAlone;
  const coming = (series: SeriesDetailView) =>
    series.occurrences.filter(({ state, startsAt }) => STANDING.includes(state) && new Date(startsAt) > now);

  async function take(series: SeriesDetailView, one: Step): Promise<string> {
    if (one.do === 'wait') await setClock(new Date(now.getTime() + one.days * 86_400_000));
    if (one.do === 'edit') {
      const fromDay = one.fromWeek === null ? {} : { fromDay: addDays('2026-12-01', 7 * one.fromWeek) };
      const body = { version: series.version, ...fromDay, changes: one.changes };
      const answer = await manager.post(`/api/v1/series/${series.id}/edits`, body);
      expect([200, 409, 422]).toContain(answer.statusCode);
      return answer.statusCode === 200 ? answer.json().id : series.id;
    }
    const all = coming(series);
    if (one.do === 'wait' || all.length === 0) return series.id;
    const { visitId, version } = all[one.which % all.length]!;
    if (one.do === 'cancel') {
      await manager.post(`/api/v1/visits/${visitId}/cancellation`, { version, reasonCode: 'other' });
    } else await manager.post(`/api/v1/visits/${visitId}/change`, { version, startTime: '16:00', endTime: '16:30' });
    return series.id;
  }

  it('leaves what has begun, what was moved and what was taken out, and has each date once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        let series = await fresh();
        const all = new Set([series.id]);
        const settled = new Map<string, string>();
        for (const one of steps) {
          for (const visit of await visitsOf(all)) if (isSettled(visit)) settled.set(visit.visitId, kept(visit));
          series = await read(await take(series, one));
          all.add(series.id);
          const found = new Map((await visitsOf(all)).map((visit) => [visit.visitId, kept(visit)]));
          const changed = [...settled].filter(([id, before]) => one.do === 'edit' && found.get(id) !== before);
          expect(changed).toEqual([]);
          const days = coming(series).map(({ seriesDay }) => seriesDay);
          expect(new Set(days).size).toBe(days.length);
          const removed = series.occurrences
            .filter(({ state }) => state === 'cancelled')
            .map(({ seriesDay }) => seriesDay);
          expect(removed.filter((day) => days.includes(day))).toEqual([]);
        }
        expect(doubleBookings(await it_.store.read((store) => promisedAt(store, city.centreId)))).toBe(0);
      }),
      { numRuns: runs(12, 300) },
    );
  });
});
