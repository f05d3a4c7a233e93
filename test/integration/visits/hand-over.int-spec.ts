import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { HandedOver, LeaversVisits } from '#shared/contracts/hand-over.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { sql } from '../../../server/database/dialect.js';
import { UNDO_SECONDS } from '../../../shared/values/undo-window.js';
import { DELIVER_OUTBOX } from '../../../server/jobs/outbox-relay.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aSeries } from '../../factories/series.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { MailSink } from '../../support/mail-sink.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const NOW = '2026-11-24T09:00:00Z';

describe('handing a visit over to a colleague', () => {
  const sink = new MailSink();
  let it_: TestApp;
  let city: SmallCity;
  let people: Record<'teacher' | 'colleague' | 'coordinator' | 'otherTeacher' | 'otherCoordinator' | 'manager', Caller>;

  beforeAll(async () => {
    it_ = await testApp({ SMTP_URL: await sink.listen() });
  });
  beforeEach(async () => {
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    people = {
      teacher: await it_.people.teacher(city.schoolId),
      colleague: await it_.people.teacher(city.schoolId),
      coordinator: await it_.people.coordinator(city.schoolId),
      otherTeacher: await it_.people.teacher(city.otherSchoolId),
      otherCoordinator: await it_.people.coordinator(city.otherSchoolId),
      manager: await it_.people.manager(city.centreId),
    };
  });
  afterAll(async () => {
    await it_.close();
    await sink.close();
  });

  const ask = async (over: object = {}, caller = people.teacher) =>
    (await caller.post('/api/v1/visits', aRequest(city, over))).json<VisitDetailView>();
  const handOver = (
    caller: Caller,
    { id, version }: Pick<VisitDetailView, 'id' | 'version'>,
    to: Caller,
    extent = 'visit',
  ) => caller.post(`/api/v1/visits/${id}/hand-over`, { version, personId: to.personId, extent });
  const read = async ({ id }: { id: string }) =>
    (await people.manager.get(`/api/v1/visits/${id}`)).json<VisitDetailView>();
  const nameOf = async ({ personId }: Caller): Promise<string> => {
    const [row] = await it_.store.read(
      (manager) => sql(manager)<{ name: string }>`SELECT name FROM people WHERE id = ${personId}`,
    );
    return row?.name ?? '';
  };
  const mails = async () => {
    it_.clock.pass(UNDO_SECONDS);
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    it_.clock.pass(-UNDO_SECONDS);
    return sink.mails.splice(0).map(({ headers }) => `${headers['to']?.split(' <')[0]}: ${headers['subject']}`);
  };

  it('is done by whoever asked: the colleague stands there, gets the mails, and the history says so', async () => {
    const visit = await ask();
    await mails();
    expect((await handOver(people.teacher, visit, people.colleague)).json()).toEqual({ visits: 1 });
    const after = await read(visit);
    const colleague = await nameOf(people.colleague);
    expect([after.requestedBy, after.version, after.state]).toEqual([colleague, 2, 'requested']);
    expect(after.history.at(-1)).toMatchObject({ move: 'handOver', side: 'partner' });
    expect(await mails()).toEqual([`${colleague}: Handed over to you: a visit of Hillside School`]);
    await people.manager.post(`/api/v1/visits/${visit.id}/approval`, { version: 2 });
    expect(await mails()).toEqual([expect.stringContaining(`${colleague}: Approved`)]);
  });

  it('is done by the coordinator for anybody of the school, and by no other colleague', async () => {
    const visit = await ask();
    expect((await handOver(people.colleague, visit, people.colleague)).json().refusal).toBe('visit/not-your-move');
    expect((await handOver(people.otherCoordinator, visit, people.colleague)).json().refusal).toBe('visit/not-found');
    expect((await handOver(people.manager, visit, people.colleague)).statusCode).toBe(403);
    expect((await handOver(people.coordinator, visit, people.coordinator)).statusCode).toBe(200);
    expect(await mails()).not.toContain(expect.stringContaining('Handed over'));
  });

  it('lists the colleagues of the same school to those who may hand it over', async () => {
    const visit = await ask();
    const path = `/api/v1/visits/${visit.id}/colleagues`;
    const ids = (list: { items: { id: string }[] }) => list.items.map(({ id }) => id).sort();
    const seen = (await people.teacher.get(path)).json();
    expect(ids(seen)).toEqual([people.colleague.personId, people.coordinator.personId].sort());
    expect([seen.mayHandOver, (await people.colleague.get(path)).json().mayHandOver]).toEqual([true, false]);
    expect((await people.otherTeacher.get(path)).json().refusal).toBe('visit/not-found');
  });

  it('is refused to somebody of another school, on an old version, and once it will not take place', async () => {
    const visit = await ask();
    for (const to of [people.otherTeacher, people.manager, people.teacher])
      expect((await handOver(people.teacher, visit, to)).json().refusal).toBe('visit/no-such-colleague');
    expect((await handOver(people.teacher, { ...visit, version: 9 }, people.colleague)).json().refusal).toBe(
      'visit/already-decided',
    );
    await people.teacher.post(`/api/v1/visits/${visit.id}/withdrawal`, { version: 1 });
    expect((await handOver(people.teacher, { ...visit, version: 2 }, people.colleague)).json().refusal).toBe(
      'visit/nothing-to-hand-over',
    );
  });

  it('takes along what is to come of a series, or of its asker, in one mail', async () => {
    const series = (await people.teacher.post('/api/v1/series', aSeries(city, {}))).json();
    const [first] = (await people.teacher.get('/api/v1/visits', { series: 'with' })).json().items as VisitDetailView[];
    const alone = await ask({ day: '2026-12-02' });
    await ask({ day: '2026-12-03' }, people.colleague);
    await mails();
    const count = (await people.teacher.get('/api/v1/visits', { series: 'with' })).json().items.length as number;
    const sent = await handOver(people.teacher, first!, people.coordinator, 'series');
    expect(sent.json<HandedOver>().visits).toBe(count);
    expect(await mails()).toHaveLength(1);
    expect(series.id).toBe(first!.seriesId);
    expect((await handOver(people.coordinator, alone, people.colleague, 'all')).json().visits).toBe(1);
    expect((await handOver(people.coordinator, await read(first!), people.colleague, 'all')).json().visits).toBe(count);
  });

  it('lists what a leaver leaves behind to their own coordinator alone, until it is handed over', async () => {
    const visit = await ask();
    const list = async (caller: Caller) => (await caller.get('/api/v1/visits-of-leavers')).json<LeaversVisits>().items;
    expect(await list(people.coordinator)).toEqual([]);
    const leaver = await nameOf(people.teacher);
    await people.coordinator.post(`/api/v1/people/${people.teacher.personId}/departure`);
    expect(await list(people.coordinator)).toMatchObject([{ person: leaver, visits: [{ id: visit.id }] }]);
    expect(await list(people.otherCoordinator)).toEqual([]);
    expect((await people.colleague.get('/api/v1/visits-of-leavers')).statusCode).toBe(403);
    expect((await handOver(people.coordinator, visit, people.colleague, 'all')).json()).toEqual({ visits: 1 });
    expect(await list(people.coordinator)).toEqual([]);
  });

  it('is done once when two hand it over at the same moment', async () => {
    const visit = await ask();
    const both = await Promise.all([
      handOver(people.teacher, visit, people.colleague),
      handOver(people.coordinator, visit, people.coordinator),
    ]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });
});
