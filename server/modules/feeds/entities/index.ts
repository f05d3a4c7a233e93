import { FeedMark } from './feed-mark.entity.js';
import { FeedToken } from './feed-token.entity.js';

/** Every table of this module, for the data source. */
export const feedsEntities = [FeedToken, FeedMark];
