import { REFUSALS, type Refusal } from '#shared/contracts/refusals.js';

/** A rule said no. Not a fault: it is answered with its code, and never logged as an error. */
export class RefusedError extends Error {
  /** @param details facts that help the person to mend it; whitelisted by the caller, since they leave the server */
  constructor(
    readonly refusal: Refusal,
    readonly details?: Readonly<Record<string, unknown>>,
  ) {
    super(REFUSALS[refusal].message);
    this.name = 'RefusedError';
  }
}

/** What was sent does not fit its contract. Each issue names its field by a dotted path. */
export class InvalidInputError extends Error {
  constructor(readonly issues: readonly { path: string; message: string }[]) {
    super(REFUSALS['input/invalid'].message);
    this.name = 'InvalidInputError';
  }
}
