import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../server/common/new-id.js';
import { aPersonWithPassword, cookiesOf, GOOD_PASSWORD } from '../../support/accounts.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('one’s own account', () => {
  let it_: TestApp;
  let count = 0;

  beforeAll(async () => {
    it_ = await testApp();
  });
  afterAll(() => it_.close());

  const someone = async () => {
    count += 1;
    const email = `someone${count}@fictional.example`;
    await aPersonWithPassword(it_, email);
    return email;
  };
  const browser = async (email: string, userAgent = 'A browser') => {
    const payload = { email, password: GOOD_PASSWORD };
    const headers = { 'user-agent': userAgent };
    const cookies = cookiesOf(await it_.app.inject({ method: 'POST', url: '/api/v1/session', payload, headers }));
    return (method: 'GET' | 'PATCH' | 'DELETE', url: string, body?: object) =>
      it_.app.inject({ method, url, cookies, ...(body ? { payload: body } : {}) });
  };

  it('shows a new name at once', async () => {
    const ask = await browser(await someone());
    expect((await ask('PATCH', '/api/v1/me', { name: '  Zoë Ångström ' })).statusCode).toBe(204);
    expect((await ask('GET', '/api/v1/session')).json().person.name).toBe('Zoë Ångström');
  });

  it.each([
    ['an empty name', { name: '   ' }, 'Enter a name'],
    ['a name on two lines', { name: 'Eve\r\nBcc: all@fictional.example' }, 'Enter the name on one line'],
    ['another address', { name: 'Eve', email: 'other@fictional.example' }, expect.any(String)],
  ])('refuses %s', async (_what, body, message) => {
    const answer = await (await browser(await someone()))('PATCH', '/api/v1/me', body);
    expect([answer.statusCode, answer.json().issues[0].message]).toEqual([400, message]);
  });

  it('lists the browsers one is signed in with, and signs out any of them', async () => {
    const email = await someone();
    const [here, there] = [await browser(email, 'Here'), await browser(email, 'There')];
    const { items } = (await here('GET', '/api/v1/sessions')).json();
    expect(
      items.map(({ userAgent, current }: { userAgent: string; current: boolean }) => [userAgent, current]),
    ).toEqual([
      ['There', false],
      ['Here', true],
    ]);
    const other = items.find((one: { current: boolean }) => !one.current);
    expect((await here('DELETE', `/api/v1/sessions/${other.id}`)).statusCode).toBe(204);
    expect([
      (await there('GET', '/api/v1/session')).statusCode,
      (await here('GET', '/api/v1/session')).statusCode,
    ]).toEqual([401, 200]);
    expect((await here('DELETE', `/api/v1/sessions/${other.id}`)).json().refusal).toBe('session/not-found');
  });

  it('does not reach another person’s browsers, which look as if they were not there', async () => {
    const [mine, theirs] = [await browser(await someone()), await browser(await someone())];
    const [target] = (await theirs('GET', '/api/v1/sessions')).json().items;
    const notYours = await mine('DELETE', `/api/v1/sessions/${target.id}`);
    const notThere = await mine('DELETE', `/api/v1/sessions/${newId()}`);
    expect([notYours.statusCode, notYours.body]).toEqual([notThere.statusCode, notThere.body]);
    expect((await theirs('GET', '/api/v1/session')).statusCode).toBe(200);
  });

  it('signs out everywhere, this browser included', async () => {
    const email = await someone();
    const [here, there] = [await browser(email), await browser(email)];
    const answer = await here('DELETE', '/api/v1/sessions');
    expect(answer.cookies[0]).toMatchObject({ name: 'clc_session', value: '' });
    expect([
      (await here('GET', '/api/v1/session')).statusCode,
      (await there('GET', '/api/v1/session')).statusCode,
    ]).toEqual([401, 401]);
  });
});
