import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DELIVER_OUTBOX } from '../../../server/jobs/outbox-relay.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { LinkToken } from '../../../server/modules/accounts/entities/link-token.entity.js';
import { OneTimeLink } from '../../../server/modules/accounts/entities/one-time-link.entity.js';
import { aPersonWithPassword, cookiesOf, GOOD_PASSWORD, signInFrom } from '../../support/accounts.js';
import { MailSink } from '../../support/mail-sink.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const NOW = '2026-11-24T09:00:00Z';
const NEW_PASSWORD = 'seven sleepy badgers';

describe('passwords', () => {
  const sink = new MailSink();
  let it_: TestApp;
  let count = 0;

  beforeAll(async () => {
    it_ = await testApp({ SMTP_URL: await sink.listen(), PUBLIC_URL: 'http://commons.example' });
  });
  afterAll(async () => {
    await it_.close();
    await sink.close();
  });
  afterEach(() => {
    it_.clock.set(NOW);
    sink.mails.length = 0;
  });

  const someone = async () => {
    count += 1;
    const email = `someone${count}@fictional.example`;
    await aPersonWithPassword(it_, email);
    return email;
  };
  const address = () => `192.0.2.${count}`;
  const signIn = (email: string, password = GOOD_PASSWORD) => signInFrom(it_, address(), email, password);
  const askFor = (email: string, from = address()) =>
    it_.app.inject({ method: 'POST', url: '/api/v1/password-resets', payload: { email }, remoteAddress: from });
  const linkFor = async (email: string) => {
    await askFor(email);
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    const mail = sink.to(email).at(-1);
    return /^http:\/\/commons\.example\/new-password#([\w-]{43})$/m.exec(mail?.text ?? '')?.[1] ?? 'no token';
  };
  const complete = (token: string, password = NEW_PASSWORD) =>
    it_.app.inject({ method: 'POST', url: '/api/v1/password-resets/completion', payload: { token, password } });
  const isIn = async (cookies: Record<string, string>) =>
    (await it_.app.inject({ method: 'GET', url: '/api/v1/session', cookies })).statusCode === 200;
  const change = (cookies: Record<string, string>, currentPassword: string, newPassword: string) =>
    it_.app.inject({
      method: 'PUT',
      url: '/api/v1/me/password',
      payload: { currentPassword, newPassword },
      cookies,
      remoteAddress: address(),
    });

  describe('forgotten', () => {
    it('are replaced through a mailed link, which signs out every browser and in this one', async () => {
      const email = await someone();
      const before = cookiesOf(await signIn(email));
      const token = await linkFor(email);
      expect(await isIn(before)).toBe(true);
      const done = await complete(token);
      expect([done.statusCode, done.body]).toEqual([204, '']);
      expect([await isIn(before), await isIn(cookiesOf(done))]).toEqual([false, true]);
      expect([(await signIn(email)).statusCode, (await signIn(email, NEW_PASSWORD)).statusCode]).toEqual([401, 204]);
    });

    it('answer an unknown address in the same bytes and send it nothing', async () => {
      const known = await askFor(await someone());
      const unknown = await askFor('nobody@fictional.example');
      expect([unknown.statusCode, unknown.body]).toEqual([known.statusCode, known.body]);
      expect(known.statusCode).toBe(202);
      await it_.app.get(Schedule).run(DELIVER_OUTBOX);
      expect(sink.to('nobody@fictional.example')).toEqual([]);
      expect(sink.mails).toHaveLength(1);
    });

    it('have a link that works once, with all that were sent', async () => {
      const email = await someone();
      const [first, second] = [await linkFor(email), await linkFor(email)];
      expect((await complete(first)).statusCode).toBe(204);
      const replies = [await complete(first), await complete(second)];
      expect(replies.map((answer) => [answer.statusCode, answer.json().refusal])).toEqual([
        [410, 'link/dead'],
        [410, 'link/dead'],
      ]);
    });

    it('are replaced once when two browsers try at the same moment', async () => {
      const token = await linkFor(await someone());
      const answers = await Promise.all([complete(token), complete(token, 'nine noisy walruses')]);
      expect(answers.map((answer) => answer.statusCode).sort()).toEqual([204, 410]);
    });

    it('have a link that works for one hour', async () => {
      it_.clock.set(NOW);
      const token = await linkFor(await someone());
      it_.clock.set('2026-11-24T10:00:00Z');
      expect((await complete(token)).statusCode).toBe(410);
      it_.clock.set('2026-11-24T09:59:59Z');
      expect((await complete(token)).statusCode).toBe(204);
    });

    it('can be asked for three times an hour per account and address, known or not', async () => {
      const email = await someone();
      for (const who of [email, 'stranger@fictional.example']) {
        const statuses: number[] = [];
        for (let turn = 0; turn < 4; turn += 1) statuses.push((await askFor(who)).statusCode);
        expect(statuses).toEqual([202, 202, 202, 429]);
      }
      const again = await askFor(email);
      expect(again.json()).toMatchObject({ refusal: 'password-reset/too-many' });
      expect((await askFor(email, '203.0.113.9')).statusCode).toBe(202);
    });

    it('are not replaced by one that everybody tries first', async () => {
      const token = await linkFor(await someone());
      const refused = await complete(token, 'password2026');
      expect([refused.statusCode, refused.json().issues[0].path]).toEqual([400, 'password']);
      expect((await complete(token)).statusCode).toBe(204);
    });

    it('leave only hashes in the database', async () => {
      const token = await linkFor(await someone());
      const rows = await it_.store.read(async (manager) => [
        await manager.find(OneTimeLink),
        await manager.find(LinkToken),
      ]);
      expect(JSON.stringify(rows)).not.toContain(token);
    });
  });

  describe('changed by their owner', () => {
    it('need the current one, and sign out every other browser', async () => {
      const email = await someone();
      const [here, there] = [cookiesOf(await signIn(email)), cookiesOf(await signIn(email))];
      const wrong = await change(here, 'not the password', NEW_PASSWORD);
      expect([wrong.statusCode, wrong.json().issues]).toEqual([
        400,
        [{ path: 'currentPassword', message: 'This is not your current password' }],
      ]);
      expect(await isIn(there)).toBe(true);
      expect((await change(here, GOOD_PASSWORD, NEW_PASSWORD)).statusCode).toBe(204);
      expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
      expect((await signIn(email, NEW_PASSWORD)).statusCode).toBe(204);
    });

    it('make an unused reset link dead', async () => {
      const email = await someone();
      const token = await linkFor(email);
      const here = cookiesOf(await signIn(email));
      expect((await change(here, GOOD_PASSWORD, NEW_PASSWORD)).statusCode).toBe(204);
      expect((await complete(token)).statusCode).toBe(410);
    });

    it('limit guesses at the current one like a sign-in', async () => {
      const here = cookiesOf(await signIn(await someone()));
      const statuses: number[] = [];
      for (let turn = 0; turn < 11; turn += 1)
        statuses.push((await change(here, `guess ${turn}`, NEW_PASSWORD)).statusCode);
      expect(statuses).toEqual([...Array<number>(10).fill(400), 429]);
    });

    it.each([
      ['20 lower-case letters', 'ottersdancelatetoday'],
      ['64 characters', 'A long walk over the moor before the rain sets in again tonight.'],
      ['128 characters', 'walrus, teapot. '.repeat(8)],
      ['emoji', '🦊🌧️🎷🚲🍋🧦🪁🐌🔭🥁🧀🛶'],
      ['200 characters of two code units', '🦊🎷'.repeat(2) + '🦊🎷🚲🍋🧦🪁🐌🔭🥁🧀🛶🌧🎺🎻'.repeat(14)],
    ])('may be %s, and sign in', async (_what, password) => {
      const email = await someone();
      const here = cookiesOf(await signIn(email));
      expect((await change(here, GOOD_PASSWORD, password)).statusCode).toBe(204);
      expect((await signIn(email, password)).statusCode).toBe(204);
      it_.clock.set('2027-12-29T09:00:00Z');
      expect((await signIn(email, password)).statusCode).toBe(204);
    });

    it('differ when only their end or their case differs', async () => {
      const email = await someone();
      const here = cookiesOf(await signIn(email));
      const long = `${'walrus, teapot. '.repeat(5)}end`;
      expect((await change(here, GOOD_PASSWORD, `${long}A`)).statusCode).toBe(204);
      expect((await signIn(email, `${long}B`)).statusCode).toBe(401);
      expect((await signIn(email, `${long}a`)).statusCode).toBe(401);
      expect((await signIn(email, `${long}A`)).statusCode).toBe(204);
    });
  });
});
