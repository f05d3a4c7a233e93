import { z } from 'zod';
import { instant, localDay, version } from './common.js';
import { decisionEffect, jointEffect } from './fairness.contract.js';
import { visitId, visitView } from './visits.contract.js';
import { programme, visitState } from './vocabulary.js';

export const queueRoutes = {
  queue: '/api/v1/centres/:centreId/queue',
  /** Changes whenever anything in the queue does. */
  revision: '/api/v1/centres/:centreId/queue/revision',
  /** What approving several requests together would do. */
  effect: '/api/v1/centres/:centreId/queue/joint-effect',
  approvals: '/api/v1/centres/:centreId/queue/approvals',
  rivals: '/api/v1/visits/:visitId/rivals',
} as const;

/** So many requests are chosen at once at most. */
export const MOST_CHOSEN = 50;

export const queueOrder = z.enum(['need', 'waiting', 'day']);
export type QueueOrder = z.infer<typeof queueOrder>;

export const queueQuery = z.object({
  /** `need`: the largest shortfall first, then the earliest deadline, then the longest waiting. */
  order: queueOrder.default('need'),
  roomId: z.uuid().optional(),
  from: localDay.optional(),
  to: localDay.optional(),
  programme: programme.optional(),
  /** The `nextCursor` of the page before. */
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type QueueQuery = z.infer<typeof queueQuery>;

const revision = z.string();

export const queueNeed = z.object({
  /** Fair hours by which the school is short in this school year; null for a group and a school without a share. */
  shortfall: z.number().nullable(),
  /** Whole days since it was asked for. */
  waitingDays: z.int(),
  /** When its time runs out. */
  dueAt: instant.nullable(),
  /** “West Park is 12 fair hours short; waiting 6 days; answer due Friday” */
  reason: z.string(),
});
export type QueueNeed = z.infer<typeof queueNeed>;

export const queueItem = z.object({
  visit: visitView,
  need: queueNeed,
  /** How many other pending requests want something that not all can have. */
  rivals: z.int(),
  /** Questions and answers on it, and how many of them the centre has not read yet. */
  messages: z.object({ count: z.int(), unread: z.int() }),
});
export type QueueItem = z.infer<typeof queueItem>;

export const queuePage = z
  .object({
    revision,
    /** How many match the filter, on all pages. */
    total: z.int(),
    items: z.array(queueItem),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'QueuePage' });
export type QueuePage = z.infer<typeof queuePage>;

export const queueRevision = z.object({ revision }).meta({ id: 'QueueRevision' });
export type QueueRevision = z.infer<typeof queueRevision>;

export const rivalCandidate = z.object({
  visit: visitView,
  need: queueNeed,
  /** What it wants that the request wants too: rooms, equipment, a tutor or a vehicle. Empty for the request itself. */
  over: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** What approving it, and none of the others, would do; null for a group. */
  effect: decisionEffect.nullable(),
});

/** The request first, then its rivals by need; nobody once it is decided. */
export const rivalsView = z.object({ candidates: z.array(rivalCandidate) }).meta({ id: 'RivalsView' });
export type RivalsView = z.infer<typeof rivalsView>;

const chosen = <Entry extends z.ZodType>(entry: Entry) =>
  z
    .array(entry)
    .min(1, 'Choose at least one request')
    .max(MOST_CHOSEN, `Choose at most ${MOST_CHOSEN} requests at once`);

export const askJointEffect = z
  .strictObject({
    visitIds: chosen(visitId).refine((ids) => new Set(ids).size === ids.length, 'Name each request once'),
  })
  .meta({ id: 'AskJointEffect' });
export type AskJointEffect = z.infer<typeof askJointEffect>;

/** One entry for each school year in which a chosen visit lies. */
export const jointEffectView = z.object({ years: z.array(jointEffect) }).meta({ id: 'JointEffectView' });
export type JointEffectView = z.infer<typeof jointEffectView>;

export const approveSeveral = z
  .strictObject({
    visits: chosen(z.strictObject({ visitId, version })).refine(
      (visits) => new Set(visits.map((one) => one.visitId)).size === visits.length,
      'Name each request once',
    ),
  })
  .meta({ id: 'ApproveSeveral' });
export type ApproveSeveral = z.infer<typeof approveSeveral>;

/** What became of each, in the order in which they were named. */
export const approvalsView = z
  .object({
    outcomes: z.array(
      z.object({
        visitId,
        /** Null when it is approved. */
        refusal: z.string().nullable(),
        message: z.string().nullable(),
        /** Of an approved visit. */
        state: visitState.nullable(),
        version: version.nullable(),
      }),
    ),
  })
  .meta({ id: 'ApprovalsView' });
export type ApprovalsView = z.infer<typeof approvalsView>;
