import { z } from 'zod';
import { role, scopeKind } from './vocabulary.js';

export const accountsRoutes = {
  session: '/api/v1/session',
} as const;

export const emailAddress = z
  .string({ error: 'Enter an e-mail address' })
  .trim()
  .toLowerCase()
  .max(254, 'Enter an e-mail address of at most 254 characters')
  .pipe(z.email('Enter an e-mail address in the form name@example.org'));

/** Characters as people count them, not bytes: an emoji is one. docs/accounts.md states the same figures. */
export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;

/** A password being chosen. Which of those long enough are refused all the same, the server alone knows. */
export const newPassword = z
  .string({ error: 'Enter a password' })
  .refine(
    (text) => Array.from(text).length >= PASSWORD_LENGTH.min,
    `Enter a password of at least ${PASSWORD_LENGTH.min} characters. Three or four random words are easy to remember`,
  )
  .refine(
    (text) => Array.from(text).length <= PASSWORD_LENGTH.max,
    `Enter a password of at most ${PASSWORD_LENGTH.max} characters`,
  );

export const signIn = z
  .strictObject({
    email: emailAddress,
    password: z
      .string({ error: 'Enter your password' })
      .min(1, 'Enter your password')
      .max(1000, `Enter a password of at most ${PASSWORD_LENGTH.max} characters`),
  })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof signIn>;

export const assignmentView = z
  .object({ role, scopeKind, scopeId: z.uuid().nullable(), scopeName: z.string().nullable() })
  .meta({ id: 'AssignmentView' });
export type AssignmentView = z.infer<typeof assignmentView>;

export const sessionView = z
  .object({
    person: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
    permissions: z.array(z.string()),
    assignments: z.array(assignmentView),
  })
  .meta({ id: 'SessionView' });
export type SessionView = z.infer<typeof sessionView>;
