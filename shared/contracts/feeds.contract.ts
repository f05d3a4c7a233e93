import { z } from 'zod';
import { instant } from './common.js';

export const feedsRoutes = {
  feeds: '/api/v1/feeds',
  feed: '/api/v1/feeds/:feedId',
  /** What calendar programs read. Whoever knows the token may read it, so it is shown once and kept as a hash. */
  calendar: '/api/v1/feeds/:token.ics',
  visitFile: '/api/v1/visits/:visitId/calendar-file',
} as const;

export const createFeed = z
  .discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('person') }),
      z.strictObject({ kind: z.literal('room'), roomId: z.uuid('Choose a room') }),
    ],
    { error: 'Choose your own visits or a room' },
  )
  .meta({ id: 'CreateFeed' });
export type CreateFeed = z.infer<typeof createFeed>;

export const feedRoom = z.object({ id: z.uuid(), name: z.string(), centreName: z.string() });
export type FeedRoom = z.infer<typeof feedRoom>;

/** A living calendar address, without its secret. `room` is null for a person's own visits. */
export const feedView = z
  .object({ id: z.uuid(), kind: z.enum(['person', 'room']), room: feedRoom.nullable(), createdAt: instant })
  .meta({ id: 'FeedView' });
export type FeedView = z.infer<typeof feedView>;

/** The only answer that holds the address itself. */
export const newFeedView = feedView
  .extend({ address: z.url(), webcalAddress: z.string().startsWith('webcal://') })
  .meta({ id: 'NewFeedView' });
export type NewFeedView = z.infer<typeof newFeedView>;

export const feedList = z
  .object({
    items: z.array(feedView),
    /** The rooms for which the person may make an address. */
    rooms: z.array(feedRoom),
  })
  .meta({ id: 'FeedList' });
export type FeedList = z.infer<typeof feedList>;
