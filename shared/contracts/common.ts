import { z } from 'zod';

/** A day in local time, as people write it in a diary: `2026-12-01`. */
export const localDay = z.iso
  .date('Enter a day that exists, for example 27/11/2026')
  .refine((day) => day >= '1900-01-01' && day < '3000-01-01', 'Enter a year between 1900 and 2999');

/** Wall-clock time in the centre's zone: `09:30`. */
export const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time in the form 09:30');

/** For `.refine(endsAfterStart, END_FIRST)`, of anything that begins and ends on one day. */
export const endsAfterStart = ({
  startTime,
  endTime,
}: {
  readonly startTime: string;
  readonly endTime: string;
}): boolean => startTime < endTime;
export const END_FIRST = { path: ['endTime'], message: 'Enter an end time after the start' };

/** A point in time, always UTC: `2026-12-01T09:30:00.000Z`. */
export const instant = z.iso.datetime();

/** The version of what is being changed or decided, as it was shown. */
export const version = z.int().min(1).max(2_147_483_647);

export const pence = z.int('Enter an amount in pounds and pence').min(0).max(100_000_000, 'Enter a smaller amount');

/** Where the next page of a list begins; null at its end. Opaque. */
export const cursor = z.string().max(200);

export const pageSize = z.coerce.number().int().min(1).max(200).default(50);
