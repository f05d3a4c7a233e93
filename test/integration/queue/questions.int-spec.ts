import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MessageList, UnreadMessages } from '#shared/contracts/questions.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { sql } from '../../../server/database/dialect.js';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { DELIVER_OUTBOX } from '../../../server/jobs/outbox-relay.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { QueueFactory } from '../../factories/queue.factory.js';
import { MailSink } from '../../support/mail-sink.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { nextOpenDay } from '../../support/open-days.js';

const NOW = '2026-11-24T09:00:00Z';

describe('questions and answers on a visit', () => {
  const sink = new MailSink();
  let it_: TestApp;
  let city: SmallCity;
  let queue: QueueFactory;
  let visitId: string;
  let day = '2026-12-01';
  const who: Record<'manager' | 'tutor' | 'teacher' | 'coordinator' | 'other' | 'officer', Caller> = {} as never;

  beforeAll(async () => {
    it_ = await testApp({ SMTP_URL: await sink.listen(), PUBLIC_URL: 'http://commons.example' });
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    who.manager = await it_.people.manager(city.centreId);
    who.tutor = await it_.people.tutor(city.centreId);
    who.teacher = await it_.people.teacher(city.schoolId);
    who.coordinator = await it_.people.coordinator(city.schoolId);
    who.other = await it_.people.teacher(city.otherSchoolId);
    who.officer = await it_.people.officer(city.authorityId);
    queue = new QueueFactory(it_, city, who.teacher);
  });
  beforeEach(async () => {
    it_.clock.set(NOW);
    day = nextOpenDay(day);
    visitId = (await queue.ask({ day })).id;
    await told();
    sink.mails.length = 0;
  });
  afterAll(async () => {
    await it_.close();
    await sink.close();
  });

  const path = () => `/api/v1/visits/${visitId}/messages`;
  const write = async (caller: Caller, text: string) => {
    const answer = await caller.post(path(), { text });
    return { status: answer.statusCode, ...answer.json<MessageList & { refusal?: string }>() };
  };
  const list = async (caller: Caller) => (await caller.get(path())).json<MessageList>();
  const unreadOf = async (caller: Caller) => {
    const { items } = (await caller.get('/api/v1/unread-messages')).json<UnreadMessages>();
    return items.find((one) => one.visitId === visitId)?.unread ?? 0;
  };
  async function told() {
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    return sink.mails.map(({ headers, text }) => `${headers['subject']?.split(':')[0]} ${text}`);
  }

  it('go to the other side by mail, and wait there until somebody has read or answered them', async () => {
    const asked = await write(who.teacher, 'Where can the coach wait?\nIt is long.');
    expect(asked).toMatchObject({ status: 200, side: 'partner', items: [{ side: 'partner', unread: false }] });
    const [mail, ...more] = await told();
    expect(more).toEqual([]);
    expect(mail).toContain('wrote about this visit:\n  Where can the coach wait?\n  It is long.');
    expect(mail).toContain(`Answer there, not by mail: http://commons.example/visits/${visitId}`);
    expect([await unreadOf(who.manager), await unreadOf(who.tutor), await unreadOf(who.teacher)]).toEqual([1, 1, 0]);
    const { items } = await queue.page(who.manager);
    expect(items.find(({ visit }) => visit.id === visitId)?.messages).toEqual({ count: 1, unread: 1 });
    const shown = await list(who.manager);
    expect(shown).toMatchObject({ side: 'centre', items: [{ unread: true, mayErase: false }] });
    const seen = await who.tutor.put(`${path()}/seen`, { messageId: shown.items[0]?.id });
    expect([seen.statusCode, await unreadOf(who.manager)]).toEqual([200, 0]);
    sink.mails.length = 0;
    await write(who.manager, 'Behind the hall.');
    expect((await told()).map((text) => text.split(' ')[0])).toEqual(['Message']);
    expect([await unreadOf(who.teacher), await unreadOf(who.coordinator), await unreadOf(who.manager)]).toEqual([
      ...[1, 1, 0],
    ]);
  });

  it('are erased for good by whoever wrote them, and a mail that has not left says nothing of them', async () => {
    const { items } = await write(who.teacher, 'A pupil’s name by mistake');
    const messageId = items[0]?.id ?? '';
    const byOther = await who.coordinator.delete(`${path()}/${messageId}`);
    expect([byOther.statusCode, byOther.json().refusal]).toEqual([403, 'question/not-yours']);
    const erased = await who.teacher.delete(`${path()}/${messageId}`);
    expect(erased.json<MessageList>().items).toMatchObject([{ text: null, mayErase: false }]);
    expect([await told(), await unreadOf(who.manager)]).toEqual([[], 0]);
    const rows = await it_.store.read(
      (manager) => sql(manager)<object>`SELECT id FROM visit_messages WHERE text LIKE '%by mistake%'`,
    );
    expect(rows).toEqual([]);
    expect((await who.teacher.delete(`${path()}/${newId()}`)).json().refusal).toBe('question/not-found');
  });

  it('are seen by the school and the centre alone, never by another school or an officer', async () => {
    await write(who.teacher, 'Secret words');
    const missing = await who.other.get(`/api/v1/visits/${newId()}/messages`);
    for (const answer of [await who.other.get(path()), await who.other.post(path(), { text: 'Hello' })])
      expect([answer.statusCode, answer.body]).toEqual([404, missing.body]);
    expect((await who.officer.get(path())).statusCode).toBe(403);
    expect((await who.officer.get('/api/v1/unread-messages')).statusCode).toBe(403);
    expect((await who.officer.get(`/api/v1/visits/${visitId}`)).body).not.toContain('Secret words');
    expect(await unreadOf(who.other)).toBe(0);
    expect((await list(who.coordinator)).items.map(({ text }) => text)).toEqual(['Secret words']);
  });

  it('are limited in length, per visit and per hour, each limit with a sentence', async () => {
    expect((await write(who.teacher, ' ')).status).toBe(400);
    expect((await write(who.teacher, 'x'.repeat(1_001))).status).toBe(400);
    expect((await write(who.teacher, 'x'.repeat(1_000))).status).toBe(200);
    it_.clock.pass(3_700);
    const answers = await Promise.all(Array.from({ length: 31 }, (_, index) => write(who.teacher, `No ${index}`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
    expect(answers.find(({ status }) => status === 429)?.refusal).toBe('question/too-often');
    for (let index = 31; index < 50; index += 1) expect((await write(who.coordinator, `No ${index}`)).status).toBe(200);
    expect(await write(who.manager, 'One more')).toMatchObject({ status: 422, refusal: 'question/too-many' });
  });

  it('cannot be longer in the table either, nor of a third side', async () => {
    const put = (side: string, text: string) =>
      it_.store
        .write(
          (tx) => sql(tx.manager)`
            INSERT INTO visit_messages (id, visit_id, author_id, side, text, at)
            VALUES (${newId()}, ${visitId}, ${who.teacher.personId}, ${side}, ${text}, ${new Date(NOW)})`,
        )
        .then(
          () => null,
          (error: unknown) => error,
        );
    expect(isGuardViolation(await put('partner', 'x'.repeat(1_001)), 'visit_messages_text_ck')).toBe(true);
    expect(isGuardViolation(await put('officer', 'x'), 'visit_messages_side_ck')).toBe(true);
    expect(await put('partner', 'x'.repeat(1_000))).toBeNull();
  });
});
