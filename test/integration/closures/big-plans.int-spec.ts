import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ClosureView, PlanLine, SettledVisits } from '#shared/contracts/closures.contract.js';
import type { Store } from '../../../server/database/store.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import {
  accept,
  aCityThatCloses,
  cancel,
  lineOf,
  roomShut,
  told,
  type ClosingCity,
} from '../../factories/closure.factory.js';
import { aSeries } from '../../factories/series.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { doubleBookings, promisedAt } from '../../support/double-bookings.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';

jest.setTimeout(PATIENCE_MS);

const BOTH = { mayMove: true, mayCancel: true };

/** How much CPU the longest unit of work of a store takes. */
class LongestUnit {
  count = 0;
  longestMs = 0;
  private readonly real: Store['write'];

  constructor(private readonly store: Store) {
    this.real = store.write.bind(store);
    store.write = (work) =>
      this.real(async (tx) => {
        const before = process.cpuUsage();
        const result = await work(tx);
        this.count += 1;
        this.longestMs = Math.max(this.longestMs, process.cpuUsage(before).user / 1000);
        return result;
      });
  }

  stop(): void {
    this.store.write = this.real;
  }
}

describe('schools that close, plans with many visits, and several people at one plan', () => {
  let it_: TestApp;
  let city: ClosingCity;

  beforeEach(async () => {
    it_ = await testApp();
    city = await aCityThatCloses(it_);
  });
  afterEach(async () => {
    expect(await it_.store.read((manager) => brokenVisits(manager))).toEqual([]);
    const promised = await it_.store.read((manager) => promisedAt(manager, city.centreId));
    expect(doubleBookings(promised)).toBe(0);
    await it_.close();
  });

  const closeRoom = async (firstDay: string, lastDay = firstDay): Promise<ClosureView> => {
    const body = roomShut(city.studioId, firstDay, lastDay);
    const answer = await city.manager.post(`/api/v1/centres/${city.centreId}/closures`, body);
    expect([answer.statusCode, answer.body]).toEqual([201, expect.anything()]);
    return answer.json();
  };
  const schoolCloses = (caller: Caller, over: object = {}, schoolId = city.schoolId) =>
    caller.post(`/api/v1/schools/${schoolId}/closures`, {
      ...{ firstDay: '2026-12-01', lastDay: '2026-12-02', reason: 'Snow', ...over },
    });
  const settle = async (id: string, lines: object[], caller = city.manager): Promise<SettledVisits> => {
    const answer = await caller.post(`/api/v1/closures/${id}/settlements`, { lines });
    expect([answer.statusCode, answer.body]).toEqual([200, expect.anything()]);
    return answer.json();
  };

  it('lets a coordinator say that the school closes: the nearest open day, and the centre approves again', async () => {
    const visit = await city.promised();
    await city.promised({ partnerId: city.otherSchoolId, startTime: '13:00', endTime: '14:00' });
    const answer = await schoolCloses(city.coordinator);
    expect([answer.statusCode, answer.body]).toEqual([201, expect.anything()]);
    const closure = answer.json<ClosureView>();
    expect(told(closure)).toEqual(['Hillside School 12-01T10:00 open > Radio studio 11-30 13:20']);
    const days = await city.coordinator.get(`/api/v1/partners/${city.schoolId}/school-days`, {
      ...{ from: '2026-12-01', to: '2026-12-01' },
    });
    expect(days.json().days[0]).toMatchObject({ kind: 'closure', reason: 'Snow' });
    const settled = await settle(closure.id, [accept(lineOf(closure, visit))], city.coordinator);
    expect(settled.results[0]?.outcome).toBe('moved');
    expect(await city.see(visit.id)).toMatchObject({ state: 'requested', day: '2026-11-30' });
    const lifted = await city.coordinator.post(`/api/v1/closures/${closure.id}/lifting`, {}, { 'if-match': '"1"' });
    expect(lifted.statusCode).toBe(200);
    const open = await city.coordinator.get(`/api/v1/partners/${city.schoolId}/school-days`, {
      ...{ from: '2026-12-01', to: '2026-12-01' },
    });
    expect(open.json().days[0]).toMatchObject({ kind: 'school_day' });
  });

  it('lets a manager say so for a school, and shows each centre its own visits only', async () => {
    const visit = await city.promised();
    const riverside = await city.city.aCentre(city.authorityId, { name: 'Riverside CLC' });
    await city.city.aPartnership(riverside, city.schoolId);
    const roomId = await city.city.aRoom(riverside, { name: 'Loft' });
    const there = await city.ask({ centreId: riverside, roomId, startTime: '14:00', endTime: '15:00' });
    const otherManager = await it_.people.manager(riverside);
    const closure = (await schoolCloses(city.manager)).json<ClosureView>();
    expect(closure.lines.map((line) => line.visit.id)).toEqual([visit.id]);
    const seen = (await otherManager.get(`/api/v1/closures/${closure.id}`)).json<ClosureView>();
    expect(seen.lines.map((line) => line.visit.id)).toEqual([there.id]);
    const [theirs] = (await otherManager.get(`/api/v1/centres/${riverside}/closures`)).json().items;
    expect([theirs.what, theirs.affected, theirs.open]).toEqual(['Hillside School', 1, 1]);
    const notMine = await settle(closure.id, [cancel(lineOf(seen, there))], city.manager);
    expect(notMine.results[0]).toMatchObject({ outcome: 'not_done', refusal: 'closure/not-of-this-plan' });
    expect((await city.see(there.id, otherManager)).state).toBe('requested');
    await settle(closure.id, [cancel(lineOf(closure, visit))]);
    expect(await city.see(visit.id)).toMatchObject({ state: 'cancelled', reasonCode: 'plans_changed' });
  });

  it('asks a school that closes about a time that is open to it, not about what it once wished for', async () => {
    const offered = async (wished: string, day: string) => {
      const { id, version } = await city.ask({ day: wished, roomId: city.hallId });
      const alternatives = [{ day, startTime: '10:00', endTime: '12:00', roomId: city.studioId }];
      const offer = await city.manager.post(`/api/v1/visits/${id}/offer`, { version, alternatives });
      expect(offer.statusCode).toBe(200);
      return id;
    };
    await offered('2026-12-01', '2026-12-03');
    const touched = await offered('2026-12-04', '2026-12-02');
    const closure = (await schoolCloses(city.coordinator)).json<ClosureView>();
    expect(closure.lines).toMatchObject([{ status: 'open', best: null, mayMove: false, visit: { id: touched } }]);
    const settled = await settle(closure.id, [cancel(lineOf(closure, { id: touched }))], city.coordinator);
    expect(settled.results[0]?.outcome).toBe('cancelled');
    expect((await city.see(touched)).state).toBe('withdrawn');
  });

  it('moves or ends what the school has not signed off, whoever closes, as all that a plan offers can be done', async () => {
    const setting = `/api/v1/schools/${city.schoolId}/sign-off-setting`;
    await city.coordinator.put(setting, { required: true }, { 'if-match': '"1"' });
    const half = (hour: string, day = '2026-12-01') =>
      city.ask({ day, startTime: `${hour}:00`, endTime: `${hour}:30` });
    const [moved, ended, snowed] = [await half('10'), await half('11'), await half('10', '2026-12-02')];
    const room = await closeRoom('2026-12-01');
    for (const { mayMove, mayCancel } of room.lines) expect({ mayMove, mayCancel }).toEqual(BOTH);
    const settled = await settle(room.id, [accept(lineOf(room, moved)), cancel(lineOf(room, ended))]);
    expect(settled.results.map(({ refusal, outcome }) => refusal ?? outcome)).toEqual(['moved', 'cancelled']);
    expect(await city.see(moved.id)).toMatchObject({ state: 'requested', signOff: 'waiting', room: { name: 'Hall' } });
    const gone = await city.see(ended.id);
    expect(gone).toMatchObject({ state: 'declined', signOff: null, reasonCode: 'centre_closed' });
    const late = await city.coordinator.post(`/api/v1/visits/${ended.id}/sign-off`, { version: gone.version });
    expect(late.json().refusal).toBe('visit/no-sign-off-asked');
    const snow = (await schoolCloses(city.manager, { firstDay: '2026-12-02' })).json<ClosureView>();
    const byCentre = await settle(snow.id, [cancel(lineOf(snow, snowed))]);
    expect(byCentre.results[0]?.outcome).toBe('cancelled');
    expect(await city.see(snowed.id)).toMatchObject({ state: 'declined', reasonCode: 'plans_changed' });
  });

  it('leads whoever may close a school to the closure that stands, without any visit, too', async () => {
    const riverside = await city.city.aCentre(city.authorityId, { name: 'Riverside CLC' });
    await city.city.aPartnership(riverside, city.schoolId);
    const elsewhere = await city.city.aCentre(city.authorityId, { name: 'Bayside CLC' });
    const [otherManager, stranger] = [await it_.people.manager(riverside), await it_.people.manager(elsewhere)];
    const made = await schoolCloses(city.manager);
    expect([made.statusCode, made.json().lines]).toEqual([201, []]);
    const { id } = made.json<ClosureView>();
    for (const caller of [city.coordinator, otherManager]) {
      const twice = await schoolCloses(caller);
      expect([twice.statusCode, twice.json().refusal]).toEqual([409, 'closure/already-closed']);
      expect(twice.json().details.closure).toMatchObject({ id, what: 'Hillside School', reason: 'Snow' });
      expect((await caller.get(`/api/v1/closures/${id}`)).statusCode).toBe(200);
    }
    const never = await schoolCloses(stranger);
    expect([never.statusCode, never.json().refusal, never.json().details]).toEqual([
      404,
      'partner/not-found',
      undefined,
    ]);
    expect((await stranger.get(`/api/v1/closures/${id}`)).json().refusal).toBe('closure/not-found');
  });

  it('has no say about a group that is there already', async () => {
    const visit = await city.promised();
    const before = await closeRoom('2026-12-01', '2026-12-02');
    it_.clock.set('2026-12-01T09:30:00Z');
    const manager = await it_.people.manager(city.centreId);
    const arrival = await manager.post(`/api/v1/visits/${visit.id}/arrival`, { version: visit.version });
    expect(arrival.statusCode).toBe(200);
    const plan = (await manager.get(`/api/v1/closures/${before.id}`)).json<ClosureView>();
    expect(plan.lines).toMatchObject([{ status: 'begun', mayMove: false, mayCancel: false }]);
    expect((await schoolCloses(manager)).json()).toMatchObject({ lines: [] });
    const all = { kind: 'centre', firstDay: '2026-12-01', lastDay: '2026-12-01', reason: 'Fire' };
    const preview = await manager.post(`/api/v1/centres/${city.centreId}/closures/previews`, all);
    expect(preview.json().lines).toEqual([]);
  });

  it('answers about schools that are not one’s own as about none', async () => {
    const strange = await city.city.aSchool(city.authorityId);
    const answers = [
      await schoolCloses(city.coordinator, {}, city.otherSchoolId),
      await schoolCloses(city.manager, {}, strange),
      await city.coordinator.get(`/api/v1/schools/${city.otherSchoolId}/closures`),
    ];
    expect(answers.map((answer) => [answer.statusCode, answer.json().refusal])).toEqual(
      answers.map(() => [404, 'partner/not-found']),
    );
    const schools = await city.coordinator.get('/api/v1/closures/schools');
    expect(schools.json()).toEqual({ items: [{ id: city.schoolId, name: 'Hillside School' }] });
    const all = (await city.manager.get('/api/v1/closures/schools')).json();
    expect(all.items.map(({ name }: { name: string }) => name)).toEqual([
      ...['Hillside School', 'Quayside Academy', 'Valley School'],
    ]);
  });

  /** Every weekday of ten weeks, half an hour each. */
  const fiftyVisits = async (hour: number, roomId = city.studioId) => {
    const visit = { roomId, startTime: `${hour}:00`, endTime: `${hour}:30` };
    const repeat = { weekdays: [1, 2, 3, 4, 5], until: { day: '2027-02-11' } };
    const answer = await city.teacher.post('/api/v1/series', {
      ...aSeries(city, { visit }),
      repeat: { every: 'week', ...repeat },
    });
    expect([answer.statusCode, answer.json().occurrences?.length]).toEqual([201, 50]);
  };

  it('plans for two hundred visits, keeps nobody waiting while it moves them, and refuses more than it can show', async () => {
    for (const hour of [10, 11, 12, 13]) await fiftyVisits(hour);
    const closure = await closeRoom('2026-12-01', '2027-04-30');
    expect([closure.affected, closure.lines.filter(({ best }) => best?.room.name === 'Hall').length]).toEqual([
      200, 200,
    ]);
    const units = new LongestUnit(it_.store);
    const settled = await settle(closure.id, closure.lines.map(accept));
    units.stop();
    expect(new Set(settled.results.map(({ outcome }) => outcome))).toEqual(new Set(['moved']));
    expect(units.count).toBeGreaterThanOrEqual(200);
    expect(units.longestMs).toBeLessThan(1_000);
    for (const hour of [14, 15, 16]) await fiftyVisits(hour, city.hallId);
    const body = { kind: 'centre', firstDay: '2026-12-01', lastDay: '2027-04-30', reason: 'Fire' };
    for (const path of ['closures', 'closures/previews']) {
      const refused = await city.manager.post(`/api/v1/centres/${city.centreId}/${path}`, body);
      expect([refused.statusCode, refused.json().refusal]).toEqual([422, 'closure/too-many-visits']);
      expect(refused.json().details).toEqual({ affected: 350 });
    }
  });

  it('has every visit moved, cancelled or open when a school cancels and another takes a place meanwhile', async () => {
    for (let round = 0; round < runs(3, 30); round += 1) {
      const day = `2026-12-${String(1 + round).padStart(2, '0')}`;
      const hours = ['09', '10', '11', '12'];
      const visits = [];
      for (const hour of hours) {
        visits.push(await city.promised({ day, startTime: `${hour}:00`, endTime: `${hour}:30` }));
      }
      const closure = await closeRoom(day);
      const deputy = await it_.people.manager(city.centreId);
      const [all, , taken] = await Promise.all([
        settle(closure.id, closure.lines.map(accept)),
        city.teacher.post(`/api/v1/visits/${visits[1]!.id}/cancellation`, { version: 2, reasonCode: 'cover' }),
        city.otherTeacher.post(
          '/api/v1/visits',
          aRequest(city, {
            ...{ day, roomId: city.hallId, partnerId: city.otherSchoolId, startTime: '11:00', endTime: '11:30' },
          }),
        ),
        settle(closure.id, closure.lines.map(cancel), deputy),
      ]);
      expect([201, 409]).toContain(taken.statusCode);
      const plan = (await city.manager.get(`/api/v1/closures/${closure.id}`)).json<ClosureView>();
      expect(plan.lines).toHaveLength(4);
      for (const line of plan.lines) await expectWhole(line);
      expect(all.results).toHaveLength(4);
    }
  });

  const expectWhole = async ({ status, visit }: PlanLine) => {
    const now = await city.see(visit.id);
    const standing: Partial<Record<typeof status, [string, string]>> = {
      moved: ['approved', 'Hall'],
      cancelled: ['cancelled', 'Radio studio'],
      ended: ['cancelled', 'Radio studio'],
      open: ['approved', 'Radio studio'],
    };
    expect([now.state, now.room?.name]).toEqual(standing[status]);
  };
});
