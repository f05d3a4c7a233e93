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

export const signIn = z
  .strictObject({
    email: emailAddress,
    password: z
      .string({ error: 'Enter your password' })
      .min(1, 'Enter your password')
      .max(200, 'Enter a password of at most 200 characters'),
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
