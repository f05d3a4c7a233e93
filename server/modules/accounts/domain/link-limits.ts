/** How long links from mails, or from the log of a first start, are good. docs/accounts.md states the same figures. */
const HOUR = 3_600_000;

export const LINK_LASTS_MS = {
  invitation: 14 * 24 * HOUR,
  passwordReset: HOUR,
  firstAdministrator: 24 * HOUR,
} as const;

/** Each sends a mail to an address that somebody typed. */
export const INVITATIONS_AN_HOUR = 100;
