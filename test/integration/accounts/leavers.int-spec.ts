import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Grant } from '#shared/contracts/vocabulary.js';
import { DELIVER_OUTBOX } from '../../../server/jobs/outbox-relay.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { CityFactory, aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aPersonWithPassword, cookiesOf, GOOD_PASSWORD, signInFrom } from '../../support/accounts.js';
import { MailSink } from '../../support/mail-sink.js';
import { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const OTHER_PASSWORD = 'seven sleepy badgers';

describe('somebody who has left', () => {
  const sink = new MailSink();
  let it_: TestApp;
  let city: SmallCity;
  let coordinator: Caller;
  let administrator: Caller;
  let stranger: Caller;
  let farSchoolId: string;
  let count = 0;

  beforeAll(async () => {
    it_ = await testApp({ SMTP_URL: await sink.listen() });
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    const factory = new CityFactory(it_.store);
    farSchoolId = await factory.aSchool(await factory.anAuthority({ name: 'Moorshire' }));
    coordinator = await it_.people.coordinator(city.schoolId);
    administrator = await it_.people.administrator();
    stranger = await it_.people.coordinator(farSchoolId);
  });
  afterAll(async () => {
    await it_.close();
    await sink.close();
  });

  const at = (role: Grant['role'], scopeId: string): Grant => ({ role, scopeKind: 'partner', scopeId });
  const freshAddress = () => `leaver${(count += 1)}@fictional.example`;
  const leave = (by: Caller, { personId }: { personId: string | null }) =>
    by.post(`/api/v1/people/${personId}/departure`);

  /** With a password, and signed in. */
  async function somebody(email: string, ...grants: Grant[]) {
    const personId = await aPersonWithPassword(it_, email, ...grants);
    const answer = await signInFrom(it_, `192.0.2.${count}`, email, GOOD_PASSWORD);
    return new Caller(it_.app, personId, cookiesOf(answer));
  }
  async function invite(by: Caller, email: string, grant: Grant) {
    const answer = await by.post('/api/v1/invitations', { email, name: 'Chosen By Inviter', ...grant });
    expect(answer.statusCode).toBe(201);
    return String(answer.json().link).split('#')[1]!;
  }
  async function mailedToken(email: string) {
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    return /#([\w-]{43})/.exec(sink.to(email).at(-1)?.text ?? '')?.[1];
  }
  const nobody = () => it_.people.nobody();
  const open = async (token: string) => (await nobody().post('/api/v1/one-time-links/opened', { token })).json();
  const accept = (token: string | undefined, password: string, name = 'Chosen By Acceptor') =>
    nobody().post('/api/v1/one-time-links/acceptance', { token, name, password });
  const me = async (answer: Awaited<ReturnType<typeof accept>>) =>
    (await new Caller(it_.app, null, cookiesOf(answer)).get('/api/v1/session')).json();

  describe('takes the invitations that they sent along', () => {
    it('which are dead with their last role', async () => {
      const leaver = await somebody(freshAddress(), at('school_coordinator', city.schoolId));
      const back = await invite(leaver, freshAddress(), at('school_coordinator', city.schoolId));
      const others = await invite(coordinator, freshAddress(), at('teacher', city.schoolId));
      expect((await leave(coordinator, leaver)).statusCode).toBe(204);
      expect([(await open(back)).refusal, (await accept(back, GOOD_PASSWORD)).statusCode]).toEqual(['link/dead', 410]);
      expect((await accept(others, GOOD_PASSWORD)).statusCode).toBe(204);
    });

    it('but for those that their other roles allow them to send', async () => {
      const both = [at('school_coordinator', city.schoolId), at('school_coordinator', city.otherSchoolId)];
      const leaver = await somebody(freshAddress(), ...both);
      const here = await invite(leaver, freshAddress(), at('teacher', city.schoolId));
      const there = await invite(leaver, freshAddress(), at('teacher', city.otherSchoolId));
      await leave(coordinator, leaver);
      expect([(await accept(here, GOOD_PASSWORD)).statusCode, (await accept(there, GOOD_PASSWORD)).statusCode]).toEqual(
        [410, 204],
      );
    });

    it('also one that could not be sent today: a manager’s, to a school whose partnership has ended', async () => {
      const manager = await it_.people.manager(city.centreId);
      const token = await invite(manager, freshAddress(), at('teacher', city.otherSchoolId));
      const list = (await administrator.get(`/api/v1/centres/${city.centreId}/partnerships`)).json().items;
      const { id } = list.find(({ partner }: { partner: { id: string } }) => partner.id === city.otherSchoolId) as {
        id: string;
      };
      await administrator.post(`/api/v1/partnerships/${id}/end`, { endsOn: '2026-11-23' });
      expect((await accept(token, GOOD_PASSWORD)).json()).toMatchObject({ refusal: 'link/dead' });
    });
  });

  describe('keeps their account to themselves', () => {
    it('when a stranger invites their address and opens the link that was shown', async () => {
      const email = freshAddress();
      const leaver = await somebody(email, at('teacher', city.schoolId));
      await leave(coordinator, leaver);
      const token = await invite(stranger, email, at('teacher', farSchoolId));
      const taken = await accept(token, OTHER_PASSWORD);
      expect([taken.statusCode, taken.json().issues[0].path]).toEqual([400, 'password']);
      expect(taken.cookies).toEqual([]);
      const back = await accept(token, GOOD_PASSWORD);
      expect((await me(back)).person).toMatchObject({ id: leaver.personId, name: `Owner of ${email}` });
    });

    it('and comes back with a new password by the link in their mailbox', async () => {
      const email = freshAddress();
      const leaver = await somebody(email, at('teacher', city.schoolId));
      await leave(coordinator, leaver);
      await invite(stranger, email, at('teacher', farSchoolId));
      const back = await accept(await mailedToken(email), OTHER_PASSWORD, 'Rita Returns');
      expect(await me(back)).toMatchObject({
        person: { id: leaver.personId, name: 'Rita Returns' },
        assignments: [{ scopeId: farSchoolId }],
      });
      expect((await leaver.get('/api/v1/session')).statusCode).toBe(401);
      expect((await signInFrom(it_, '192.0.2.99', email, GOOD_PASSWORD)).statusCode).toBe(401);
    });

    it('which the link in the mail does not change while they are here', async () => {
      const email = freshAddress();
      await somebody(email, at('teacher', city.schoolId));
      await invite(stranger, email, at('teacher', farSchoolId));
      const token = await mailedToken(email);
      expect((await accept(token, OTHER_PASSWORD)).statusCode).toBe(400);
      expect((await me(await accept(token, GOOD_PASSWORD))).person.name).toBe(`Owner of ${email}`);
    });

    it('with calendar addresses that never come alive again', async () => {
      const email = freshAddress();
      const leaver = await somebody(email, at('teacher', city.schoolId));
      const { address } = (await leaver.post('/api/v1/feeds', { kind: 'person' })).json();
      const read = async () => (await nobody().get(new URL(String(address)).pathname)).statusCode;
      expect(await read()).toBe(200);
      await leave(coordinator, leaver);
      await accept(await invite(coordinator, email, at('teacher', city.schoolId)), GOOD_PASSWORD);
      expect(await read()).toBe(404);
    });
  });

  it('cannot be told from somebody who was never here, nor from somebody who is, by whoever sent a link', async () => {
    const [here, gone, never] = [freshAddress(), freshAddress(), freshAddress()];
    await somebody(here, at('teacher', city.schoolId));
    await leave(coordinator, await somebody(gone, at('teacher', city.schoolId)));
    const tokens: string[] = [];
    for (const email of [here, gone, never]) tokens.push(await invite(stranger, email, at('teacher', farSchoolId)));
    const seen = await Promise.all(tokens.map(async (token) => ({ ...(await open(token)), email: 'theirs' })));
    expect(seen).toEqual(Array(3).fill(seen[0]));
    const weak = ['short', 'password1234', 'aaaaaaaaaaaaaaaa'];
    for (const password of weak) {
      const answers = await Promise.all(tokens.map((token) => accept(token, password)));
      expect(answers.map((answer) => answer.body)).toEqual(Array(3).fill(answers[0]?.body));
      expect(answers[0]?.statusCode).toBe(400);
    }
  });
});
