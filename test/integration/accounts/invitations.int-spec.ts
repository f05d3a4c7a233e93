import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { InviteSomebody } from '#shared/contracts/people.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { bulkInsert } from '../../../server/database/bulk-insert.js';
import { DELIVER_OUTBOX } from '../../../server/jobs/outbox-relay.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { CityFactory, aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aPersonWithPassword, cookiesOf, GOOD_PASSWORD, signInFrom } from '../../support/accounts.js';
import { MailSink } from '../../support/mail-sink.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const NOW = '2026-11-24T09:00:00Z';

describe('inviting somebody', () => {
  const sink = new MailSink();
  let it_: TestApp;
  let city: SmallCity;
  let elsewhere: { authorityId: string; schoolId: string; centreId: string };
  let coordinator: Caller;
  let manager: Caller;
  let officer: Caller;
  let count = 0;

  beforeAll(async () => {
    it_ = await testApp({ SMTP_URL: await sink.listen(), PUBLIC_URL: 'http://commons.example' });
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    const factory = new CityFactory(it_.store);
    const authorityId = await factory.anAuthority({ name: 'Moorshire' });
    const schoolId = await factory.aSchool(authorityId, { name: 'Moorside School' });
    elsewhere = { authorityId, schoolId, centreId: await factory.aCentre(authorityId, { name: 'Moor CLC' }) };
    coordinator = await it_.people.coordinator(city.schoolId);
    manager = await it_.people.manager(city.centreId);
    officer = await it_.people.officer(city.authorityId);
  });
  afterAll(async () => {
    await it_.close();
    await sink.close();
  });
  afterEach(() => {
    it_.clock.set(NOW);
    sink.mails.length = 0;
  });

  const aTeacher = (over: Partial<InviteSomebody> = {}): InviteSomebody => {
    count += 1;
    const where = { role: 'teacher', scopeKind: 'partner', scopeId: city.schoolId } as const;
    return { email: `joiner${count}@fictional.example`, name: 'Jo Joiner', ...where, ...over };
  };
  const invite = (caller: Caller, input: InviteSomebody) => caller.post('/api/v1/invitations', input);
  const tokenIn = (text: string) => /#([\w-]{43})/.exec(text)?.[1] ?? 'no token';
  const invited = async (input: InviteSomebody, by = coordinator) => {
    const answer = await invite(by, input);
    expect(answer.statusCode).toBe(201);
    return { id: String(answer.json().id), token: tokenIn(String(answer.json().link)) };
  };
  const post = (url: string, payload: object, cookies: Record<string, string> = {}) =>
    it_.app.inject({ method: 'POST', url, payload, cookies });
  const open = (token: string) => post('/api/v1/one-time-links/opened', { token });
  const accept = (token: string, more: object = { name: 'Jo Joiner', password: GOOD_PASSWORD }) =>
    post('/api/v1/one-time-links/acceptance', { token, ...more });
  const dead = [410, { refusal: 'link/dead' }];

  it('shows the link once, mails another, and either makes the account', async () => {
    const input = aTeacher();
    const answer = await invite(coordinator, input);
    expect(answer.json()).toMatchObject({
      email: input.email,
      assignment: { role: 'teacher', scopeName: 'Hillside School' },
      invitedAt: '2026-11-24T09:00:00.000Z',
      expiresAt: '2026-12-08T09:00:00.000Z',
      link: expect.stringMatching(/^http:\/\/commons\.example\/invitation#[\w-]{43}$/),
    });
    const listed = (await coordinator.get('/api/v1/invitations')).json().items;
    expect(listed.map((one: { id: string }) => one.id)).toContain(answer.json().id);
    expect(JSON.stringify(listed)).not.toContain('#');

    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    const [mail] = sink.to(input.email);
    expect(mail?.headers['subject']).toMatch(/^Person \d+ invites you to CLC Commons at Hillside School$/);
    expect(mail?.text).toContain('as a teacher at Hillside School');
    expect(mail?.text).toContain('until Tuesday 8 December 2026');
    const token = tokenIn(mail?.text ?? '');
    expect(token).not.toBe(tokenIn(String(answer.json().link)));

    expect((await open(token)).json()).toEqual({
      kind: 'invitation',
      email: input.email,
      name: 'Jo Joiner',
      assignment: { role: 'teacher', scopeKind: 'partner', scopeId: city.schoolId, scopeName: 'Hillside School' },
      expiresAt: '2026-12-08T09:00:00.000Z',
    });
    const accepted = await accept(token, { name: 'Jo Jones', password: GOOD_PASSWORD });
    expect([accepted.statusCode, accepted.body]).toEqual([204, '']);
    const me = await it_.app.inject({ method: 'GET', url: '/api/v1/session', cookies: cookiesOf(accepted) });
    expect(me.json()).toMatchObject({
      person: { name: 'Jo Jones', email: input.email },
      assignments: [{ role: 'teacher' }],
    });
    expect((await signInFrom(it_, '192.0.2.1', input.email, GOOD_PASSWORD)).statusCode).toBe(204);
  });

  it('makes a link that is dead after its use, and so are its siblings', async () => {
    const { id, token } = await invited(aTeacher());
    expect((await accept(token)).statusCode).toBe(204);
    for (const answer of [await accept(token), await open(token)]) {
      expect([answer.statusCode, answer.json()]).toMatchObject(dead);
    }
    expect((await coordinator.delete(`/api/v1/invitations/${id}`)).json().refusal).toBe('invitation/not-found');
  });

  it('is accepted once when two browsers accept at the same moment', async () => {
    const { token } = await invited(aTeacher());
    const answers = await Promise.all([accept(token), accept(token)]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([204, 410]);
  });

  it('makes a link that is dead after fourteen days, and not before', async () => {
    const { token } = await invited(aTeacher());
    it_.clock.set('2026-12-08T08:59:59Z');
    expect((await open(token)).statusCode).toBe(200);
    it_.clock.set('2026-12-08T09:00:00Z');
    expect([(await open(token)).statusCode, (await accept(token)).statusCode]).toEqual([410, 410]);
    const colleague = await it_.people.coordinator(city.schoolId);
    expect((await colleague.get('/api/v1/invitations')).json()).toEqual({ items: [] });
  });

  it('can be withdrawn by a colleague with the same standing, and by nobody else', async () => {
    const { id, token } = await invited(aTeacher());
    const otherCoordinator = await it_.people.coordinator(city.otherSchoolId);
    const notThere = await otherCoordinator.delete(`/api/v1/invitations/${newId()}`);
    const notYours = await otherCoordinator.delete(`/api/v1/invitations/${id}`);
    expect([notYours.statusCode, notYours.body]).toEqual([notThere.statusCode, notThere.body]);
    expect((await otherCoordinator.get('/api/v1/invitations')).json()).toEqual({ items: [] });
    expect((await open(token)).statusCode).toBe(200);
    expect((await manager.delete(`/api/v1/invitations/${id}`)).statusCode).toBe(204);
    expect([(await open(token)).statusCode, (await accept(token)).statusCode]).toEqual([410, 410]);
  });

  it('can be withdrawn however many are open', async () => {
    const oldest = await invited(aTeacher());
    const { personId: busy } = await it_.people.coordinator(city.schoolId);
    const createdAt = new Date('2026-11-24T09:00:01Z');
    await it_.store.write(async (tx) => {
      const rows = Array.from({ length: 500 }, (_, index) => ({
        ...{ id: newId(), kind: 'invitation', email: `one-of-many${index}@fictional.example`, name: 'Jo' },
        ...{ role: 'teacher', scope_kind: 'partner', scope_id: city.schoolId, created_by: busy },
        ...{ created_at: createdAt, expires_at: new Date('2026-11-24T09:00:02Z') },
      }));
      await bulkInsert(tx.manager, 'one_time_links', rows);
    });
    expect((await coordinator.delete(`/api/v1/invitations/${oldest.id}`)).statusCode).toBe(204);
    expect((await open(oldest.token)).statusCode).toBe(410);
  });

  it('again takes the place of the invitation before', async () => {
    const input = aTeacher();
    const first = await invited(input);
    const second = await invited(input);
    expect([(await open(first.token)).statusCode, (await open(second.token)).statusCode]).toEqual([410, 200]);
  });

  it.each<[string, () => Caller, () => Partial<InviteSomebody>, number]>([
    ['a coordinator to their own school', () => coordinator, () => ({ role: 'school_coordinator' }), 201],
    ['a coordinator to another school', () => coordinator, () => ({ scopeId: city.otherSchoolId }), 422],
    ['a coordinator to a school that does not exist', () => coordinator, () => ({ scopeId: newId() }), 422],
    ['a coordinator to their centre', () => coordinator, () => at('tutor', 'centre', city.centreId), 422],
    ['a manager to their centre', () => manager, () => at('tutor', 'centre', city.centreId), 201],
    ['a manager to another centre', () => manager, () => at('tutor', 'centre', elsewhere.centreId), 422],
    ['a manager to a partner school', () => manager, () => ({ scopeId: city.otherSchoolId }), 201],
    ['a manager to a school without partnership', () => manager, () => ({ scopeId: elsewhere.schoolId }), 422],
    ['an officer to their authority', () => officer, () => at('board_member', 'authority', city.authorityId), 201],
    [
      'an officer to another authority',
      () => officer,
      () => at('board_member', 'authority', elsewhere.authorityId),
      422,
    ],
    ['an officer to a school, as teacher', () => officer, () => ({}), 422],
    ['an officer to a school, as coordinator', () => officer, () => ({ role: 'school_coordinator' }), 201],
    [
      'an officer to the whole installation',
      () => officer,
      () => at('system_administrator', 'installation', null),
      422,
    ],
  ])('by %s is answered %#', async (_what, caller, over, status) => {
    const answer = await invite(caller(), aTeacher(over()));
    expect(answer.statusCode).toBe(status);
    if (status === 422)
      expect(answer.json()).toEqual({ refusal: 'invitation/not-possible', message: expect.any(String) });
  });

  const at = (role: InviteSomebody['role'], scopeKind: InviteSomebody['scopeKind'], scopeId: string | null) => ({
    role,
    scopeKind,
    scopeId,
  });

  it('by a teacher is forbidden', async () => {
    const answer = await invite(await it_.people.teacher(city.schoolId), aTeacher());
    expect([answer.statusCode, answer.json().refusal]).toEqual([403, 'access/forbidden']);
  });

  it('gives somebody who has an account one more role, for their own password only', async () => {
    const email = 'both@fictional.example';
    const here = { role: 'teacher', scopeKind: 'partner', scopeId: city.otherSchoolId } as const;
    await aPersonWithPassword(it_, email, here);
    const { token } = await invited(aTeacher({ email }));
    const wrong = await accept(token, { name: 'Mallory', password: 'not the password' });
    expect([wrong.statusCode, wrong.json().issues[0].path]).toEqual([400, 'password']);
    const right = await accept(token, { name: 'Another Name', password: GOOD_PASSWORD });
    const me = await it_.app.inject({ method: 'GET', url: '/api/v1/session', cookies: cookiesOf(right) });
    expect(me.json().person.name).toBe(`Owner of ${email}`);
    expect(
      me
        .json()
        .assignments.map((one: { scopeId: string }) => one.scopeId)
        .sort(),
    ).toEqual([city.otherSchoolId, city.schoolId].sort());
    const again = await invite(coordinator, aTeacher({ email }));
    expect([again.statusCode, again.json().refusal]).toEqual([409, 'invitation/has-role']);
  });

  it('limits guesses at the password of an account like a sign-in', async () => {
    const email = 'guessed@fictional.example';
    await aPersonWithPassword(it_, email);
    const { token } = await invited(aTeacher({ email }));
    const statuses: number[] = [];
    for (let turn = 0; turn < 11; turn += 1) {
      statuses.push((await accept(token, { name: 'Jo', password: `wandering guess ${turn}` })).statusCode);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(400), 429]);
  });

  it.each([
    ['short', 'walrus, tea'],
    ['common', 'password1234'],
    ['the school’s name', 'hillside forever'],
  ])('refuses a password that is %s and leaves the link open', async (_what, password) => {
    const { token } = await invited(aTeacher());
    const answer = await accept(token, { name: 'Jo', password });
    expect([answer.statusCode, answer.json().issues[0].path]).toEqual([400, 'password']);
    expect((await open(token)).statusCode).toBe(200);
  });

  it('offers the places and roles that are possible, and only those', async () => {
    const offers = async (caller: Caller, search = '') =>
      (await caller.get('/api/v1/invitation-places', { search }))
        .json()
        .items.map(({ name, roles }: { name: string; roles: string[] }) => `${name}: ${roles.join(', ')}`);
    expect(await offers(coordinator)).toEqual(['Hillside School: school_coordinator, teacher']);
    expect(await offers(manager)).toEqual([
      'Quayside CLC: centre_manager, tutor, technician',
      'Hillside School: school_coordinator, teacher',
      'Quayside Academy: school_coordinator, teacher',
      'Valley School: school_coordinator, teacher',
    ]);
    expect(await offers(officer, 'quay')).toEqual([
      'Quayside CLC: centre_manager',
      'Quayside Academy: school_coordinator',
    ]);
    expect(await offers(officer, '%')).toEqual([]);
    const administrator = await it_.people.administrator();
    expect(await offers(administrator)).toEqual([
      'The whole installation: system_administrator',
      'Harbourshire: la_officer, board_member',
      'Moorshire: la_officer, board_member',
      'Moor CLC: centre_manager, tutor, technician',
      'Quayside CLC: centre_manager, tutor, technician',
      'Hillside School: school_coordinator, teacher',
      'Moorside School: school_coordinator, teacher',
      'Quayside Academy: school_coordinator, teacher',
      'Valley School: school_coordinator, teacher',
    ]);
    const name = 'École Sainte-Éloïse';
    await city.city.aSchool(city.authorityId, { name });
    for (const search of ['École', 'ECOLE', 'éloïse ecole']) {
      expect(await offers(officer, search)).toEqual([`${name}: school_coordinator`]);
    }
    await city.city.aCentre(city.authorityId, { name: 'Canolfan Ŷnys' });
    expect(await offers(officer, 'ynys')).toEqual(['Canolfan Ŷnys: centre_manager']);
  });

  it('stops after a hundred in an hour, for whoever sent them', async () => {
    const busy = await it_.people.coordinator(city.hostId);
    const host = (turn: number) => aTeacher({ email: `many${turn}@fictional.example`, scopeId: city.hostId });
    for (let turn = 0; turn < 100; turn += 1) await invited(host(turn), busy);
    const next = await invite(busy, host(100));
    expect([next.statusCode, next.json().refusal]).toEqual([429, 'invitation/too-many']);
    expect((await invite(coordinator, aTeacher())).statusCode).toBe(201);
  });
});
