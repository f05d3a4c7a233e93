import {
  feedList,
  feedsRoutes,
  newFeedView,
  type CreateFeed,
  type FeedList,
  type NewFeedView,
} from '#shared/contracts/feeds.contract.js';
import { del, fillPath, get, post } from '../../core/http.js';

export const feedsApi = {
  list: (): Promise<FeedList> => get(feedsRoutes.feeds, { response: feedList }),
  create: (body: CreateFeed): Promise<NewFeedView> => post(feedsRoutes.feeds, body, { response: newFeedView }),
  revoke: (feedId: string): Promise<void> => del(fillPath(feedsRoutes.feed, { feedId })),
};
