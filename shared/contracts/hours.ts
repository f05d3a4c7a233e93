import { z } from 'zod';
import { wallTime } from './common.js';

/** A stretch of a day in wall-clock time. */
const stretch = { opens: wallTime, closes: wallTime };

const inOrder = ({ opens, closes }: { opens: string; closes: string }) => opens < closes;
const closesFirst = { path: ['closes'], message: 'Enter a closing time after the opening time' };

export const dayInterval = z.strictObject(stretch).refine(inOrder, closesFirst);
export type DayInterval = z.infer<typeof dayInterval>;

export const openingInterval = z
  .strictObject({
    /** 1 is Monday, 7 is Sunday. */
    weekday: z.int().min(1).max(7),
    ...stretch,
  })
  .refine(inOrder, closesFirst);
export type OpeningInterval = z.infer<typeof openingInterval>;

const OVERLAP = 'These times overlap others on the same day. Change or remove one of them';

/** Where one overlaps an earlier one of its day; intervals may touch. */
function overlapping(intervals: readonly (DayInterval & { weekday?: number })[]): number[] {
  return intervals.flatMap((interval, index) => {
    const overlaps = intervals.some(
      (other, earlier) =>
        earlier < index &&
        other.weekday === interval.weekday &&
        other.opens < interval.closes &&
        interval.opens < other.closes,
    );
    return overlaps ? [index] : [];
  });
}

const withoutOverlap = (intervals: readonly (DayInterval & { weekday?: number })[], check: z.RefinementCtx): void => {
  for (const index of overlapping(intervals)) {
    check.addIssue({ code: 'custom', path: [index, 'opens'], message: OVERLAP });
  }
};

/** A weekday without an interval is a day off. Intervals may touch, never overlap. */
export const openingHours = z
  .array(openingInterval)
  .max(28, 'Enter at most 28 times a week')
  .superRefine(withoutOverlap);

/** The hours of one day; none at all when it is closed. */
export const dayHours = z.array(dayInterval).max(6, 'Enter at most 6 times for one day').superRefine(withoutOverlap);

/** A week as it is told; every weekday as often as it has hours. */
export const weeklyHours = z.array(z.object({ weekday: z.int(), ...stretch }));
