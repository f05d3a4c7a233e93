import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Clock } from '../../../server/common/ports/clock.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { AttemptsService, FORGET_ATTEMPTS } from '../../../server/modules/accounts/attempts.service.js';
import { SignInAttempt } from '../../../server/modules/accounts/entities/sign-in-attempt.entity.js';
import { aPersonWithPassword, GOOD_PASSWORD, signInFrom } from '../../support/accounts.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const MINUTE = 60_000;

describe('the limits on wrong passwords', () => {
  let it_: TestApp;

  beforeAll(async () => {
    it_ = await testApp();
  });
  afterAll(() => it_.close());
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const wrong = (address: string, email: string) => signInFrom(it_, address, email, 'not the password');
  const times = async (count: number, work: () => Promise<unknown>) => {
    for (let turn = 0; turn < count; turn += 1) await work();
  };
  const attempts = (count: number, account: string, address: (turn: number) => string) =>
    Promise.all(
      Array.from({ length: count }, (_, turn) =>
        it_.app.get(AttemptsService).begin('password', account, address(turn)),
      ),
    );
  const laterBy = (minutes: number) => {
    const clock = it_.app.get(Clock);
    const now = Date.now();
    jest.spyOn(clock, 'now').mockImplementation(() => new Date(now + minutes * MINUTE));
  };

  it('let the owner in after ten wrong passwords from elsewhere, and nobody from there', async () => {
    const email = 'hammered@fictional.example';
    await aPersonWithPassword(it_, email);
    await times(10, async () => {
      expect((await wrong('192.0.2.1', email)).statusCode).toBe(401);
    });
    const eleventh = await wrong('192.0.2.1', email);
    expect([eleventh.statusCode, eleventh.json()]).toMatchObject([429, { refusal: 'session/too-many-attempts' }]);
    expect((await signInFrom(it_, '192.0.2.1', email, GOOD_PASSWORD)).statusCode).toBe(429);
    expect((await signInFrom(it_, '192.0.2.2', email, GOOD_PASSWORD)).statusCode).toBe(204);
  });

  it('answer an unknown address in the same bytes, before and after the limit', async () => {
    await aPersonWithPassword(it_, 'known@fictional.example');
    const answers = async (email: string) => {
      const seen: [number, string][] = [];
      await times(12, async () => {
        const { statusCode, body } = await wrong('192.0.2.3', email);
        seen.push([statusCode, body]);
      });
      return seen;
    };
    const known = await answers('known@fictional.example');
    expect(await answers('unknown@fictional.example')).toEqual(known);
    expect(known.map(([status]) => status)).toEqual([...Array<number>(10).fill(401), 429, 429]);
  });

  it('hold when twenty tries arrive at once', async () => {
    const email = 'parallel@fictional.example';
    await aPersonWithPassword(it_, email);
    const answers = await Promise.all(Array.from({ length: 20 }, () => wrong('192.0.2.4', email)));
    const statuses = answers.map((answer) => answer.statusCode).sort();
    expect(statuses).toEqual([...Array<number>(10).fill(401), ...Array<number>(10).fill(429)]);
  });

  it('end by themselves five minutes after the tries, refused ones included', async () => {
    const email = 'patient@fictional.example';
    await aPersonWithPassword(it_, email);
    await attempts(10, email, () => '192.0.2.5');
    expect((await signInFrom(it_, '192.0.2.5', email, GOOD_PASSWORD)).statusCode).toBe(429);
    laterBy(4.9);
    expect((await signInFrom(it_, '192.0.2.5', email, GOOD_PASSWORD)).statusCode).toBe(429);
    laterBy(5.1);
    expect((await signInFrom(it_, '192.0.2.5', email, GOOD_PASSWORD)).statusCode).toBe(204);
  });

  it('do not count passwords that fitted', async () => {
    const email = 'often@fictional.example';
    await aPersonWithPassword(it_, email);
    await times(11, async () => {
      expect((await signInFrom(it_, '192.0.2.6', email, GOOD_PASSWORD)).statusCode).toBe(204);
    });
  });

  it('stop many addresses that work on one account together', async () => {
    const email = 'spread@fictional.example';
    await attempts(50, email, (turn) => `198.51.100.${turn}`);
    expect((await wrong('198.51.100.200', email)).statusCode).toBe(429);
    expect((await wrong('198.51.100.200', 'other@fictional.example')).statusCode).toBe(401);
  });

  it('stop one address that works through many accounts, and no other address', async () => {
    for (let turn = 0; turn < 100; turn += 1) await attempts(1, `a${turn}@fictional.example`, () => '203.0.113.1');
    expect((await wrong('203.0.113.1', 'fresh@fictional.example')).statusCode).toBe(429);
    expect((await wrong('203.0.113.2', 'fresh@fictional.example')).statusCode).toBe(401);
  });

  it('do not believe an address that the sender made up', async () => {
    const email = 'forged@fictional.example';
    await attempts(10, email, () => '192.0.2.7');
    const forged = await it_.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { email, password: 'not the password' },
      remoteAddress: '192.0.2.7',
      headers: { 'x-forwarded-for': '192.0.2.250', 'x-real-ip': '192.0.2.250' },
    });
    expect(forged.statusCode).toBe(429);
  });

  it('keep neither address in readable form, and nothing for longer than an hour', async () => {
    await wrong('192.0.2.8', 'traces@fictional.example');
    const rows = () => it_.store.read((manager) => manager.find(SignInAttempt));
    const text = JSON.stringify(await rows());
    expect(text).toContain('accountKey');
    expect(text).not.toMatch(/traces|192\.0\.2/);
    await it_.app.get(Schedule).run(FORGET_ATTEMPTS);
    expect(await rows()).not.toEqual([]);
    laterBy(70);
    await it_.app.get(Schedule).run(FORGET_ATTEMPTS);
    expect(await rows()).toEqual([]);
  });
});
