import type { ReasonCode } from '#shared/contracts/vocabulary.js';
import type { SeriesNews } from '../../visits/index.js';
import { facts, letter, type MailText, type Reader } from './mail-text.js';
import { REASON_TEXTS } from './reason-texts.js';

/** What a mail about several visits of a series tells. */
export interface SeriesMailFacts {
  readonly news: SeriesNews;
  readonly reader: Reader;
  readonly subject: string;
  readonly pupils: number;
  readonly partnerName: string;
  readonly centreName: string;
  /** `Tuesday 1 December 2026` */
  readonly firstDay: string;
  /** `Tuesday 1 December 2026, 10:00 to 10:50`, in the order of time. */
  readonly whens: readonly string[];
  readonly reasonCode: ReasonCode | null;
  readonly reasonNote: string | null;
  /** Where the series is shown. */
  readonly link: string;
}

type Sentence = (series: SeriesMailFacts) => string;

const visits = ({ whens }: SeriesMailFacts): string => (whens.length === 1 ? '1 visit' : `${whens.length} visits`);

const NEWS: Readonly<Record<SeriesNews, { word: string; says: Sentence; next: string }>> = {
  requested: {
    word: 'Request',
    says: (series) => `${series.partnerName} asks for ${visits(series)} to ${series.centreName}, as a series.`,
    next: 'Approve or decline them, together or one by one',
  },
  approved: {
    word: 'Approved',
    says: (series) => `${series.centreName} has approved ${visits(series)} of your series.`,
    next: 'See the series, or cancel what you cannot come to',
  },
  declined: {
    word: 'Declined',
    says: (series) => `${series.centreName} cannot take ${visits(series)} of your series.`,
    next: 'See the series',
  },
  withdrawn: {
    word: 'Withdrawn',
    says: (series) =>
      `${series.partnerName} has withdrawn ${visits(series)} of its series. These times are free again.`,
    next: 'See the series',
  },
  cancelled: {
    word: 'Cancelled',
    says: (series) => `${visits(series)} of a series will not take place.`,
    next: 'See the series',
  },
  expired: {
    word: 'Not answered in time',
    says: (series) =>
      `${series.centreName} did not decide on ${visits(series)} of your series in time, so these times are free again.`,
    next: 'See the series, and ask again',
  },
  changed: {
    word: 'Changed',
    says: (series) => `A series has been changed. What follows (${visits(series)}) is how it is now.`,
    next: 'See the series',
  },
};

const because = ({ news, reasonCode, reasonNote }: SeriesMailFacts): string | null => {
  if (reasonCode === null || !['declined', 'withdrawn', 'cancelled'].includes(news)) return null;
  const note = reasonNote === null ? '' : `\nThey wrote:\n  ${reasonNote.split(/\r?\n/).join('\n  ')}`;
  return `The reason: ${REASON_TEXTS[reasonCode]}.${note}`;
};

/** One mail for all that happened to a series at once, with every date. */
export function seriesNotification(series: SeriesMailFacts): MailText {
  const { word, says, next } = NEWS[series.news];
  const what = facts({
    What: series.subject,
    Who: `${series.partnerName}, ${series.pupils} ${series.pupils === 1 ? 'pupil' : 'pupils'}`,
    Where: series.centreName,
  });
  const dates = series.whens.map((when) => `  ${when}`).join('\n');
  return {
    subject: `${word}: ${series.subject}, ${series.partnerName}, ${visits(series)} from ${series.firstDay}`,
    text: letter(series.reader, says(series), because(series), what, dates, `${next}: ${series.link}`),
  };
}
