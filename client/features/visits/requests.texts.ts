import type { SeriesView } from '#shared/contracts/series.contract.js';
import type { VisitView } from '#shared/contracts/visits.contract.js';
import { visitsText } from './rhythm.texts.js';

const named = ({ partner, reference }: VisitView): string => `${partner.name}, reference ${reference}`;

export const REQUESTS = {
  title: 'Requests',
  intro: 'The longest waiting first. A request keeps its room until you answer or its time runs out.',
  loading: 'Loading requests',
  noneTitle: 'Nothing is waiting for you',
  noneReason: 'Requests from schools and groups stand here until they are answered.',
  more: 'Show more requests',
  answerBy: (deadline: string): string => `Answer by ${deadline}`,
  approve: 'Approve',
  approveNamed: (visit: VisitView): string => `Approve ${named(visit)}`,
  decline: 'Decline',
  declineNamed: (visit: VisitView): string => `Decline ${named(visit)}`,
  open: 'Open the visit',
  adults: 'With them',
  equipment: 'Equipment',
  noEquipment: 'None',
  tutor: 'Tutor',
  vehicle: 'Fetched by',
  note: 'Note',
  transport: 'Transport',
  fairHours: 'Fair hours',
} as const;

export const SHORTCUTS = {
  open: 'Keyboard shortcuts',
  description: 'They act on the request with the thick frame, and not while you are typing.',
  keysTitle: 'Keys',
  keys: [
    { key: 'J', does: 'Go to the next request' },
    { key: 'K', does: 'Go back to the one before' },
    { key: 'A', does: 'Approve it, and go on to the next' },
    { key: 'D', does: 'Decline it: asks for the reason' },
    { key: '?', does: 'Show this list' },
  ],
  on: 'Use these keys',
  onHint: 'Kept in this browser.',
  close: 'Close',
} as const;

export const PENDING = {
  title: 'Series that wait',
  entry: (series: SeriesView): string => `${series.partner.name}: ${series.subject}`,
  waiting: (count: number): string => `${visitsText(count)} waiting for an answer`,
  open: 'Open the series',
  openNamed: (series: SeriesView): string => `Open the series ${series.subject} of ${series.partner.name}`,
} as const;
