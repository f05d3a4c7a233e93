import { z } from 'zod';
import { instant } from './common.js';
import { oneTimeLinkKind, role, scopeKind } from './vocabulary.js';

export const accountsRoutes = {
  session: '/api/v1/session',
  sessions: '/api/v1/sessions',
  ownSession: '/api/v1/sessions/:sessionId',
  me: '/api/v1/me',
  ownPassword: '/api/v1/me/password',
  openedLink: '/api/v1/one-time-links/opened',
  acceptance: '/api/v1/one-time-links/acceptance',
  passwordResets: '/api/v1/password-resets',
  newPassword: '/api/v1/password-resets/completion',
  setUp: '/api/v1/set-up',
} as const;

/** Pages that a link in a mail opens. The token stands after #, which no browser sends to a server. */
export const linkPages = { invitation: '/invitation', passwordReset: '/new-password', setUp: '/set-up' } as const;

export const emailAddress = z
  .string({ error: 'Enter an e-mail address' })
  .trim()
  .toLowerCase()
  .max(254, 'Enter an e-mail address of at most 254 characters')
  .pipe(z.email('Enter an e-mail address in the form name@example.org'));

/** One line: a line break in a name could forge a header or a line of a log. */
export const personName = z
  .string({ error: 'Enter a name' })
  .trim()
  .min(1, 'Enter a name')
  .max(100, 'Enter a name of at most 100 characters')
  .refine((name) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name), 'Enter the name on one line');

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

/** A password as somebody types it to prove who they are; some of its characters may count as several here. */
const typedPassword = z
  .string({ error: 'Enter your password' })
  .min(1, 'Enter your password')
  .max(1000, `Enter a password of at most ${PASSWORD_LENGTH.max} characters`);

export const linkToken = z.string({ error: 'Open the link from your mail again' }).min(1).max(100);

export const signIn = z.strictObject({ email: emailAddress, password: typedPassword }).meta({ id: 'SignIn' });
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

/** A browser in which somebody is signed in. */
export const ownSessionView = z
  .object({
    id: z.uuid(),
    current: z.boolean(),
    startedAt: instant,
    /** To within five minutes. */
    lastSeenAt: instant,
    /** What the browser calls itself. */
    userAgent: z.string().nullable(),
  })
  .meta({ id: 'OwnSessionView' });
export type OwnSessionView = z.infer<typeof ownSessionView>;

export const ownSessionList = z.object({ items: z.array(ownSessionView) }).meta({ id: 'OwnSessionList' });
export type OwnSessionList = z.infer<typeof ownSessionList>;

export const rename = z.strictObject({ name: personName }).meta({ id: 'Rename' });
export type Rename = z.infer<typeof rename>;

export const changePassword = z
  .strictObject({ currentPassword: typedPassword, newPassword })
  .meta({ id: 'ChangePassword' });
export type ChangePassword = z.infer<typeof changePassword>;

export const openLink = z.strictObject({ token: linkToken }).meta({ id: 'OpenLink' });
export type OpenLink = z.infer<typeof openLink>;

/** What a one-time link is good for, told to whoever holds it. */
export const openedLinkView = z
  .object({
    kind: oneTimeLinkKind,
    /** Null for the first set-up, where the person chooses it. */
    email: z.string().nullable(),
    name: z.string().nullable(),
    /** The role that an invitation gives. */
    assignment: assignmentView.nullable(),
    expiresAt: instant,
  })
  .meta({ id: 'OpenedLinkView' });
export type OpenedLinkView = z.infer<typeof openedLinkView>;

/**
 * For everybody the same, so that a link tells nobody whether its address has an account: whoever has one enters its
 * password, and keeps their name; whoever has none chooses one.
 */
export const acceptInvitation = z
  .strictObject({ token: linkToken, name: personName, password: newPassword })
  .meta({ id: 'AcceptInvitation' });
export type AcceptInvitation = z.infer<typeof acceptInvitation>;

export const askForPasswordReset = z.strictObject({ email: emailAddress }).meta({ id: 'AskForPasswordReset' });
export type AskForPasswordReset = z.infer<typeof askForPasswordReset>;

export const resetPassword = z.strictObject({ token: linkToken, password: newPassword }).meta({ id: 'ResetPassword' });
export type ResetPassword = z.infer<typeof resetPassword>;

export const setUpFirstAdministrator = z
  .strictObject({ token: linkToken, name: personName, email: emailAddress, password: newPassword })
  .meta({ id: 'SetUpFirstAdministrator' });
export type SetUpFirstAdministrator = z.infer<typeof setUpFirstAdministrator>;
