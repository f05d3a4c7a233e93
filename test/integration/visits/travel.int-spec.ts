import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewFeedView } from '#shared/contracts/feeds.contract.js';
import type { VisitDetailView, VisitPage } from '#shared/contracts/visits.contract.js';
import { UNDO_SECONDS } from '../../../shared/values/undo-window.js';
import { DELIVER_OUTBOX } from '../../../server/jobs/outbox-relay.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { aTransportCity, TransportVisits, type TransportCity } from '../../factories/transport.factory.js';
import { MailSink } from '../../support/mail-sink.js';
import type { Caller } from '../../support/people.js';
import { eventsOf } from '../../support/read-calendar.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { ifMatch } from '../centres/requests.js';

const NOW = '2026-11-24T09:00:00Z';
const BY_MAP = 'Leave school by 07:30, back by 09:30: 20 minutes each way plus loading, estimated';
const BY_CENTRE = 'Leave school by 07:05, back by 09:55: 45 minutes each way plus loading, entered by the centre';

describe('the travel of a visit', () => {
  const sink = new MailSink();
  let it_: TestApp;
  let city: TransportCity;
  let visits: TransportVisits;
  let ids: Record<'school' | 'other' | 'lost' | 'host' | 'group', string>;

  beforeAll(async () => {
    it_ = await testApp({ SMTP_URL: await sink.listen(), PUBLIC_URL: 'http://commons.example' });
    it_.clock.set(NOW);
    city = await aTransportCity(it_);
    visits = new TransportVisits(city);
    // An hour each from 8 o'clock on 1 December, 28 pupils and 2 adults.
    ids = {
      school: (await visits.request(null)).id,
      other: (await visits.request(null, city.otherSchoolId)).id,
      lost: (await visits.request(null, city.lostSchoolId)).id,
      host: (await visits.request(null, city.hostId)).id,
      group: (await visits.request(null, city.groupId)).id,
    };
  });
  afterAll(async () => {
    await it_.close();
    await sink.close();
  });

  const one = async (id: string, caller: Caller = city.manager): Promise<VisitDetailView> => {
    const answer = await caller.get(`/api/v1/visits/${id}`);
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };
  const enter = async (partnerId: string, minutes: number | null, version: number) => {
    const url = `/api/v1/centres/${city.centreId}/journeys/${partnerId}`;
    const answer = await city.manager.put(url, { minutes, metres: null, note: null }, ifMatch(version));
    expect(answer.statusCode).toBe(200);
  };

  it('is the session with the journey and the loading around it', async () => {
    expect((await one(ids.school)).travel).toEqual({
      leaveAt: '2026-12-01T07:30:00.000Z',
      backAt: '2026-12-01T09:30:00.000Z',
      minutes: 20,
      origin: 'estimate',
    });
  });

  it('is none on the same site, and is not told where it is unknown or nobody leaves a school', async () => {
    expect((await one(ids.host)).travel).toMatchObject({ leaveAt: '2026-12-01T11:00:00.000Z', minutes: 0 });
    expect((await one(ids.lost)).travel).toBeNull();
    expect((await one(ids.group)).travel).toBeNull();
  });

  it('is the same in lists, for the centre, the school and the officer', async () => {
    const officer = await it_.people.officer(city.authorityId);
    const listed = async (caller: Caller) =>
      (await caller.get('/api/v1/visits')).json<VisitPage>().items.map(({ travel }) => travel?.minutes ?? null);
    expect(await listed(city.manager)).toEqual([20, 15, null, 0, null]);
    expect(await listed(officer)).toEqual([20, 15, null, 0, null]);
    expect(await listed(city.teacher)).toEqual([20]);
    expect((await city.teacher.get(`/api/v1/visits/${ids.other}`)).statusCode).toBe(404);
  });

  it('stands in the file for a calendar', async () => {
    const { body } = await city.teacher.get(`/api/v1/visits/${ids.school}/calendar-file`);
    expect(eventsOf(body)[0]).toMatchObject({ description: expect.stringContaining(`\n${BY_MAP}\n`) });
  });

  it('follows the centre’s correction, also in a calendar that was read before', async () => {
    const coordinator = await it_.people.coordinator(city.schoolId);
    const feeds = await Promise.all(
      [coordinator, city.manager].map(async (caller) => {
        const feed = (await caller.post('/api/v1/feeds', { kind: 'person' })).json<NewFeedView>();
        return new URL(feed.address).pathname;
      }),
    );
    const read = (url: string, etag = '') => it_.app.inject({ method: 'GET', url, headers: { 'if-none-match': etag } });
    const before = await Promise.all(feeds.map((url) => read(url)));
    for (const { body } of before) expect(body.replaceAll('\r\n ', '')).toContain(BY_MAP.replaceAll(',', '\\,'));
    const tags = before.map(({ headers }) => String(headers['etag']));
    expect((await read(feeds[0]!, tags[0])).statusCode).toBe(304);
    await enter(city.schoolId, 45, 1);
    for (const [index, url] of feeds.entries()) {
      const after = await read(url, tags[index]);
      expect(after.statusCode).toBe(200);
      expect(after.body.replaceAll('\r\n ', '')).toContain(BY_CENTRE.replaceAll(',', '\\,'));
    }
    expect((await one(ids.school)).travel).toMatchObject({ minutes: 45, origin: 'override' });
    expect((await one(ids.other)).travel).toMatchObject({ minutes: 15, origin: 'estimate' });
  });

  it('stands in the mail about the approval, and not in that about the request', async () => {
    sink.mails.length = 0;
    for (const id of [ids.school, ids.group]) {
      expect((await visits.move(await one(id), 'approval')).statusCode).toBe(200);
    }
    // The manager asked on behalf of everybody, so the schools are told by nobody: the teacher asks for one more.
    const body = { ...(await asked()), day: '2026-12-03' };
    const visit = (await city.teacher.post('/api/v1/visits', body)).json<VisitDetailView>();
    expect((await visits.move(visit, 'approval')).statusCode).toBe(200);
    it_.clock.pass(UNDO_SECONDS);
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    const texts = (subject: string) =>
      sink.mails.filter((mail) => mail.headers['subject']?.startsWith(subject)).map((mail) => mail.text);
    expect(texts('Approved').filter((text) => text.includes(`  Travel:    ${BY_CENTRE}`))).toHaveLength(1);
    expect(texts('Request').filter((text) => text.includes('Travel'))).toEqual([]);
    expect(texts('Request').length).toBeGreaterThan(0);
  });

  const asked = async () => {
    const { subject, keyStage, yearGroups } = await one(ids.school);
    const who = { centreId: city.centreId, partnerId: city.schoolId, roomId: city.roomId, pupils: 28, adults: 2 };
    return { ...who, startTime: '08:00', endTime: '09:00', subject, keyStage, yearGroups };
  };
});
