import type { SwapNews } from '../../visits/index.js';
import { letter, type MailText, type Reader } from './mail-text.js';

export interface SwapMailFacts {
  readonly news: SwapNews;
  readonly reader: Reader;
  readonly subject: string;
  readonly centreName: string;
  readonly partnerName: string;
  /** `Tuesday 1 December 2026, 10:00 to 10:50`, of the reader’s own visit. */
  readonly when: string;
  /** Of the other one, while it is proposed; whose it is, is not said. */
  readonly otherWhen: string | null;
  readonly answerBy: string;
  readonly link: string;
}

const SWAP_NEWS: Readonly<Record<SwapNews, { word: string; says: string; next: string }>> = {
  proposed: {
    word: 'A swap is proposed',
    says: 'You are asked to swap the time of your visit with that of another school. You keep everything else.',
    next: 'Say yes or no',
  },
  refused: {
    word: 'No swap',
    says: 'The other school would rather keep its time, so your visit stays as it is.',
    next: 'See the visit',
  },
  withdrawn: {
    word: 'No swap',
    says: 'The proposal to swap was taken back, so your visit stays as it is.',
    next: 'See the visit',
  },
  expired: {
    word: 'No swap',
    says: 'Not everybody answered in time, so your visit stays as it is.',
    next: 'See the visit',
  },
  overtaken: {
    word: 'No swap',
    says: 'The other visit has changed meanwhile, so your visit stays as it is.',
    next: 'See the visit',
  },
};

export function swapNotification(swap: SwapMailFacts): MailText {
  const { word, says, next } = SWAP_NEWS[swap.news];
  const asked = swap.news === 'proposed';
  return {
    subject: `${word}: ${swap.partnerName} at ${swap.centreName}, ${swap.when}`,
    text: letter(
      swap.reader,
      says,
      `  ${swap.subject}\n  Now: ${swap.when}${asked && swap.otherWhen ? `\n  Then: ${swap.otherWhen}` : ''}`,
      asked ? `Please answer by ${swap.answerBy}. Without the consent of both schools nothing changes.` : null,
      `${next}: ${swap.link}`,
    ),
  };
}

export interface HandOverMailFacts {
  readonly reader: Reader;
  readonly partnerName: string;
  readonly lines: readonly string[];
  readonly link: string;
}

export function handedOverNotification({ reader, partnerName, lines, link }: HandOverMailFacts): MailText {
  const many = lines.length === 1 ? 'a visit' : `${lines.length} visits`;
  return {
    subject: `Handed over to you: ${many} of ${partnerName}`,
    text: letter(
      reader,
      `From now on you look after ${many}, and get the mails about ${lines.length === 1 ? 'it' : 'them'}.`,
      lines.map((line) => `  ${line}`).join('\n'),
      `See the ${lines.length === 1 ? 'visit' : 'first of them'}: ${link}`,
    ),
  };
}
