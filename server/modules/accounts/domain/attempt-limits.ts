/**
 * How often somebody may try. The limit that bites first is the one for an account from one address, so that whoever
 * hammers an account from elsewhere does not lock its owner out; the account's own limit stops many addresses working
 * together, and the address's own limit one address working through many accounts. A school is one address.
 */
export interface AttemptLimits {
  readonly windowMinutes: number;
  readonly perAccountAndAddress: number;
  readonly perAccount: number;
  readonly perAddress: number;
}

/** Wrong passwords. docs/accounts.md states the same figures. */
export const PASSWORD_LIMITS: AttemptLimits = {
  windowMinutes: 5,
  perAccountAndAddress: 10,
  perAccount: 50,
  perAddress: 100,
};

/** Requests for a new password, each of which may send a mail. */
export const RESET_LIMITS: AttemptLimits = {
  windowMinutes: 60,
  perAccountAndAddress: 3,
  perAccount: 5,
  perAddress: 50,
};

/** How many tries failed, or are still under way, within the window. */
export interface RecentAttempts {
  readonly accountAndAddress: number;
  readonly account: number;
  readonly address: number;
}

export const mayTry = (recent: RecentAttempts, limits: AttemptLimits): boolean =>
  recent.accountAndAddress < limits.perAccountAndAddress &&
  recent.account < limits.perAccount &&
  recent.address < limits.perAddress;
