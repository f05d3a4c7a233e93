import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger, type LoggerService } from '@nestjs/common';
import type { FeedList, NewFeedView } from '#shared/contracts/feeds.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { sql } from '../../../server/database/dialect.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { eventsOf } from '../../support/read-calendar.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const MONDAY = '2026-11-23T09:00:00.000Z';

describe('calendar addresses', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let manager: Caller;

  beforeAll(async () => {
    it_ = await testApp({ PUBLIC_URL: 'http://clc.example' });
    city = await aSmallCity(it_.store);
  });
  afterAll(() => it_.close());

  /** People sign in at the hour at which the test plays, since sessions end by the clock. */
  const at = async (iso: string) => {
    it_.clock.set(iso);
    teacher = await it_.people.teacher(city.schoolId);
    manager = await it_.people.manager(city.centreId);
  };
  const make = async (caller: Caller, body: object = { kind: 'person' }): Promise<NewFeedView> => {
    const answer = await caller.post('/api/v1/feeds', body);
    expect(answer.statusCode).toBe(201);
    return answer.json();
  };
  const pathOf = ({ address }: NewFeedView) => new URL(address).pathname;
  const read = (feed: NewFeedView, headers: Record<string, string> = {}) =>
    it_.app.inject({ method: 'GET', url: pathOf(feed), headers });
  const eventsIn = async (feed: NewFeedView) => eventsOf((await read(feed)).body);
  const ask = async (caller: Caller, over: Parameters<typeof aRequest>[1] = {}): Promise<VisitDetailView> => {
    const answer = await caller.post('/api/v1/visits', aRequest(city, over));
    expect(answer.statusCode).toBe(201);
    return answer.json();
  };
  const move = async (caller: Caller, visit: VisitDetailView, name: string, body: object = {}) => {
    const answer = await caller.post(`/api/v1/visits/${visit.id}/${name}`, { version: visit.version, ...body });
    expect(answer.statusCode).toBe(200);
    return answer.json<VisitDetailView>();
  };

  describe('making and revoking', () => {
    beforeAll(() => at(MONDAY));

    it('shows the address once and keeps only its hash', async () => {
      const feed = await make(teacher);
      const token = /^http:\/\/clc\.example\/api\/v1\/feeds\/([\w-]+)\.ics$/.exec(feed.address)?.[1] ?? '';
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
      expect(feed.webcalAddress).toBe(`webcal://clc.example/api/v1/feeds/${token}.ics`);
      const list = await teacher.get('/api/v1/feeds');
      expect(list.json<FeedList>()).toEqual({
        items: [{ id: feed.id, kind: 'person', room: null, createdAt: MONDAY }],
        rooms: [],
      });
      const rows = await it_.store.read((manager_) => sql(manager_)<object>`SELECT * FROM feed_tokens`);
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(token);
    });

    it('lets a new address take the place of the old one', async () => {
      const old = await make(teacher);
      const colleague = await it_.people.teacher(city.schoolId);
      const theirs = await make(colleague);
      const renewed = await make(teacher);
      expect([(await read(old)).statusCode, (await read(renewed)).statusCode]).toEqual([404, 200]);
      expect((await read(theirs)).statusCode).toBe(200);
    });

    it('leaves one living address when two are made at once', async () => {
      const person = await it_.people.teacher(city.schoolId);
      const feeds = await Promise.all([make(person), make(person), make(person)]);
      const codes = await Promise.all(feeds.map(async (feed) => (await read(feed)).statusCode));
      expect(codes.sort()).toEqual([200, 404, 404]);
    });

    it('answers an unknown, a revoked and a leaver’s address with the same bytes', async () => {
      const revoked = await make(teacher);
      expect((await teacher.delete(`/api/v1/feeds/${revoked.id}`)).statusCode).toBe(204);
      const leaver = await it_.people.teacher(city.schoolId);
      const left = await make(leaver);
      expect((await read(left)).statusCode).toBe(200);
      const now = new Date(MONDAY);
      await it_.store.write((tx) => sql(tx.manager)`UPDATE people SET left_at = ${now} WHERE id = ${leaver.personId}`);
      const answers = await Promise.all([
        read(revoked),
        read(left),
        it_.app.inject({ method: 'GET', url: `/api/v1/feeds/${'A'.repeat(43)}.ics` }),
        it_.app.inject({ method: 'GET', url: '/api/v1/feeds/x.ics' }),
      ]);
      expect(answers.map((answer) => [answer.statusCode, answer.body])).toEqual(
        answers.map(() => [404, answers[0].body]),
      );
      expect(answers[0].json()).toMatchObject({ refusal: 'feed/not-found' });
    });

    it('does not let anybody revoke another person’s address', async () => {
      const feed = await make(teacher);
      const other = await it_.people.teacher(city.otherSchoolId);
      const answer = await other.delete(`/api/v1/feeds/${feed.id}`);
      expect([answer.statusCode, answer.json()]).toMatchObject([404, { refusal: 'feed/not-found' }]);
      expect((await read(feed)).statusCode).toBe(200);
    });

    it('gives rooms to the staff of their centre only', async () => {
      const elsewhere = await city.city.aCentre(city.authorityId, { name: 'Hilltop CLC' });
      const theirRoom = await city.city.aRoom(elsewhere, { name: 'Darkroom' });
      const rooms = (await manager.get('/api/v1/feeds')).json<FeedList>().rooms;
      expect(rooms.map(({ name, centreName }) => [name, centreName])).toEqual([
        ['Lab', 'Quayside CLC'],
        ['Radio studio', 'Quayside CLC'],
      ]);
      for (const [caller, roomId] of [
        [manager, theirRoom],
        [teacher, city.studioId],
      ] as const) {
        const answer = await caller.post('/api/v1/feeds', { kind: 'room', roomId });
        expect([answer.statusCode, answer.json()]).toMatchObject([404, { refusal: 'room/not-found' }]);
      }
    });

    it('is not for those who have no visits', async () => {
      const officer = await it_.people.officer(city.authorityId);
      expect((await officer.post('/api/v1/feeds', { kind: 'person' })).statusCode).toBe(403);
      expect((await it_.people.nobody().post('/api/v1/feeds', { kind: 'person' })).statusCode).toBe(401);
    });

    it('says what is wrong with the request', async () => {
      const answer = await manager.post('/api/v1/feeds', { kind: 'room' });
      expect([answer.statusCode, answer.json()]).toMatchObject([
        400,
        { issues: [{ path: 'roomId', message: 'Choose a room' }] },
      ]);
    });
  });

  describe('reading', () => {
    it('follows a visit from request to decision, in winter and in summer', async () => {
      await at('2026-03-02T09:00:00Z');
      const feed = await make(teacher);
      expect(await eventsIn(feed)).toEqual([]);
      const winter = await ask(teacher, { day: '2026-03-25', subject: 'Podcasting, part 1; drama' });
      await ask(teacher, { day: '2026-06-24', subject: 'Radio' });
      it_.clock.set('2026-03-02T11:30:00Z');
      await move(await it_.people.manager(city.centreId), winter, 'approval');
      expect(await eventsIn(feed)).toMatchObject([
        {
          uid: `${winter.id}@clc-commons`,
          status: 'CONFIRMED',
          sequence: 2,
          start: '2026-03-25T10:00:00.000Z',
          end: '2026-03-25T12:00:00.000Z',
          stamp: '2026-03-02T11:30:00.000Z',
          summary: 'Podcasting, part 1; drama at Quayside CLC',
          location: 'Radio studio, Quayside CLC',
          description: `Approved\nHillside School, 28 pupils, 2 adults\nReference ${winter.reference}`,
        },
        {
          status: 'TENTATIVE',
          sequence: 1,
          start: '2026-06-24T09:00:00.000Z',
          end: '2026-06-24T11:00:00.000Z',
          summary: 'Requested: Radio at Quayside CLC',
        },
      ]);
    });

    it('shows teachers what they asked for, coordinators their school’s and staff their centre’s', async () => {
      await at('2026-04-13T09:00:00Z');
      const day = '2026-04-20';
      const otherTeacher = await it_.people.teacher(city.otherSchoolId);
      const mine = await ask(teacher, { day, startTime: '09:00', endTime: '10:00' });
      const colleagues = await ask(await it_.people.teacher(city.schoolId), {
        day,
        startTime: '11:00',
        endTime: '12:00',
      });
      const entered = await ask(manager, { day, startTime: '13:00', endTime: '14:00' });
      const others = await ask(otherTeacher, {
        day,
        partnerId: city.otherSchoolId,
        startTime: '15:00',
        endTime: '16:00',
      });
      const seenBy = async (caller: Caller) => {
        const events = await eventsIn(await make(caller));
        return events.filter(({ start }) => start.startsWith(day)).map(({ uid }) => uid.replace('@clc-commons', ''));
      };
      expect(await seenBy(teacher)).toEqual([mine.id]);
      expect(await seenBy(await it_.people.coordinator(city.schoolId))).toEqual([mine.id, colleagues.id, entered.id]);
      expect(await seenBy(otherTeacher)).toEqual([others.id]);
      expect(await seenBy(await it_.people.tutor(city.centreId))).toEqual([
        mine.id,
        colleagues.id,
        entered.id,
        others.id,
      ]);
      const elsewhere = await city.city.aCentre(city.authorityId, { name: 'Elsewhere CLC' });
      expect(await seenBy(await it_.people.tutor(elsewhere))).toEqual([]);
    });

    it('shows a room’s visits and no other room’s, and stops when the owner leaves the centre', async () => {
      await at('2026-05-04T09:00:00Z');
      const day = '2026-05-13';
      await ask(teacher, { day });
      await ask(teacher, { day, roomId: city.labId, pupils: 12 });
      const technician = await it_.people.technician(city.centreId);
      const feed = await make(technician, { kind: 'room', roomId: city.studioId });
      const text = (await read(feed)).body;
      expect(text).toContain('NAME:Radio studio\\, Quayside CLC');
      expect(eventsOf(text).filter(({ start }) => start.startsWith(day))).toMatchObject([
        { summary: 'Requested: Hillside School: Podcasting', location: 'Radio studio, Quayside CLC' },
      ]);
      const now = new Date(MONDAY);
      await it_.store.write(
        (tx) => sql(tx.manager)`UPDATE role_assignments SET ended_at = ${now} WHERE person_id = ${technician.personId}`,
      );
      expect((await read(feed)).statusCode).toBe(404);
    });

    it('keeps a cancelled visit as cancelled for 60 days, then forgets it', async () => {
      await at('2026-01-12T09:00:00Z');
      const visit = await ask(teacher, { day: '2026-07-15' });
      const approved = await move(manager, visit, 'approval');
      await move(teacher, approved, 'cancellation', { reasonCode: 'cover' });
      const personal = await make(teacher);
      const room = await make(manager, { kind: 'room', roomId: city.studioId });
      const shown = async (feed: NewFeedView) =>
        (await eventsIn(feed))
          .filter(({ uid }) => uid.startsWith(visit.id))
          .map(({ status, sequence }) => [status, sequence]);
      it_.clock.set('2026-03-13T12:00:00Z');
      expect([await shown(personal), await shown(room)]).toEqual([[['CANCELLED', 3]], [['CANCELLED', 3]]]);
      it_.clock.set('2026-03-14T12:00:00Z');
      expect([await shown(personal), await shown(room)]).toEqual([[], []]);
    });

    it('answers 304 until something changes', async () => {
      await at('2026-09-14T09:00:00Z');
      const visit = await ask(teacher, { day: '2026-09-23' });
      const personal = await make(teacher);
      const feeds = [personal, await make(manager), await make(manager, { kind: 'room', roomId: city.studioId })];
      const otherRoom = await make(manager, { kind: 'room', roomId: city.labId });
      const tagOf = async (feed: NewFeedView) => String((await read(feed)).headers['etag']);
      const before = await Promise.all(feeds.map(tagOf));
      const quiet = await tagOf(otherRoom);
      const again = await read(personal, { 'if-none-match': `"else", ${String(before[0])}` });
      expect([again.statusCode, again.body, again.headers['cache-control']]).toEqual([304, '', 'private, no-cache']);
      await move(manager, visit, 'approval');
      const after = await Promise.all(
        feeds.map((feed, index) => read(feed, { 'if-none-match': String(before[index]) })),
      );
      expect(after.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
      expect(after[0]?.headers['content-type']).toBe('text/calendar; charset=utf-8');
      expect((await read(otherRoom, { 'if-none-match': quiet })).statusCode).toBe(304);
      it_.clock.set('2026-09-15T09:00:00Z');
      expect((await read(otherRoom, { 'if-none-match': quiet })).statusCode).toBe(200);
    });

    it('leaves no token in the log, also when the server fails', async () => {
      await at(MONDAY);
      const feed = await make(teacher);
      const lines: unknown[] = [];
      const note = (...parts: unknown[]) =>
        lines.push(...parts.map((part) => (part instanceof Error ? part.stack : part)));
      const recorder: LoggerService = { log: note, error: note, warn: note, debug: note, verbose: note, fatal: note };
      Logger.overrideLogger(recorder);
      await read(feed);
      await it_.app.inject({ method: 'GET', url: '/api/v1/feeds/unknown-token.ics' });
      await it_.store.write((tx) => tx.manager.query('ALTER TABLE feed_tokens RENAME TO feed_tokens_away'));
      const failed = await read(feed);
      await it_.store.write((tx) => tx.manager.query('ALTER TABLE feed_tokens_away RENAME TO feed_tokens'));
      expect([failed.statusCode, (await read(feed)).statusCode]).toEqual([500, 200]);
      const logged = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
      expect(logged).toContain('/api/v1/feeds/:token.ics');
      const token = /([^/]+)\.ics$/.exec(feed.address)?.[1] ?? '';
      expect([logged.includes(token), logged.includes('unknown-token')]).toEqual([false, false]);
    });
  });
});
