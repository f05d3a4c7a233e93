import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DomainEvents } from '../../../server/common/events/domain-events.js';
import { isPostgres, sql } from '../../../server/database/dialect.js';
import { FORGET_ANSWERS } from '../../../server/idempotency/kept-answers.repository.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { VisitRequested } from '../../../server/modules/visits/index.js';
import { VisitsRepository } from '../../../server/modules/visits/visits.repository.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { Caller } from '../../support/people.js';
import { appOn, testApp, type TestApp } from '../../support/test-app.js';

const HOUR = 3_600_000;

describe('a request with an Idempotency-Key', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let manager: Caller;

  beforeEach(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    manager = await it_.people.manager(city.centreId);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await it_.close();
  });

  const withKey = (key: string) => ({ 'idempotency-key': key });
  const ask = (key: string, over: object = {}, caller = teacher) =>
    caller.post('/api/v1/visits', { ...aRequest(city), ...over }, withKey(key));
  type Answer = Awaited<ReturnType<typeof ask>>;
  const replayed = (answer: Answer) => answer.headers['idempotent-replayed'] === 'true';
  const refusalOf = (answer: Answer): [number, unknown] => [answer.statusCode, answer.json().refusal];

  const count = async (table: 'visits' | 'visit_history' | 'outbox' | 'kept_answers') => {
    const [row] = await it_.store.read((reader) =>
      reader.query<{ count: number | string }[]>(`SELECT count(*) AS count FROM ${table}`),
    );
    return Number(row?.count);
  };

  it('is done once and answered the same, byte for byte, however often it is sent', async () => {
    const first = await ask('k-1');
    expect([first.statusCode, replayed(first)]).toEqual([201, false]);
    const before = [await count('visits'), await count('visit_history'), await count('outbox')];
    for (const again of [await ask('k-1'), await ask('k-1')]) {
      expect([again.statusCode, replayed(again), again.body]).toEqual([201, true, first.body]);
    }
    expect([await count('visits'), await count('visit_history'), await count('outbox')]).toEqual(before);
    expect(before[0]).toBe(1);
  });

  it('is answered as the first time even when things have moved on', async () => {
    const { id } = (await ask('k-1')).json();
    await manager.post(`/api/v1/visits/${id}/approval`, { version: 1 });
    expect((await ask('k-1')).json()).toMatchObject({ id, state: 'requested', version: 1 });
  });

  it('repeats moves, edits with their ETag, and answers without content', async () => {
    const { id } = (await ask('k-1')).json();
    const approve = () => manager.post(`/api/v1/visits/${id}/approval`, { version: 1 }, withKey('k-2'));
    const [approved, again] = [await approve(), await approve()];
    expect([approved.statusCode, again.statusCode, again.body]).toEqual([200, 200, approved.body]);
    const addRoom = () => {
      const room = {
        name: 'Dark room',
        capacity: 8,
        stepFree: true,
        features: [],
        setupMinutes: 0,
        cleardownMinutes: 0,
      };
      return manager.post(`/api/v1/centres/${city.centreId}/rooms`, room, withKey('k-3'));
    };
    const [room, sameRoom] = [await addRoom(), await addRoom()];
    expect([room.statusCode, room.headers.etag]).toEqual([201, '"1"']);
    expect([sameRoom.statusCode, sameRoom.headers.etag, sameRoom.body]).toEqual([201, '"1"', room.body]);
    const leave = () => manager.post(`/api/v1/people/${teacher.personId}/departure`, {}, withKey('k-4'));
    const [left, stillLeft] = [await leave(), await leave()];
    expect([left.statusCode, stillLeft.statusCode, stillLeft.body, replayed(stillLeft)]).toEqual([204, 204, '', true]);
  });

  it('is refused when the key was used for another body, or for another address', async () => {
    const { id } = (await ask('k-1')).json();
    expect(refusalOf(await ask('k-1', { day: '2026-12-02' }))).toEqual([422, 'idempotency/different-request']);
    const move = await teacher.post(`/api/v1/visits/${id}/withdrawal`, { version: 1 }, withKey('k-1'));
    expect(refusalOf(move)).toEqual([422, 'idempotency/different-request']);
    expect(await count('visits')).toBe(1);
  });

  it('is somebody else’s own when they use the same key', async () => {
    const first = await ask('k-1');
    const other = await it_.people.teacher(city.otherSchoolId);
    const theirs = await ask('k-1', { partnerId: city.otherSchoolId, day: '2026-12-02' }, other);
    expect([theirs.statusCode, replayed(theirs)]).toEqual([201, false]);
    expect(theirs.json().id).not.toBe(first.json().id);
    const taken = await ask('k-1', {}, other);
    expect(refusalOf(taken)).toEqual([422, 'idempotency/different-request']);
  });

  it('is not given to somebody who has lost the right to ask', async () => {
    await ask('k-1');
    await manager.post(`/api/v1/people/${teacher.personId}/departure`);
    expect(refusalOf(await ask('k-1'))).toEqual([401, 'access/sign-in-needed']);
  });

  it('may use its key again, with another body, after it was not valid or was refused', async () => {
    expect((await ask('k-1', { pupils: 0 })).statusCode).toBe(400);
    expect(refusalOf(await ask('k-1', { roomId: city.labId, pupils: 28 }))).toEqual([422, 'visit/room-too-small']);
    await ask('k-2', { partnerId: city.otherSchoolId }, await it_.people.teacher(city.otherSchoolId));
    expect(refusalOf(await ask('k-1'))).toEqual([409, 'visit/slot-taken']);
    expect(await count('kept_answers')).toBe(1);
    const mended = await ask('k-1', { day: '2026-12-02' });
    expect([mended.statusCode, replayed(mended)]).toEqual([201, false]);
  });

  it('is done when it is sent again after a fault of ours, which left nothing', async () => {
    jest.spyOn(VisitsRepository.prototype, 'addHistory').mockRejectedValueOnce(new Error('disk on fire'));
    expect((await ask('k-1')).statusCode).toBe(500);
    expect([await count('visits'), await count('kept_answers')]).toEqual([0, 0]);
    const again = await ask('k-1');
    expect([again.statusCode, replayed(again), await count('visits')]).toEqual([201, false, 1]);
  });

  /** Holds requests for a visit inside their unit of work until the test says so. */
  function holdRequests(app: TestApp['app']) {
    const gate = { open: (): void => undefined, reached: Promise.resolve() };
    let reach = (): void => undefined;
    gate.reached = new Promise<void>((resolve) => (reach = resolve));
    const opened = new Promise<void>((resolve) => (gate.open = resolve));
    app.get(DomainEvents).on(VisitRequested, () => {
      reach();
      return opened;
    });
    return gate;
  }

  it('is told to wait while its twin is under way, and may then be sent again', async () => {
    const gate = holdRequests(it_.app);
    const first = ask('k-1');
    await gate.reached;
    expect(refusalOf(await ask('k-1'))).toEqual([409, 'idempotency/in-progress']);
    gate.open();
    const answered = await first;
    const again = await ask('k-1');
    expect([answered.statusCode, again.statusCode, replayed(again), again.body]).toEqual([
      201,
      201,
      true,
      answered.body,
    ]);
  });

  const waitsForAnotherProcess = async () => {
    const second = await appOn(it_.database);
    try {
      second.clock.set('2026-11-24T09:00:00Z');
      const gate = holdRequests(it_.app);
      const first = ask('k-1');
      await gate.reached;
      const there = new Caller(second.app, teacher.personId, teacher.cookie);
      expect(refusalOf(await ask('k-1', {}, there))).toEqual([409, 'idempotency/in-progress']);
      gate.open();
      expect((await first).statusCode).toBe(201);
      expect(replayed(await ask('k-1', {}, there))).toBe(true);
    } finally {
      await second.close();
    }
  };

  // With SQLite there is only ever one process.
  if (isPostgres()) it('is told so also when the twin is with another process', waitsForAnotherProcess);

  it('makes one visit when it is sent twenty times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('k-1')));
    const first = answers.filter((answer) => answer.statusCode === 201 && !replayed(answer));
    const waiting = answers.filter((answer) => refusalOf(answer).join() === '409,idempotency/in-progress');
    expect(first).toHaveLength(1);
    expect(first.length + waiting.length + answers.filter(replayed).length).toBe(20);
    expect(await count('visits')).toBe(1);
  });

  it('is a new request after 24 hours, and its answer is deleted', async () => {
    await ask('k-1');
    it_.clock.set(new Date(Date.parse('2026-11-24T09:00:00Z') + 24 * HOUR - 1).toISOString());
    await it_.app.get(Schedule).run(FORGET_ANSWERS);
    teacher = await it_.people.teacher(city.schoolId);
    expect(await count('kept_answers')).toBe(1);
    it_.clock.set('2026-11-25T09:00:00Z');
    await it_.app.get(Schedule).run(FORGET_ANSWERS);
    expect(await count('kept_answers')).toBe(0);
  });

  it('is a new request after 24 hours also before its answer is deleted', async () => {
    await ask('k-1');
    it_.clock.set('2026-11-25T09:00:00Z');
    await renewSession();
    expect(refusalOf(await ask('k-1'))).toEqual([409, 'visit/slot-taken']);
    const next = await ask('k-1', { day: '2026-12-02' });
    expect([next.statusCode, replayed(next)]).toEqual([201, false]);
    expect(replayed(await ask('k-1', { day: '2026-12-02' }))).toBe(true);
  });

  /** Sessions end overnight; the same person comes back. */
  const renewSession = () =>
    it_.store.write(async (tx) => {
      const expiresAt = new Date('2026-12-31T00:00:00Z');
      const now = new Date('2026-11-25T09:00:00Z');
      await sql(tx.manager)`
        UPDATE sessions SET expires_at = ${expiresAt}, last_seen_at = ${now} WHERE person_id = ${teacher.personId}`;
    });

  it.each([
    ['256 characters', 'k'.repeat(256)],
    ['nothing', ''],
    ['a space inside', 'k 1'],
  ])('is not valid with a key of %s', async (_name, key) => {
    const answer = await ask(key);
    expect([answer.statusCode, answer.json().issues]).toEqual([
      400,
      [{ path: 'Idempotency-Key', message: expect.stringContaining('1 to 255 visible characters') }],
    ]);
    expect(await count('visits')).toBe(0);
  });

  it('is valid with a key of 255 characters', async () => {
    expect((await ask('k'.repeat(255))).statusCode).toBe(201);
    expect(replayed(await ask('k'.repeat(255)))).toBe(true);
  });

  it('is refused where the answer holds a secret, which would be kept with it', async () => {
    const feed = await teacher.post('/api/v1/feeds', { kind: 'person' }, withKey('k-1'));
    expect([feed.statusCode, feed.json().issues[0].path]).toEqual([400, 'Idempotency-Key']);
    const invitation = { email: 'jo@fictional.example', name: 'Jo', role: 'teacher', scopeKind: 'partner' };
    const invited = { ...invitation, scopeId: city.schoolId };
    expect((await manager.post('/api/v1/invitations', invited, withKey('k-1'))).statusCode).toBe(400);
    expect((await manager.post('/api/v1/invitations', invited)).statusCode).toBe(201);
  });

  it('leaves alone what is read, what is replaced, and what needs nobody signed in', async () => {
    const seen = [await teacher.request('GET', '/api/v1/visits', { headers: withKey('k-1') })];
    await ask('k-2');
    seen.push(await teacher.request('GET', '/api/v1/visits', { headers: withKey('k-1') }));
    expect(seen.map((answer) => answer.json().items.length)).toEqual([0, 1]);
    const reset = { email: 'jo@fictional.example' };
    const asked = await it_.people.nobody().post('/api/v1/password-resets', reset, withKey('k-1'));
    expect(asked.statusCode).toBe(202);
    expect(await count('kept_answers')).toBe(1);
  });

  it('costs a request without one nothing in the database', async () => {
    await teacher.post('/api/v1/visits', aRequest(city));
    expect(await count('kept_answers')).toBe(0);
  });
});
