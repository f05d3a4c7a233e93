import { hash, verify } from '@node-rs/argon2';

/** OWASP's settings for argon2id: 19 MiB, two passes, one lane. */
const SETTINGS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), SETTINGS);

/** The hash of a password that nobody has, so that an unknown address takes as long as a known one. */
const decoy = hashPassword(crypto.randomUUID());

/** Whether the password fits; with no hash it does the same work and says no. */
export async function passwordFits(password: string, passwordHash: string | null): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await decoy), password.normalize('NFKC'));
  return fits && passwordHash !== null;
}
