import {
  messageList,
  questionsRoutes,
  unreadMessages,
  type MessageList,
} from '#shared/contracts/questions.contract.js';
import { del, fillPath, get, post, put } from '../../core/http.js';

const response = { response: messageList };

export const questionsApi = {
  list: (visitId: string): Promise<MessageList> => get(fillPath(questionsRoutes.messages, { visitId }), response),
  write: (visitId: string, text: string): Promise<MessageList> =>
    post(fillPath(questionsRoutes.messages, { visitId }), { text }, response),
  erase: (visitId: string, messageId: string): Promise<MessageList> =>
    del(fillPath(questionsRoutes.message, { visitId, messageId }), response),
  see: (visitId: string, messageId: string): Promise<MessageList> =>
    put(fillPath(questionsRoutes.seen, { visitId }), { messageId }, response),
  unread: async (): Promise<ReadonlyMap<string, number>> => {
    const { items } = await get(questionsRoutes.unread, { response: unreadMessages });
    return new Map(items.map(({ visitId, unread }) => [visitId, unread]));
  },
};
