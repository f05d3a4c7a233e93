import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { SeriesDetailView, SeriesPreview } from '#shared/contracts/series.contract.js';
import { sql } from '../../../server/database/dialect.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { ReservationsRepository } from '../../../server/modules/reservations/index.js';
import { LAPSE_REQUESTS } from '../../../server/modules/visits/jobs/lapse-requests.job.js';
import { SeriesRepository, type MemberRecord } from '../../../server/modules/visits/series/series.repository.js';
import { VisitsRepository } from '../../../server/modules/visits/visits.repository.js';
import { PATIENCE_MS, runs, SHORT_DOSE_SEED } from '../../doses/depth.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aSeries } from '../../factories/series.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { doubleBookings, promisedAt } from '../../support/double-bookings.js';
import type { Caller } from '../../support/people.js';
import { knownAt, rootOf, unruly, type Known } from '../../support/series-invariants.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';

jest.setTimeout(PATIENCE_MS);

const BEGINNING = '2026-11-24T09:00:00Z';
const FAR_AWAY = new Date('2027-12-01T00:00:00Z');
const DAY_MS = 86_400_000;
const REASON = { reasonCode: 'other' };
const TAKEN_OUT = ['withdrawn', 'cancelled', 'declined', 'expired'];

interface Life {
  readonly city: SmallCity;
  readonly teacher: Caller;
  readonly other: Caller;
  readonly manager: Caller;
  now: number;
  /** Dates that somebody took out of a series, by its first part. */
  readonly removed: Set<string>;
  before: Known;
}

type Act = (life: Life) => Promise<{ readonly statusCode: number; readonly body: string } | undefined>;
interface Step {
  readonly name: string;
  readonly act: Act;
  /** Visits that may change although they were changed alone. */
  readonly oneVisit?: boolean;
}

describe('the life of series, whoever does what when', () => {
  let it_: TestApp;
  const met = new Set<string>();

  beforeAll(async () => {
    it_ = await testApp();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => it_.close());

  async function aLife(): Promise<Life> {
    it_.clock.set(BEGINNING);
    const city = await aSmallCity(it_.store);
    const people = {
      teacher: await it_.people.teacher(city.schoolId),
      other: await it_.people.teacher(city.otherSchoolId),
      manager: await it_.people.manager(city.centreId),
    };
    await it_.store.write(
      (tx) => sql(tx.manager)`UPDATE sessions SET last_seen_at = ${FAR_AWAY}, expires_at = ${FAR_AWAY}`,
    );
    const life = { city, ...people, now: Date.parse(BEGINNING), removed: new Set<string>() };
    return { ...life, before: await known(city.centreId) };
  }

  const known = (centreId: string): Promise<Known> => it_.store.read((manager) => knownAt(manager, centreId));

  /** Must hold after every step, whatever it was. */
  async function check(life: Life, { oneVisit = false }: Step): Promise<void> {
    const { city, before, removed, now } = life;
    await it_.store.read(async (manager) => {
      expect(await brokenVisits(manager, city.centreId)).toEqual([]);
      expect(doubleBookings(await promisedAt(manager, city.centreId))).toBe(0);
    });
    const after = await known(city.centreId);
    expect(unruly(after.series, after.visits, now)).toEqual([]);
    const is = new Map(after.visits.map(({ id, whole }) => [id, whole]));
    const begun = before.visits.filter(({ startsAt, state }) => startsAt <= now && state === 'approved');
    expect(begun.filter(({ id, whole }) => is.get(id) !== whole)).toEqual([]);
    const alone = before.visits.filter(({ changedAlone, state }) => changedAlone && !TAKEN_OUT.includes(state));
    if (!oneVisit) expect(alone.filter(({ id, whole }) => is.get(id) !== whole)).toEqual([]);
    const was = new Set(before.visits.map(({ id }) => id));
    const back = after.visits.filter(
      ({ id, seriesId, day }) => !was.has(id) && removed.has(`${rootOf(after.series, seriesId)} ${day}`),
    );
    expect(back).toEqual([]);
    for (const { seriesId, day, state } of after.visits)
      if (TAKEN_OUT.includes(state)) removed.add(`${rootOf(after.series, seriesId)} ${day}`);
    life.before = after;
  }

  async function run(steps: readonly Step[]): Promise<void> {
    const life = await aLife();
    for (const step of steps) {
      const answer = await step.act(life);
      if (answer && answer.statusCode >= 500) throw new Error(answer.body);
      if (answer) met.add(`${step.name.split(' ')[0]} ${verdict(answer)}`);
      await check(life, step);
    }
  }

  const verdict = ({ statusCode, body }: { statusCode: number; body: string }): string =>
    statusCode < 300 ? 'ok' : (JSON.parse(body) as { refusal: string }).refusal;
  const pick = <T>(all: readonly T[], which: number): T | undefined => all[which % Math.max(1, all.length)];
  const openSeries = async ({ teacher }: Life, which: number): Promise<SeriesDetailView | undefined> => {
    const { items } = (await teacher.get('/api/v1/series')).json<{ items: { id: string }[] }>();
    const one = pick(items, which);
    return one && (await teacher.get(`/api/v1/series/${one.id}`)).json();
  };
  const standing = ({ occurrences }: SeriesDetailView) =>
    occurrences.filter(({ state }) => state === 'requested' || state === 'approved');
  const rooms = ({ city }: Life, lab: boolean) => (lab ? city.labId : city.studioId);

  const ask = (rule: { every: string; weekdays: number[]; until: string; startTime: string; lab: boolean }): Step => ({
    name: `ask ${JSON.stringify(rule)}`,
    act: (life) => {
      const { every, weekdays, until, startTime, lab } = rule;
      const visit = {
        startTime,
        endTime: '16:00',
        pupils: 15,
        roomId: rooms(life, lab),
        day: dayOf(life.now + DAY_MS),
      };
      return life.teacher.post('/api/v1/series', {
        ...aSeries(life.city, { visit }),
        repeat: { every, weekdays, until: { day: until } },
      });
    },
  });

  const edit = (how: {
    which: number;
    changes: Record<string, unknown>;
    from: number | null;
    byManager: boolean;
    substitutes: boolean;
  }): Step => ({
    name: `edit ${JSON.stringify(how)}`,
    act: async (life) => {
      const series = await openSeries(life, how.which);
      if (!series) return undefined;
      const who = how.byManager ? life.manager : life.teacher;
      const { lab, leave, ...changes } = how.changes;
      const days = series.occurrences.map(({ seriesDay }) => seriesDay);
      const leaveOut =
        leave === undefined ? undefined : [pick(days, leave as number)].filter((day) => day !== undefined);
      const body = {
        version: series.version,
        ...(how.from === null ? {} : { fromDay: pick(days, how.from) }),
        changes: {
          ...changes,
          ...(lab === undefined ? {} : { roomId: rooms(life, lab as boolean) }),
          ...(leaveOut === undefined ? {} : { leaveOut }),
        },
      };
      const shown = await who.post(`/api/v1/series/${series.id}/edits/previews`, body);
      const { dates = [] } = shown.json<Partial<SeriesPreview>>();
      const substitutes = dates.flatMap(({ day, substitute }) => {
        if (!substitute || !how.substitutes) return [];
        const { onDay, startTime, endTime, room } = substitute;
        return [{ day, onDay, startTime, endTime, roomId: room.id }];
      });
      return who.post(`/api/v1/series/${series.id}/edits`, { ...body, substitutes });
    },
  });

  const decide = (
    what: 'approval' | 'decline' | 'withdrawal' | 'cancellation',
    which: number,
    every: number,
  ): Step => ({
    name: `${what} ${which} ${every}`,
    oneVisit: true,
    act: async (life) => {
      const series = await openSeries(life, which);
      const chosen = series ? standing(series).filter((_, index) => index % every === 0) : [];
      if (!series || chosen.length === 0) return undefined;
      const occurrences = chosen.map(({ visitId, version }) => ({ visitId, version }));
      const who = what === 'approval' || what === 'decline' ? life.manager : life.teacher;
      const mails = life.before.mails;
      const body = { occurrences, ...(what === 'approval' ? {} : REASON) };
      const answer = await who.post(`/api/v1/series/${series.id}/${what}`, body);
      expect((await known(life.city.centreId)).mails - mails).toBeLessThanOrEqual(1);
      return answer;
    },
  });

  const moveOne = (which: number, at: number, days: number): Step => ({
    name: `move ${which} ${at} ${days}`,
    oneVisit: true,
    act: async (life) => {
      const series = await openSeries(life, which);
      const one = series && pick(standing(series), at);
      if (!one) return undefined;
      const day = dayOf(Date.parse(one.startsAt) + days * DAY_MS);
      return life.manager.post(`/api/v1/visits/${one.visitId}/change`, {
        version: one.version,
        day,
        startTime: '09:00',
      });
    },
  });

  const rival = (days: number, lab: boolean): Step => ({
    name: `rival ${days} ${lab}`,
    act: (life) => {
      const own = { partnerId: life.city.otherSchoolId, roomId: rooms(life, lab), pupils: 15 };
      return life.other.post('/api/v1/visits', aRequest(life.city, { day: dayOf(life.now + days * DAY_MS), ...own }));
    },
  });

  const repeatOne = (days: number, every: string): Step => ({
    name: `repeat ${days} ${every}`,
    act: async (life) => {
      const asked = { day: dayOf(life.now + days * DAY_MS), startTime: '08:00', endTime: '09:00' };
      const visit = await life.teacher.post('/api/v1/visits', aRequest(life.city, asked));
      if (visit.statusCode !== 201) return visit;
      const body = { version: 1, repeat: { every, until: { day: dayOf(life.now + 40 * DAY_MS) } } };
      return life.teacher.post(`/api/v1/visits/${visit.json<{ id: string }>().id}/repetition`, body);
    },
  });

  const wait = (days: number, lapsing: boolean): Step => ({
    name: `wait ${days} ${lapsing}`,
    oneVisit: true,
    act: async (life) => {
      life.now += days * DAY_MS;
      it_.clock.set(new Date(life.now).toISOString());
      if (lapsing) await it_.app.get(Schedule).run(LAPSE_REQUESTS);
      return undefined;
    },
  });

  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  const small = fc.nat({ max: 5 });
  const every = fc.constantFrom('week', 'fortnight');
  const weekdays = fc.uniqueArray(fc.constantFrom(1, 2, 3, 4), { minLength: 1, maxLength: 2 });
  const until = fc.constantFrom('2026-12-18', '2027-01-15', '2027-02-12');
  const startTime = fc.constantFrom('10:00', '13:00', '14:30');
  const changes = fc
    .record(
      { every, weekdays, lastDay: until, startTime, lab: fc.boolean(), subject: fc.constant('Film'), leave: small },
      { requiredKeys: [] },
    )
    .filter((some) => Object.keys(some).length > 0);
  const edits = fc.record({
    ...{ which: small, changes, byManager: fc.boolean(), substitutes: fc.boolean() },
    from: fc.option(small),
  });
  const what = fc.constantFrom('approval', 'approval', 'decline', 'withdrawal', 'cancellation');
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ every, weekdays, until, startTime, lab: fc.boolean() }).map(ask) },
    { weight: 6, arbitrary: edits.map(edit) },
    { weight: 4, arbitrary: fc.tuple(what, small, fc.integer({ min: 1, max: 4 })).map((all) => decide(...all)) },
    { weight: 2, arbitrary: fc.tuple(small, small, fc.integer({ min: -3, max: 3 })).map((all) => moveOne(...all)) },
    { weight: 2, arbitrary: fc.tuple(fc.integer({ min: 1, max: 30 }), fc.boolean()).map((all) => rival(...all)) },
    { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 1, max: 10 }), every).map((all) => repeatOne(...all)) },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom(1, 1, 3, 6, 12), fc.boolean()).map((all) => wait(...all)) },
  );
  const told = step.map((one) => ({ ...one, [fc.toStringMethod]: () => one.name }));
  const sequences = fc.array(told, { minLength: 8, maxLength: 20, size: 'max' });
  const property = fc.asyncProperty(sequences, run);

  it('never goes back on what has begun, was changed alone or was taken out, and leaves nothing half done', async () => {
    await fc.assert(property, { numRuns: runs(15, 600), seed: SHORT_DOSE_SEED });
    expect([...met]).toEqual(expect.arrayContaining(['ask ok', 'edit ok', 'approval ok', 'move ok', 'repeat ok']));
  });

  const reservations = () => it_.app.get(ReservationsRepository, { strict: false });
  const visits = () => it_.app.get(VisitsRepository, { strict: false });
  const series = () => it_.app.get(SeriesRepository, { strict: false });

  it.each<[string, () => unknown]>([
    ['forgets to give a room back', () => jest.spyOn(reservations(), 'release').mockResolvedValue()],
    ['forgets to write history', () => jest.spyOn(visits(), 'addHistories').mockResolvedValue()],
    ['forgets what was taken out', () => believing((all) => all.filter(({ state }) => !TAKEN_OUT.includes(state)))],
    ['forgets what was changed alone', () => believing((all) => all.map((one) => ({ ...one, changedAlone: false })))],
  ])('notices a product that %s (positive control)', async (_name, weaken) => {
    weaken();
    const { failed } = await fc.check(property, { numRuns: 200, endOnFailure: true });
    expect(failed).toBe(true);
  });

  /** Edits see the visits of a series otherwise than they are. */
  function believing(seen: (all: MemberRecord[]) => MemberRecord[]) {
    const real = series().members.bind(series());
    jest.spyOn(series(), 'members').mockImplementation(async (...asked) => seen(await real(...asked)));
  }
});
