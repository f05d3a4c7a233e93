import type { MessageView } from '#shared/contracts/questions.contract.js';

export const QUESTIONS = {
  title: 'Questions and answers',
  intro: 'Only the centre and the school or group see this. The other side is told by mail.',
  loading: 'Loading questions',
  none: 'Nobody has asked anything yet.',
  label: 'Your question or answer',
  send: 'Send',
  erase: 'Erase',
  eraseNamed: ({ author }: MessageView): string => `Erase what ${author} wrote`,
  erased: 'Erased by whoever wrote it',
  unread: 'New',
  unreadCount: (count: number): string => (count === 1 ? '1 new message' : `${count} new messages`),
} as const;
