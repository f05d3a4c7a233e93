import { z } from 'zod';

/** What has to be there before a first visit can be asked for and approved. */
export const setupRoutes = { tasks: '/api/v1/set-up/tasks' } as const;

export const setupTaskKey = z.enum(['authority', 'schools', 'centre', 'rooms', 'partnerships', 'people']);
export type SetupTaskKey = z.infer<typeof setupTaskKey>;

/** `not_yet`: another task comes first. `started`: some centres have it, or people are invited. */
export const setupTaskState = z.enum(['not_yet', 'to_do', 'started', 'done']);
export type SetupTaskState = z.infer<typeof setupTaskState>;

export const setupTask = z.object({
  key: setupTaskKey,
  state: setupTaskState,
  /** How many there are; of tasks for each centre, how many centres have it. */
  done: z.int(),
  /** How many centres there are; null for tasks that are not for each centre. */
  of: z.int().nullable(),
  /** The first centre that lacks it. */
  next: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});
export type SetupTask = z.infer<typeof setupTask>;

export const setupView = z
  .object({
    complete: z.boolean(),
    /** In the order in which they can be done. */
    tasks: z.array(setupTask),
  })
  .meta({ id: 'SetupView' });
export type SetupView = z.infer<typeof setupView>;
