import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../server/common/new-id.js';
import { Person } from '../../../server/modules/accounts/entities/person.entity.js';
import { hashPassword } from '../../../server/modules/accounts/passwords.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('signing in', () => {
  let it_: TestApp;
  const email = 'teacher@fictional.example';

  beforeAll(async () => {
    it_ = await testApp();
    await it_.store.write(async (tx) => {
      const passwordHash = await hashPassword('a long enough password');
      await tx.manager.insert(Person, {
        id: newId(),
        name: 'Terry Teacher',
        email,
        searchText: '',
        passwordHash,
        createdAt: new Date(),
      });
    });
  });
  afterAll(() => it_.close());

  const signIn = (password: string, address = email) =>
    it_.app.inject({ method: 'POST', url: '/api/v1/session', payload: { email: address, password } });

  it('gives a cookie that then says who is there', async () => {
    const answer = await signIn('a long enough password', ' Teacher@Fictional.example ');
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    const [cookie] = answer.cookies;
    expect(cookie).toMatchObject({ name: 'clc_session', httpOnly: true, sameSite: 'Lax', path: '/' });
    const cookies = { clc_session: String(cookie?.value) };
    const view = await it_.app.inject({ method: 'GET', url: '/api/v1/session', cookies });
    expect(view.json()).toMatchObject({ person: { name: 'Terry Teacher', email }, permissions: [], assignments: [] });
  });

  it('answers a wrong password and an unknown address with the same bytes', async () => {
    const wrong = await signIn('not the password');
    const unknown = await signIn('not the password', 'nobody@fictional.example');
    expect([wrong.statusCode, wrong.body]).toEqual([unknown.statusCode, unknown.body]);
    expect(wrong.json()).toMatchObject({ refusal: 'session/wrong-credentials' });
  });

  it('ends with signing out, even for a copied cookie', async () => {
    const token = String((await signIn('a long enough password')).cookies[0]?.value);
    const cookies = { clc_session: token };
    const out = await it_.app.inject({ method: 'DELETE', url: '/api/v1/session', cookies });
    expect(out.statusCode).toBe(204);
    const replay = await it_.app.inject({ method: 'GET', url: '/api/v1/session', cookies });
    expect([replay.statusCode, replay.json()]).toMatchObject([401, { refusal: 'access/sign-in-needed' }]);
  });

  it('refuses a sign-in sent by another site’s page', async () => {
    const payload = { email, password: 'a long enough password' };
    const headers = { origin: 'https://evil.example' };
    const answer = await it_.app.inject({ method: 'POST', url: '/api/v1/session', payload, headers });
    expect([answer.statusCode, answer.cookies]).toEqual([403, []]);
  });

  it('lists what is wrong with the fields', async () => {
    const answer = await it_.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { email: 'x', password: '' },
    });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      400,
      {
        refusal: 'input/invalid',
        issues: [
          { path: 'email', message: 'Enter an e-mail address in the form name@example.org' },
          { path: 'password', message: 'Enter your password' },
        ],
      },
    ]);
  });
});
