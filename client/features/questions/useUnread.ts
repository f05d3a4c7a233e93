import { useQuery } from '@pinia/colada';
import { questionsApi } from './questions.api.js';

/** Asked once for all visits that are shown. */
export const useUnread = () => useQuery({ key: ['unread-messages'], query: questionsApi.unread });
