import { z } from 'zod';
import { instant } from './common.js';
import { paragraphs } from './fields.js';
import { visitId } from './visits.contract.js';

export const questionsRoutes = {
  messages: '/api/v1/visits/:visitId/messages',
  message: '/api/v1/visits/:visitId/messages/:messageId',
  /** Up to which message my side has read. */
  seen: '/api/v1/visits/:visitId/messages/seen',
  unread: '/api/v1/unread-messages',
} as const;

export const MOST_CHARACTERS = 1_000;

export const messageSide = z.enum(['centre', 'partner']);
export type MessageSide = z.infer<typeof messageSide>;

export const writeMessage = z
  .strictObject({
    text: paragraphs('a question or an answer', MOST_CHARACTERS),
  })
  .meta({ id: 'WriteMessage' });
export type WriteMessage = z.infer<typeof writeMessage>;

export const seenMessages = z
  .strictObject({ messageId: z.uuid('Name the last message that was read') })
  .meta({ id: 'SeenMessages' });
export type SeenMessages = z.infer<typeof seenMessages>;

export const messageView = z.object({
  id: z.uuid(),
  side: messageSide,
  author: z.string(),
  /** Null once its author has erased it. */
  text: z.string().nullable(),
  at: instant,
  /** Written by the other side, and not read by anybody of mine. */
  unread: z.boolean(),
  /** Whether the person asking may erase it. */
  mayErase: z.boolean(),
});
export type MessageView = z.infer<typeof messageView>;

export const messageList = z
  .object({
    /** On which side the person asking writes. */
    side: messageSide,
    /** The oldest first. */
    items: z.array(messageView),
  })
  .meta({ id: 'MessageList' });
export type MessageList = z.infer<typeof messageList>;

/** Visits on which the other side has written something that nobody of mine has read, the longest unread first. */
export const unreadMessages = z
  .object({ items: z.array(z.object({ visitId, unread: z.int() })) })
  .meta({ id: 'UnreadMessages' });
export type UnreadMessages = z.infer<typeof unreadMessages>;
