import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TestApp } from '../../support/test-app.js';

const argon2 = await import('@node-rs/argon2');
const verify = jest.fn(argon2.verify);
jest.unstable_mockModule('@node-rs/argon2', () => ({ ...argon2, verify }));

// Only what is imported after the module was replaced counts its verifications.
const { testApp } = await import('../../support/test-app.js');
const { aPersonWithPassword, signInFrom } = await import('../../support/accounts.js');
const { sql } = await import('../../../server/database/dialect.js');

/** Checking a hash is what takes long: whoever measures must not learn who has an account. No clock is asked here. */
describe('the work of a sign-in that fails', () => {
  let it_: TestApp;
  beforeAll(async () => {
    it_ = await testApp();
  });
  afterAll(() => it_.close());
  beforeEach(() => {
    verify.mockClear();
  });

  /** @returns the status, and how many hashes were checked, each with the settings of how many kilobytes */
  async function signIn(email: string): Promise<[status: number, checked: string[]]> {
    const { statusCode } = await signInFrom(it_, '192.0.2.77', email, 'not the password');
    return [statusCode, verify.mock.calls.map(([hash]) => /m=\d+,t=\d+,p=\d+/.exec(String(hash))?.[0] ?? 'no hash')];
  }

  const ONE_FULL_CHECK = [401, ['m=19456,t=2,p=1']];

  it('is one check of a hash for somebody whom we know', async () => {
    await aPersonWithPassword(it_, 'known@fictional.example');
    expect(await signIn('known@fictional.example')).toEqual(ONE_FULL_CHECK);
  });

  it('is the same for somebody whom we do not know', async () => {
    expect(await signIn('unknown@fictional.example')).toEqual(ONE_FULL_CHECK);
  });

  it('is the same for somebody who has no password', async () => {
    await it_.people.signedIn();
    const [person] = await it_.store.read(
      (manager) => sql(manager)<{ email: string }>`SELECT email FROM people WHERE password_hash IS NULL`,
    );
    expect(await signIn(person!.email)).toEqual(ONE_FULL_CHECK);
  });

  it('is the same for somebody who has left', async () => {
    await aPersonWithPassword(it_, 'left@fictional.example');
    const now = new Date();
    await it_.store.write(
      (tx) => sql(tx.manager)`UPDATE people SET left_at = ${now} WHERE email = ${'left@fictional.example'}`,
    );
    expect(await signIn('left@fictional.example')).toEqual(ONE_FULL_CHECK);
  });
});
