import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { Person } from '../../../server/modules/accounts/entities/person.entity.js';
import { UNDO_SECONDS } from '../../../shared/values/undo-window.js';
import { DELIVER_OUTBOX } from '../../../server/jobs/outbox-relay.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { LAPSE_REQUESTS } from '../../../server/modules/visits/jobs/lapse-requests.job.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aPolicy } from '../../factories/policy.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { MailSink } from '../../support/mail-sink.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const NOW = '2026-11-24T09:00:00Z';

describe('mail about visits', () => {
  const sink = new MailSink();
  let it_: TestApp;
  let city: SmallCity;
  const who: Record<'teacher' | 'colleague' | 'coordinator' | 'otherTeacher' | 'manager' | 'deputy' | 'tutor', Caller> =
    {} as never;
  const told = new Set<string>();
  const days = ['01', '15', '02', '03', '04', '07', '08', '09', '10', '11', '14'].map((day) => `2026-12-${day}`);

  beforeAll(async () => {
    it_ = await testApp({ SMTP_URL: await sink.listen(), PUBLIC_URL: 'http://commons.example' });
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    who.teacher = await it_.people.teacher(city.schoolId);
    who.colleague = await it_.people.teacher(city.schoolId);
    who.coordinator = await it_.people.coordinator(city.schoolId);
    who.otherTeacher = await it_.people.teacher(city.otherSchoolId);
    who.manager = await it_.people.manager(city.centreId);
    who.deputy = await it_.people.manager(city.centreId);
    who.tutor = await it_.people.tutor(city.centreId);
  });
  afterAll(async () => {
    await it_.close();
    await sink.close();
  });
  afterEach(() => {
    it_.clock.set(NOW);
    sink.mails.length = 0;
  });

  const ask = async (caller: Caller, over: Partial<RequestVisit> = {}): Promise<VisitDetailView> => {
    const answer = await caller.post('/api/v1/visits', aRequest(city, { day: String(days.shift()), ...over }));
    expect(answer.statusCode).toBe(201);
    return answer.json<VisitDetailView>();
  };
  const move = async (caller: Caller, visit: VisitDetailView, name: string, body: object = {}) => {
    const answer = await caller.post(`/api/v1/visits/${visit.id}/${name}`, { version: visit.version, ...body });
    expect(answer.statusCode).toBe(200);
    return answer.json<VisitDetailView>();
  };
  const emails = async () => {
    const people = await it_.store.read((manager) => manager.find(Person));
    const nameOf = (person: Person) => Object.entries(who).find(([, { personId }]) => personId === person.id)?.[0];
    return new Map(people.map((person) => [person.email, nameOf(person)]));
  };
  /** Who got which mail, by the first word of its subject. */
  const delivered = async () => {
    it_.clock.pass(UNDO_SECONDS);
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    it_.clock.pass(-UNDO_SECONDS);
    const names = await emails();
    for (const mail of sink.mails) told.add(String(names.get(mail.recipients[0]!)));
    return sink.mails
      .map((mail) => `${names.get(mail.recipients[0]!)}: ${mail.headers['subject']!.split(':')[0]!}`)
      .sort();
  };

  it('tells the centre’s managers of a request, and the teacher of the approval', async () => {
    const visit = await ask(who.teacher);
    expect(await delivered()).toEqual(['deputy: Request', 'manager: Request']);
    const [greeting, ...paragraphs] = sink.mails[0]!.text.split('\n\n');
    expect(greeting).toMatch(/^Hello Person \d,$/);
    expect(paragraphs).toEqual([
      'Hillside School asks for a visit to Quayside CLC.',
      [
        '  What:      Podcasting',
        '  Who:       Hillside School, 28 pupils',
        '  When:      Tuesday 1 December 2026, 10:00 to 12:00',
        '  Where:     Quayside CLC, Radio studio',
        `  Reference: ${visit.reference}`,
      ].join('\n'),
      `The time is held for them until the visit begins. Approve or decline it: http://commons.example/visits/${visit.id}`,
      '-- \nCLC Commons: booking and resource sharing for City Learning Centres\n',
    ]);
    sink.mails.length = 0;
    await move(who.manager, visit, 'approval');
    expect(await delivered()).toEqual(['teacher: Approved']);
    expect(sink.mails[0]!.headers['subject']).toBe('Approved: Podcasting, Tuesday 1 December 2026, 10:00 to 12:00');
  });

  it('names the last day of a hold that ends with the day', async () => {
    const visit = await ask(who.teacher);
    expect([visit.day, visit.holdExpiresAt]).toEqual(['2026-12-15', '2026-12-09T00:00:00.000Z']);
    await delivered();
    expect(sink.mails[0]!.text).toContain('The time is held for them until the end of Tuesday 8 December 2026.');
  });

  it('gives the reason and the note with which a visit was declined', async () => {
    const visit = await ask(who.teacher);
    await delivered();
    sink.mails.length = 0;
    await move(who.manager, visit, 'decline', { reasonCode: 'host_needs_room', note: 'Mock exams.\nSorry!' });
    expect(await delivered()).toEqual(['teacher: Declined']);
    expect(sink.mails[0]!.text).toContain(
      'The reason: the host school needs the room.\nThey wrote:\n  Mock exams.\n  Sorry!',
    );
  });

  it('tells managers of a withdrawal, and the teacher when it was a colleague', async () => {
    const visit = await ask(who.teacher);
    await delivered();
    sink.mails.length = 0;
    await move(who.colleague, visit, 'withdrawal', { reasonCode: 'plans_changed' });
    expect(await delivered()).toEqual(['deputy: Withdrawn', 'manager: Withdrawn', 'teacher: Withdrawn']);
    expect(sink.mails[0]!.text).toContain('The reason: plans have changed.');
  });

  it('tells the other side of a cancellation', async () => {
    const visit = await move(who.manager, await ask(who.teacher), 'approval');
    await delivered();
    sink.mails.length = 0;
    await move(who.teacher, visit, 'cancellation', { reasonCode: 'cover' });
    expect(await delivered()).toEqual(['deputy: Cancelled', 'manager: Cancelled']);
    expect(sink.mails[0]!.text).toContain('The reason: there is no cover for the teacher.');
  });

  it('tells the teacher when nobody decided in time', async () => {
    const visit = await ask(who.teacher);
    await delivered();
    sink.mails.length = 0;
    it_.clock.set(String(visit.holdExpiresAt));
    await it_.app.get(Schedule).run(LAPSE_REQUESTS);
    expect(await delivered()).toEqual(['teacher: Not answered in time']);
  });

  it('goes to the school’s coordinator once the teacher has left', async () => {
    const leaver = await it_.people.teacher(city.schoolId);
    const visit = await ask(leaver);
    expect((await who.coordinator.post(`/api/v1/people/${leaver.personId}/departure`)).statusCode).toBe(204);
    await delivered();
    sink.mails.length = 0;
    await move(who.manager, visit, 'approval');
    expect(await delivered()).toEqual(['coordinator: Approved']);
  });

  it('goes to the school’s coordinator once the teacher teaches elsewhere, also when it was ready before', async () => {
    const mover = await it_.people.signedIn(
      { role: 'teacher', scopeKind: 'partner', scopeId: city.schoolId },
      { role: 'teacher', scopeKind: 'partner', scopeId: city.otherSchoolId },
    );
    const first = await ask(mover);
    const second = await ask(mover);
    await delivered();
    sink.mails.length = 0;
    await move(who.manager, first, 'approval');
    expect((await who.coordinator.post(`/api/v1/people/${mover.personId}/departure`)).statusCode).toBe(204);
    expect((await mover.get('/api/v1/session')).statusCode).toBe(200);
    await move(who.manager, second, 'approval');
    expect(await delivered()).toEqual(['coordinator: Approved']);
  });

  it('never shows line breaks from a request in its headers', async () => {
    await ask(who.teacher, { subject: 'Radio\r\nBcc: victim@fictional.example' });
    await delivered();
    expect(sink.mails).toHaveLength(2);
    for (const mail of sink.mails) {
      expect(mail.headerLines.filter((line) => /^bcc:/i.test(line))).toEqual([]);
      expect(mail.recipients).not.toContain('victim@fictional.example');
    }
  });

  it('says who teaches and what fetches the group', async () => {
    const at = `/api/v1/centres/${city.centreId}`;
    const bus = (await who.manager.post(`${at}/vehicles`, { name: 'Minibus', seats: 40 })).json<{ id: string }>();
    const journey = { minutes: 15, metres: null, note: null };
    await who.manager.put(`${at}/journeys/${city.schoolId}`, journey, { 'if-match': '"1"' });
    const tutorId = await city.city.aTutor(city.centreId, { name: 'Rosa Reed' });
    await ask(who.teacher, { tutorId, vehicleId: bus.id });
    await delivered();
    expect(sink.mails[0]!.text).toContain('  Tutor:      Rosa Reed\n  Fetched by: Minibus\n  Reference:');
  });

  it('reached nobody else: no other school, no tutor', () => {
    expect([...told].sort()).toEqual(['coordinator', 'deputy', 'manager', 'teacher']);
  });
  it('tells a rival that another visit was chosen, and names what is free instead', async () => {
    await aPolicy(who.manager, city.centreId, { pendingRequests: 'compete', decisionDays: 4 });
    const over = { day: '2027-01-12' };
    const chosen = await ask(who.teacher, over);
    await ask(who.otherTeacher, { ...over, partnerId: city.otherSchoolId, pupils: 10 });
    expect(await delivered()).toEqual(Array(4).fill(expect.stringContaining('Request')));
    expect(sink.mails[0]?.text).toContain('Others may ask for the same time, too');
    sink.mails.length = 0;
    await move(who.manager, chosen, 'approval');
    expect(await delivered()).toEqual(['otherTeacher: Another visit was chosen', 'teacher: Approved']);
    const told_ = sink.mails.find((mail) => mail.headers['subject']?.startsWith('Another'))?.text ?? '';
    const free = told_.split('\n').filter((line) => line.trim().startsWith('- '));
    expect(free).toHaveLength(3);
    expect(free[0]).toBe('  - Tuesday 12 January 2027, 10:00 to 12:00, Lab');
    expect(told_).not.toContain('Hillside');
  });
});
