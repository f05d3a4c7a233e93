/** A stretch of time in ms since the epoch: `from` belongs to it, `until` does not. Open ends are infinite. */
export interface Interval {
  readonly from: number;
  readonly until: number;
}

/** Stretches in the order of time that neither overlap nor touch. */
export type IntervalSet = readonly Interval[];

export const EVER: IntervalSet = [{ from: -Infinity, until: Infinity }];

export const spanOf = ({ startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date }): Interval => ({
  from: startsAt.getTime(),
  until: endsAt.getTime(),
});

/** What any of the stretches covers, whatever their order; empty and reversed ones cover nothing. */
export function unionOf(intervals: readonly Interval[]): IntervalSet {
  const sorted = intervals.filter(({ from, until }) => from < until);
  if (sorted.some(({ from }, index) => index > 0 && from < (sorted[index - 1]?.from ?? from)))
    sorted.sort((a, b) => a.from - b.from);
  const union: { from: number; until: number }[] = [];
  for (const { from, until } of sorted) {
    const last = union.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else union.push({ from, until });
  }
  return union;
}

/** What both cover. */
export function intersectionOf(a: IntervalSet, b: IntervalSet): IntervalSet {
  const common: Interval[] = [];
  const others = b[Symbol.iterator]();
  let other = others.next();
  for (const own of a) {
    while (!other.done && other.value.until <= own.from) other = others.next();
    while (!other.done && other.value.from < own.until) {
      common.push({ from: Math.max(own.from, other.value.from), until: Math.min(own.until, other.value.until) });
      if (other.value.until > own.until) break;
      other = others.next();
    }
  }
  return common;
}

/** What the set leaves of all time. */
export function complementOf(set: IntervalSet): IntervalSet {
  const gaps: Interval[] = [];
  let from = -Infinity;
  for (const interval of set) {
    if (from < interval.from) gaps.push({ from, until: interval.from });
    from = interval.until;
  }
  if (from < Infinity) gaps.push({ from, until: Infinity });
  return gaps;
}

/** Whether the set reaches into the stretch. */
export function meets(set: IntervalSet, { from, until }: Interval): boolean {
  const first = set[firstAfter(set, from)];
  return first !== undefined && first.from < until;
}

/** Whether all of the stretch lies in the set. */
export function covers(set: IntervalSet, { from, until }: Interval): boolean {
  const first = set[firstAfter(set, from)];
  return first !== undefined && first.from <= from && until <= first.until;
}

/** Index of the first stretch that ends after an instant; by halves, since a term holds hundreds. */
function firstAfter(set: IntervalSet, instant: number): number {
  let [low, high] = [0, set.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((set[middle]?.until ?? Infinity) > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}
