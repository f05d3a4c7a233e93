import { newId } from '../../server/common/new-id.js';
import { personSearchText } from '../../server/modules/accounts/domain/person-search-text.js';
import { Person } from '../../server/modules/accounts/entities/person.entity.js';
import { RoleAssignment } from '../../server/modules/accounts/entities/role-assignment.entity.js';
import { hashPassword } from '../../server/modules/accounts/passwords.js';
import type { Grant } from '#shared/contracts/vocabulary.js';
import type { TestApp } from './test-app.js';

export const GOOD_PASSWORD = 'four wandering otters';

/** Somebody who can sign in with GOOD_PASSWORD. */
export async function aPersonWithPassword(
  it_: Pick<TestApp, 'store'>,
  email: string,
  ...grants: Grant[]
): Promise<string> {
  const id = newId();
  const passwordHash = await hashPassword(GOOD_PASSWORD);
  const createdAt = new Date();
  await it_.store.write(async (tx) => {
    const name = `Owner of ${email}`;
    const searchText = personSearchText({ name, email });
    await tx.manager.insert(Person, { id, name, email, searchText, passwordHash, createdAt });
    for (const grant of grants) {
      await tx.manager.insert(RoleAssignment, { id: newId(), personId: id, ...grant, createdAt });
    }
  });
  return id;
}

/** A sign-in from an address on the network; every test that counts tries chooses its own. */
export const signInFrom = (it_: TestApp, remoteAddress: string, email: string, password: string) =>
  it_.app.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password }, remoteAddress });

/** The cookie that an answer has set, ready for the next request. */
export const cookiesOf = (answer: { cookies: { name: string; value: string }[] }): Record<string, string> =>
  Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
