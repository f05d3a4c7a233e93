import { z } from 'zod';
import { localDay, wallTime } from './common.js';
import { wholeNumber } from './fields.js';
import { schoolPhase } from './partners.contract.js';
import { programme } from './vocabulary.js';

const MOST_ENTRIES = 20;

/** Weekly times that the host school cannot ask for while they may still be wanted by others. */
export const protectedHours = z
  .strictObject({
    /** 1 is Monday. */
    weekday: z.int().min(1).max(7),
    starts: wallTime,
    ends: wallTime,
    /** Null for from now on, and for ever. */
    firstDay: localDay.nullable().default(null),
    lastDay: localDay.nullable().default(null),
  })
  .refine(({ starts, ends }) => starts < ends, { path: ['ends'], message: 'Enter an end after the beginning' })
  .refine(({ firstDay, lastDay }) => firstDay === null || lastDay === null || firstDay <= lastDay, {
    path: ['lastDay'],
    message: 'Enter a last day on or after the first',
  });
export type ProtectedHours = z.infer<typeof protectedHours>;

/** Days that only some can ask for until they open to everybody. */
export const priorityWindow = z
  .strictObject({
    /** The first day on which everybody can ask. */
    opensOn: localDay,
    firstDay: localDay,
    lastDay: localDay,
    phases: z
      .array(schoolPhase.exclude(['not_applicable']))
      .max(7, 'Name each phase once')
      .default([]),
    programmes: z.array(programme).max(programme.options.length, 'Name each programme once').default([]),
  })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, {
    path: ['lastDay'],
    message: 'Enter a last day on or after the first',
  })
  .refine(({ opensOn, lastDay }) => opensOn <= lastDay, {
    path: ['opensOn'],
    message: 'Enter a day that is not after the last of the kept days',
  })
  .refine(({ phases, programmes }) => phases.length + programmes.length > 0, {
    path: ['phases'],
    message: 'Choose for whom these days are kept: a phase or a programme',
  });
export type PriorityWindow = z.infer<typeof priorityWindow>;

const tooMany = `Keep at most ${MOST_ENTRIES} of these`;

/** Times that a centre keeps for some; a list that is left out is empty. */
export const keptTimes = {
  /** The host can ask for protected hours that are still free so many days before. */
  releaseDays: wholeNumber('the days before the visit', 0, 400).default(14),
  protectedHours: z.array(protectedHours).max(MOST_ENTRIES, tooMany).default([]),
  priorityWindows: z.array(priorityWindow).max(MOST_ENTRIES, tooMany).default([]),
};
