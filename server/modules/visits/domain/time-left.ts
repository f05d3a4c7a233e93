interface Time {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The time that a visit leaves by being moved, for its history; null when it keeps its time. */
export function timeLeft(before: Time, after: Partial<Time>): Time | null {
  const { startsAt, endsAt } = { ...before, ...after };
  const same = startsAt.getTime() === before.startsAt.getTime() && endsAt.getTime() === before.endsAt.getTime();
  return same ? null : { startsAt: before.startsAt, endsAt: before.endsAt };
}
