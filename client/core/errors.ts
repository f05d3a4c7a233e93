export interface Issue {
  /** Where in the sent body, with dots: "parties.0.pupils". */
  path: string;
  message: string;
}

interface RefusalFacts {
  refusal: string;
  message: string;
  status: number;
  details?: unknown;
}

/** A rule said no. `message` is written for the person; `refusal` is the code to decide on. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly refusal: string;
  readonly status: number;
  readonly details: unknown;

  constructor({ refusal, message, status, details }: RefusalFacts) {
    super(message);
    this.refusal = refusal;
    this.status = status;
    this.details = details;
  }
}

/** What was sent does not fit the contract; each issue names its field. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';

  constructor(
    readonly issues: readonly Issue[],
    message = 'Some answers need to change.',
  ) {
    super(message);
  }
}

export type FaultKind = 'offline' | 'server' | 'unexpected-answer';

interface FaultFacts {
  kind: FaultKind;
  status?: number;
  /** What to quote to support; null when the server was not reached. */
  requestId?: string | null;
  cause?: unknown;
}

/** Nobody's rule: the network, the server or an answer we cannot read. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly kind: FaultKind;
  readonly status: number;
  readonly requestId: string | null;

  constructor({ kind, status = 0, requestId = null, cause }: FaultFacts) {
    super(FAULT_TEXTS[kind], { cause });
    this.kind = kind;
    this.status = status;
    this.requestId = requestId;
  }
}

const FAULT_TEXTS: Record<FaultKind, string> = {
  offline: 'We could not reach the service. Check your connection and try again.',
  server: 'Something went wrong on our side. Try again in a minute.',
  'unexpected-answer': 'We could not read the answer from the service. Reload the page and try again.',
};

/** One sentence for the screen, whatever was thrown. */
export function errorText(error: unknown): string {
  if (error instanceof Fault && error.requestId !== null) return `${error.message} Reference: ${error.requestId}.`;
  const known = error instanceof Fault || error instanceof ApiRefusal || error instanceof InvalidInput;
  return known ? error.message : FAULT_TEXTS.server;
}
