import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClosureView, SettledVisits } from '#shared/contracts/closures.contract.js';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { isPostgres } from '../../../server/database/dialect.js';
import { DELIVER_OUTBOX } from '../../../server/jobs/outbox-relay.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { ActivityBook } from '../../factories/activity.factory.js';
import {
  accept,
  aCityThatCloses,
  cancel,
  lineOf,
  roomShut,
  told,
  type ClosingCity,
} from '../../factories/closure.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { MailSink } from '../../support/mail-sink.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';

const NOW = '2026-11-24T09:00:00Z';

describe('closing something at a centre', () => {
  const sink = new MailSink();
  let it_: TestApp;
  let city: ClosingCity;

  beforeAll(async () => {
    it_ = await testApp({ SMTP_URL: await sink.listen(), PUBLIC_URL: 'http://commons.example' });
    city = await aCityThatCloses(it_);
  });
  afterAll(async () => {
    await it_.close();
    await sink.close();
  });
  afterEach(async () => {
    it_.clock.set(NOW);
    sink.mails.length = 0;
    expect(await it_.store.read((manager) => brokenVisits(manager))).toEqual([]);
  });

  const preview = (body: object, caller: Caller = city.manager) =>
    caller.post(`/api/v1/centres/${city.centreId}/closures/previews`, body);
  const close = async (body: object): Promise<ClosureView> => {
    const answer = await city.manager.post(`/api/v1/centres/${city.centreId}/closures`, body);
    expect([answer.statusCode, answer.body]).toEqual([201, expect.anything()]);
    return answer.json();
  };
  const settle = async (closure: { id: string }, lines: object[], caller = city.manager): Promise<SettledVisits> => {
    const answer = await caller.post(`/api/v1/closures/${closure.id}/settlements`, { lines });
    expect([answer.statusCode, answer.body]).toEqual([200, expect.anything()]);
    return answer.json();
  };
  const outcomes = ({ results }: SettledVisits) => results.map(({ outcome, refusal }) => refusal ?? outcome);
  const mails = async () => {
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    sink.mails.length = 0;
    it_.clock.set(new Date(Date.parse(NOW) + 10 * 60_000).toISOString());
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    return sink.mails;
  };

  it('shows every visit that a room would lose, with other places that are possible together, and changes nothing', async () => {
    await city.promised({ day: '2026-12-01' });
    await city.ask({
      day: '2026-12-01',
      startTime: '12:30',
      endTime: '13:30',
      partnerId: city.otherSchoolId,
      pupils: 15,
    });
    await city.ask({ day: '2026-12-01', roomId: city.labId, pupils: 12, startTime: '15:00', endTime: '16:00' });
    await city.ask({ day: '2026-12-02' });
    const answer = await preview(roomShut(city.studioId, '2026-12-01'));
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ kind: 'room', what: 'Radio studio', reason: 'Burst pipe' });
    expect(told(answer.json())).toEqual([
      'Hillside School 12-01T10:00 open > Hall 12-01 10:00',
      'Valley School 12-01T12:30 open > Lab 12-01 12:30',
    ]);
    const list = await city.manager.get(`/api/v1/centres/${city.centreId}/closures`);
    expect(list.json()).toEqual({ items: [] });
  });

  it('closes at once, keeps what is promised, and lets each visit be moved, cancelled or left for later', async () => {
    const closure = await close(roomShut(city.studioId, '2026-12-01'));
    expect([closure.affected, closure.open, closure.mayLift]).toEqual([2, 2, true]);
    const refused = await city.teacher.post(
      '/api/v1/visits',
      aRequest(city, { day: '2026-12-01', startTime: '16:00', endTime: '17:00' }),
    );
    expect([refused.statusCode, refused.json().refusal]).toEqual([409, 'visit/room-closed']);
    const [promised, asked] = closure.lines;
    const notice = await city.teacher.get(`/api/v1/visits/${promised!.visit.id}/closure`);
    expect(notice.json().closure).toMatchObject({ what: 'Radio studio', reason: 'Burst pipe', maySettle: false });
    const settled = await settle(closure, [accept(promised!)]);
    expect(outcomes(settled)).toEqual(['moved']);
    expect(await city.see(promised!.visit.id)).toMatchObject({ state: 'approved', room: { name: 'Hall' }, version: 3 });
    expect(told(settled.closure)).toEqual([
      'Hillside School 12-01T10:00 moved',
      'Valley School 12-01T12:30 open > Lab 12-01 12:30',
    ]);
    expect((await city.teacher.get(`/api/v1/visits/${promised!.visit.id}/closure`)).json()).toEqual({ closure: null });
    const again = await settle(closure, [accept(promised!), cancel(asked!)]);
    expect(outcomes(again)).toEqual(['closure/already-settled', 'cancelled']);
    expect(await city.see(asked!.visit.id)).toMatchObject({ state: 'declined', reasonCode: 'centre_closed' });
    expect([again.closure.open, again.closure.affected]).toEqual([0, 2]);
  });

  it('tells each school once of all its visits: what moved where, what is cancelled, what is open', async () => {
    await mails();
    it_.clock.set(NOW);
    const day = '2026-12-03';
    const three = [
      await city.promised({ day, startTime: '09:00', endTime: '10:00' }),
      await city.promised({ day, startTime: '11:00', endTime: '12:00' }),
      await city.promised({ day, startTime: '13:00', endTime: '14:00' }),
    ] as const;
    await city.promised({ day, startTime: '15:00', endTime: '16:00', partnerId: city.otherSchoolId });
    await mails();
    it_.clock.set(NOW);
    const closure = await close(roomShut(city.studioId, day));
    await settle(closure, [accept(lineOf(closure, three[0])), cancel(lineOf(closure, three[1]))]);
    const sent = await mails();
    expect(sent.map(({ headers }) => headers['subject']).sort()).toEqual([
      'Closed: Radio studio, 1 visit of Valley School',
      'Closed: Radio studio, 3 visits of Hillside School',
    ]);
    const text = sent.find(({ headers }) => headers['subject']?.includes('Hillside'))?.text ?? '';
    expect(text.split('\n\n').slice(1, 5)).toEqual([
      'Radio studio at Quayside CLC cannot be used on Thursday 3 December 2026: Burst pipe. This touches 3 visits of Hillside School.',
      'Moved:\n  Podcasting, Thursday 3 December 2026, 09:00 to 10:00\n    now Thursday 3 December 2026, 09:00 to 10:00, Hall, Quayside CLC',
      'Will not take place:\n  Podcasting, Thursday 3 December 2026, 11:00 to 12:00',
      'Not settled yet. You will hear what becomes of them:\n  Podcasting, Thursday 3 December 2026, 13:00 to 14:00',
    ]);
    it_.clock.set('2026-11-24T10:00:00Z');
    sink.mails.length = 0;
    await settle(closure, [accept(lineOf(closure, three[2]))]);
    it_.clock.set('2026-11-24T10:06:00Z');
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    expect(sink.mails.map(({ headers }) => headers['subject'])).toEqual([
      'Closed: Radio studio, 3 visits of Hillside School',
    ]);
    expect(sink.mails[0]?.text).not.toContain('Not settled yet');
  });

  it('works another place out anew when it was taken meanwhile, and says so', async () => {
    const day = '2026-12-04';
    const visit = await city.promised({ day });
    const closure = await close(roomShut(city.studioId, day));
    await city.ask({ day, roomId: city.hallId, partnerId: city.otherSchoolId, startTime: '11:00', endTime: '12:30' });
    const settled = await settle(closure, [accept(lineOf(closure, visit))]);
    expect(outcomes(settled)).toEqual(['visit/slot-taken']);
    expect(settled.results[0]?.message).toContain('no longer free');
    expect(told(settled.closure)).toEqual(['Hillside School 12-04T10:00 open > Hall 12-04 09:00']);
    expect(await city.see(visit.id)).toMatchObject({ state: 'approved', room: { name: 'Radio studio' } });
  });

  it('shows as ended or changed what others dealt with, and gives places back when it is lifted', async () => {
    const day = '2026-12-07';
    const [gone, moved, stays] = [
      await city.promised({ day, startTime: '09:00', endTime: '10:00' }),
      await city.promised({ day, startTime: '11:00', endTime: '12:00' }),
      await city.promised({ day, startTime: '13:00', endTime: '14:00' }),
    ];
    const closure = await close(roomShut(city.studioId, day));
    const { version } = await city.see(gone.id);
    await city.teacher.post(`/api/v1/visits/${gone.id}/cancellation`, { version, reasonCode: 'cover' });
    await city.manager.post(`/api/v1/visits/${moved.id}/change`, { version: moved.version, roomId: city.hallId });
    const plan = async () => (await city.manager.get(`/api/v1/closures/${closure.id}`)).json<ClosureView>();
    expect((await plan()).lines.map(({ status }) => status)).toEqual(['ended', 'changed', 'open']);
    expect(outcomes(await settle(closure, [cancel(lineOf(closure, gone))]))).toEqual(['closure/already-settled']);
    const lift = (tag: string) => city.manager.post(`/api/v1/closures/${closure.id}/lifting`, {}, { 'if-match': tag });
    expect((await lift('"7"')).statusCode).toBe(412);
    await mails();
    it_.clock.set(NOW);
    const lifted = await lift('"1"');
    expect([lifted.statusCode, lifted.json().version, lifted.json().open]).toEqual([200, 2, 0]);
    expect(lifted.json().lines.map((line: { status: string }) => line.status)).toEqual(['ended', 'changed', 'fine']);
    expect((await lift('"2"')).json().refusal).toBe('closure/already-lifted');
    expect(await city.see(stays.id)).toMatchObject({ state: 'approved', version: 2, room: { name: 'Radio studio' } });
    const sent = await mails();
    expect(sent.map(({ headers }) => headers['subject'])).toEqual([
      'Open again: Radio studio, 3 visits of Hillside School',
    ]);
    expect(sent[0]?.text).toContain('Can stay as they were:\n  Podcasting, Monday 7 December 2026, 13:00 to 14:00');
    const free = await city.teacher.post(
      '/api/v1/visits',
      aRequest(city, { day, startTime: '15:00', endTime: '16:00' }),
    );
    expect(free.statusCode).toBe(201);
  });

  it('tells the second of two managers that it is closed already, and refuses what makes no sense', async () => {
    const deputy = await it_.people.manager(city.centreId);
    const { id } = await close(roomShut(city.labId, '2026-12-08', '2026-12-09'));
    const twice = await preview(
      { ...roomShut(city.labId, '2026-12-09'), startTime: '10:00', endTime: '11:00' },
      deputy,
    );
    expect([twice.statusCode, twice.json().refusal]).toEqual([409, 'closure/already-closed']);
    const time = { from: '2026-12-08T00:00:00.000Z', until: '2026-12-10T00:00:00.000Z' };
    expect(twice.json().details).toEqual({ closure: { id, kind: 'room', what: 'Lab', reason: 'Burst pipe', ...time } });
    expect((await deputy.get(`/api/v1/closures/${id}`)).statusCode).toBe(200);
    const refusals: [object, number, string][] = [
      [roomShut(city.recordersId, '2026-12-10'), 422, 'closure/nothing-there'],
      [roomShut(city.studioId, '2026-11-23'), 422, 'closure/over'],
      [{ ...roomShut(city.studioId, '2027-03-28'), startTime: '01:30', endTime: '09:00' }, 422, 'closure/time-unclear'],
      [
        { ...roomShut(city.recordersId, '2026-12-10'), kind: 'equipment_pool', quantity: 31 },
        422,
        'closure/more-than-there-are',
      ],
    ];
    for (const [body, status, refusal] of refusals) {
      const answer = await preview(body);
      expect([answer.statusCode, answer.json().refusal]).toEqual([status, refusal]);
    }
    const backwards = await preview(roomShut(city.studioId, '2026-12-10', '2026-12-09'));
    expect([backwards.statusCode, backwards.json().issues[0].path]).toEqual([400, 'lastDay']);
  });

  it('asks as few visits as possible to give way when units of a pool are missing', async () => {
    const day = '2026-12-10';
    const need = (quantity: number) => ({ equipment: [{ poolId: city.recordersId, quantity }] });
    const late = await city.promised({ day, ...need(10), roomId: city.hallId, startTime: '11:00', endTime: '12:00' });
    await city.promised({ day, ...need(10) });
    await city.ask({ day, ...need(5), roomId: city.labId, pupils: 12, partnerId: city.otherSchoolId });
    const closure = await close({
      ...{ kind: 'equipment_pool', resourceId: city.recordersId, quantity: 15, reason: 'Flat batteries' },
      ...{ firstDay: day, lastDay: day },
    });
    expect(closure.what).toBe('15 of Recorders');
    expect(told(closure)).toEqual(['Hillside School 12-10T11:00 open > Hall 12-10 12:00']);
    expect(outcomes(await settle(closure, [accept(lineOf(closure, late))]))).toEqual(['moved']);
  });

  it('gives a visit another tutor who can teach the same', async () => {
    const day = '2026-12-11';
    const hired = { skills: ['Radio'] };
    const sam = await city.city.aTutor(city.centreId, { name: 'Sam', ...hired });
    await city.city.aTutor(city.centreId, { name: 'Alex', skills: ['robotics'] });
    await city.city.aTutor(city.centreId, { name: 'Kim', ...hired });
    const activityId = await new ActivityBook(city.manager, city.centreId).published();
    const visit = await city.promised({ day, activityId, tutorId: sam });
    const off = { kind: 'tutor', resourceId: sam, firstDay: day, lastDay: day, startTime: '08:00', endTime: '12:00' };
    const closure = await close({ ...off, reason: 'Ill' });
    expect(lineOf(closure, visit).best).toMatchObject({
      kind: 'same_time',
      room: { name: 'Radio studio' },
      tutor: { name: 'Kim' },
    });
    await settle(closure, [accept(lineOf(closure, visit))]);
    expect(await city.see(visit.id)).toMatchObject({ state: 'approved', tutor: { name: 'Kim' } });
  });

  it('plans for what was reported where it is looked after, once, and lets it go when that ends', async () => {
    const day = '2026-12-14';
    const robin = await city.city.aTutor(city.centreId, { name: 'Robin', skills: ['radio'] });
    const visit = await city.promised({ day, tutorId: robin });
    const days = { firstDay: day, lastDay: day };
    const leave = (await city.manager.post(`/api/v1/tutors/${robin}/leave`, days)).json();
    expect(leave.touchedVisits).toBe(1);
    const plan = (caller: Caller) => caller.post(`/api/v1/out-of-use/${leave.reportId}/closure`);
    const elsewhere = await it_.people.manager(await city.city.aCentre(city.authorityId, { name: 'Bayside CLC' }));
    expect([(await plan(elsewhere)).statusCode, (await plan(elsewhere)).json().refusal]).toEqual([
      ...[404, 'closure/report-not-found'],
    ]);
    const closure = (await plan(city.manager)).json<ClosureView>();
    expect([closure.kind, closure.what, closure.reason]).toEqual(['tutor', 'Robin', 'Away']);
    expect(lineOf(closure, visit)).toMatchObject({ status: 'open', best: { kind: 'other_time' } });
    expect((await plan(city.manager)).json().id).toBe(closure.id);
    await city.manager.post(`/api/v1/leave/${leave.reportId}/end`);
    const after = (await city.manager.get(`/api/v1/closures/${closure.id}`)).json<ClosureView>();
    expect(lineOf(after, visit)).toMatchObject({ status: 'fine', best: null });
    const list = (await city.manager.get(`/api/v1/centres/${city.centreId}/closures`)).json();
    expect(list.items.map(({ id }: { id: string }) => id)).not.toContain(closure.id);
    expect((await city.teacher.get(`/api/v1/visits/${visit.id}/closure`)).json()).toEqual({ closure: null });
  });

  it('looks at what is offered, not at what an offered visit once wished for', async () => {
    const [wished, offered] = ['2026-12-21', '2026-12-22'];
    const visit = await city.ask({ day: wished });
    const times = { day: offered, startTime: '10:00', endTime: '12:00', roomId: city.studioId };
    const offer = await city.manager.post(`/api/v1/visits/${visit.id}/offer`, {
      ...{ version: visit.version, alternatives: [times] },
    });
    expect([offer.statusCode, offer.json().state]).toEqual([200, 'offered']);
    expect((await preview(roomShut(city.studioId, wished))).json().lines).toEqual([]);
    const closure = await close(roomShut(city.studioId, offered));
    expect(lineOf(closure, visit)).toMatchObject({ status: 'open', best: null, mayMove: false, mayCancel: true });
    expect(outcomes(await settle(closure, [cancel(lineOf(closure, visit))]))).toEqual(['cancelled']);
    expect((await city.see(visit.id)).state).toBe('declined');
  });

  it('finds the nearest time when the whole centre is closed, a place for each', async () => {
    const day = '2026-12-15';
    await city.promised({ day });
    await city.promised({ day, partnerId: city.otherSchoolId, roomId: city.hallId });
    const closure = await close({ kind: 'centre', firstDay: day, lastDay: day, reason: 'Heating' });
    expect(closure.what).toBe('Quayside CLC');
    expect(told(closure)).toEqual([
      'Hillside School 12-15T10:00 open > Radio studio 12-14 13:20',
      'Valley School 12-15T10:00 open > Hall 12-14 13:20',
    ]);
    const all = await settle(closure, closure.lines.map(accept));
    expect(outcomes(all)).toEqual(['moved', 'moved']);
    expect((await preview({ kind: 'centre', firstDay: day, lastDay: day, reason: 'Again' })).json().refusal).toBe(
      'closure/already-closed',
    );
  });

  it('is not there for another centre, a teacher, or a coordinator', async () => {
    const closure = await close(roomShut(city.studioId, '2026-12-17'));
    const elsewhere = await it_.people.manager(await city.city.aCentre(city.authorityId, { name: 'Riverside CLC' }));
    const closed = `/api/v1/closures/${closure.id}`;
    for (const caller of [elsewhere, city.coordinator]) {
      const answers = [
        await caller.get(closed),
        await caller.post(`${closed}/settlements`, { lines: [{ choice: 'cancel', visitId: closure.id, version: 1 }] }),
        await caller.post(`${closed}/lifting`, {}, { 'if-match': '"1"' }),
      ];
      expect(answers.map(({ statusCode, json }) => [statusCode, json().refusal])).toEqual(
        answers.map(() => [404, 'closure/not-found']),
      );
    }
    const answers = [
      await elsewhere.get(`/api/v1/centres/${city.centreId}/closures`),
      await elsewhere.post(`/api/v1/centres/${city.centreId}/closures`, roomShut(city.studioId, '2026-12-18')),
      await preview(roomShut(city.studioId, '2026-12-18'), elsewhere),
    ];
    expect(answers.map(({ statusCode, json }) => [statusCode, json().refusal])).toEqual(
      answers.map(() => [404, 'centre/not-found']),
    );
    expect((await city.teacher.get(closed)).statusCode).toBe(403);
  });

  it('keeps in the database what was settled, and every visit of a plan', async () => {
    const statements = [
      `UPDATE closure_visits SET outcome = 'fine' WHERE outcome = 'cancelled'`,
      `DELETE FROM closure_visits WHERE outcome IS NULL`,
    ];
    for (const [index, statement] of statements.entries()) {
      const guarded = it_.store.write((tx) => tx.manager.query(statement));
      await expect(
        guarded.catch((error: unknown) => isGuardViolation(error, 'closure_visits_settled_once')),
      ).resolves.toBe(true);
      const undone = new Error('undo');
      const name = `closure_visits_settled_once_${index === 0 ? 'update' : 'delete'}`;
      const without = it_.store.write(async (tx) => {
        await tx.manager.query(`DROP TRIGGER ${name}${isPostgres() ? ' ON closure_visits' : ''}`);
        await tx.manager.query(statement);
        throw undone;
      });
      await expect(without).rejects.toBe(undone);
    }
  });
});
