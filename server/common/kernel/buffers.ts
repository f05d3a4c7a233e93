interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

interface Buffers {
  readonly setupMinutes: number;
  readonly cleardownMinutes: number;
}

const MINUTE = 60_000;

/** A session with setting up before it and clearing down after it. */
export function withBuffers({ startsAt, endsAt }: Span, { setupMinutes, cleardownMinutes }: Buffers): Span {
  return {
    startsAt: new Date(startsAt.getTime() - setupMinutes * MINUTE),
    endsAt: new Date(endsAt.getTime() + cleardownMinutes * MINUTE),
  };
}
