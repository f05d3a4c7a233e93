import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { PinoLogger } from '../../../server/common/http/pino-logger.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aPersonWithPassword, GOOD_PASSWORD, signInFrom } from '../../support/accounts.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const EMAIL = 'known@fictional.example';

describe('the log of who came in and who was refused', () => {
  let it_: TestApp;
  let city: SmallCity;
  let personId: string;
  let lines: string[];

  beforeAll(async () => {
    it_ = await testApp();
    city = await aSmallCity(it_.store);
    personId = await aPersonWithPassword(it_, EMAIL, {
      ...{ role: 'teacher', scopeKind: 'partner', scopeId: city.schoolId },
    });
  });
  beforeEach(() => {
    lines = [];
    const real = new PinoLogger('info', { write: (line) => lines.push(line) });
    jest.spyOn(Logger.prototype, 'log').mockImplementation(function (this: { context?: string }, ...said: unknown[]) {
      real.log(said[0], ...said.slice(1), this.context);
    });
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await it_.close();
  });

  const facts = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

  it('has a line for each sign-in, with the person and the address', async () => {
    await signInFrom(it_, '192.0.2.7', EMAIL, GOOD_PASSWORD);
    expect(facts()).toMatchObject([{ level: 30, source: 'SignIn', msg: 'Signed in', personId, address: '192.0.2.7' }]);
  });

  it('has two for a refused one: who tried, and what was answered', async () => {
    await signInFrom(it_, '192.0.2.7', EMAIL, 'wrong canary password');
    expect(facts()).toMatchObject([
      { source: 'SignIn', msg: 'Wrong password or address', personId, address: '192.0.2.7' },
      {
        ...{ source: 'Refusal', method: 'POST', route: '/api/v1/session', status: 401 },
        ...{ refusal: 'session/wrong-credentials', address: '192.0.2.7' },
      },
    ]);
  });

  it('does not repeat what was typed into the wrong field', async () => {
    await signInFrom(it_, '192.0.2.7', 'my.canary@password.example', 'canary');
    expect(facts()[0]).toMatchObject({ unknownAccount: expect.stringMatching(/^[\w-]{12}$/) });
    expect(lines.join('')).not.toMatch(/canary/i);
  });

  it('names the person who was refused, the route and the refusal, and no secret of the address', async () => {
    const teacher = await it_.people.teacher(city.schoolId);
    await teacher.post('/api/v1/centres', {});
    await it_.people.nobody().get(`/api/v1/feeds/${'s'.repeat(43)}.ics`);
    expect(facts()).toMatchObject([
      {
        personId: teacher.personId,
        method: 'POST',
        route: '/api/v1/centres',
        status: 403,
        refusal: 'access/forbidden',
      },
      { route: '/api/v1/feeds/:token.ics', status: 404 },
    ]);
    expect(lines.join('')).not.toContain('s'.repeat(43));
  });

  it('has one line for each, whatever stands in a header', async () => {
    const headers = { 'user-agent': 'x\r\n{"level":30,"msg":"Signed in"}' };
    await it_.people
      .nobody()
      .request('POST', '/api/v1/session', { payload: { email: 'a\r\n{}', password: 'x' }, headers });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trim().split('\n')).toHaveLength(1);
  });
});
