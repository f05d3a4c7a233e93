import {
  accountsRoutes,
  openedLinkView,
  ownSessionList,
  type AcceptInvitation,
  type AskForPasswordReset,
  type ChangePassword,
  type Rename,
  type ResetPassword,
  type SetUpFirstAdministrator,
} from '#shared/contracts/accounts.contract.js';
import { del, fillPath, get, patch, post, put } from '../../core/http.js';

/** Pages that a link from a mail opens work without a session: a 401 is no reason to go to sign-in. */
const open = { anonymous: true } as const;

export const accountsApi = {
  openLink: (token: string) => post(accountsRoutes.openedLink, { token }, { ...open, response: openedLinkView }),
  accept: (body: AcceptInvitation) => post(accountsRoutes.acceptance, body, open),
  askForReset: (body: AskForPasswordReset) => post(accountsRoutes.passwordResets, body, open),
  resetPassword: (body: ResetPassword) => post(accountsRoutes.newPassword, body, open),
  setUp: (body: SetUpFirstAdministrator) => post(accountsRoutes.setUp, body, open),
  rename: (body: Rename) => patch(accountsRoutes.me, body),
  changePassword: (body: ChangePassword) => put(accountsRoutes.ownPassword, body),
  sessions: () => get(accountsRoutes.sessions, { response: ownSessionList }),
  endSession: (sessionId: string) => del(fillPath(accountsRoutes.ownSession, { sessionId })),
  endAllSessions: () => del(accountsRoutes.sessions),
};
