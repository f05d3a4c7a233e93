interface WallHours {
  readonly opens: string;
  readonly closes: string;
}

interface Kept {
  readonly starts: string;
  readonly ends: string;
}

/** Hours of a day without the times that are kept: what is left before and after each. */
export const hoursWithout = (hours: readonly WallHours[], kept: readonly Kept[]): WallHours[] =>
  kept.reduce<WallHours[]>((left, { starts, ends }) => left.flatMap((one) => around(one, starts, ends)), [...hours]);

function around({ opens, closes }: WallHours, starts: string, ends: string): WallHours[] {
  if (ends <= opens || closes <= starts) return [{ opens, closes }];
  const before = opens < starts ? [{ opens, closes: starts }] : [];
  return ends < closes ? [...before, { opens: ends, closes }] : before;
}
