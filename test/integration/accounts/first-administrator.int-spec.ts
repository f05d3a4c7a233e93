import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FirstAdministratorService } from '../../../server/modules/accounts/first-administrator.service.js';
import { cookiesOf, GOOD_PASSWORD } from '../../support/accounts.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const NOW = '2026-11-24T09:00:00Z';

describe('the first administrator', () => {
  let it_: TestApp;

  beforeAll(async () => {
    it_ = await testApp({ PUBLIC_URL: 'http://commons.example' });
    it_.clock.set(NOW);
  });
  afterAll(() => it_.close());
  afterEach(() => {
    it_.clock.set(NOW);
  });

  const boot = () => it_.app.get(FirstAdministratorService).offerLink();
  const tokenOf = (link: string | null) => /^http:\/\/commons\.example\/set-up#([\w-]{43})$/.exec(link ?? '')?.[1];
  const setUp = (token: string | undefined, over: object = {}) =>
    it_.app.inject({
      method: 'POST',
      url: '/api/v1/set-up',
      payload: { token, name: 'Ada Admin', email: 'ada@fictional.example', password: GOOD_PASSWORD, ...over },
    });

  it('comes in by a link that lives for a day and dies at the next boot', async () => {
    const first = tokenOf(await boot());
    const second = tokenOf(await boot());
    expect([(await setUp(first)).statusCode, (await setUp(first)).json().refusal]).toEqual([410, 'link/dead']);
    it_.clock.set('2026-11-25T09:00:00Z');
    expect((await setUp(second)).statusCode).toBe(410);
  });

  it('chooses a good password like anybody else', async () => {
    const answer = await setUp(tokenOf(await boot()), { password: 'administrator' });
    expect([answer.statusCode, answer.json().issues[0].path]).toEqual([400, 'password']);
  });

  it('is one person, however many browsers hold the link, and then no link is offered', async () => {
    const token = tokenOf(await boot());
    const answers = await Promise.all([setUp(token), setUp(token, { email: 'eve@fictional.example' })]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([204, 410]);
    const winner = answers.find((answer) => answer.statusCode === 204)!;
    const me = await it_.app.inject({ method: 'GET', url: '/api/v1/session', cookies: cookiesOf(winner) });
    expect(me.json().assignments).toEqual([
      { role: 'system_administrator', scopeKind: 'installation', scopeId: null, scopeName: null },
    ]);
    expect(await boot()).toBeNull();
  });

  it('cannot be made with a link of another kind', async () => {
    expect((await setUp('x'.repeat(43))).statusCode).toBe(410);
  });
});
