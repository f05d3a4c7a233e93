import type { SeriesView } from '#shared/contracts/series.contract.js';
import type { JointEffect } from '#shared/contracts/fairness.contract.js';
import type { VisitView } from '#shared/contracts/visits.contract.js';
import { visitsText } from '../rhythm.texts.js';

const named = ({ partner, reference }: VisitView): string => `${partner.name}, reference ${reference}`;

export const REQUESTS = {
  title: 'Requests',
  intro:
    'By need: the school that is short of the most fair hours first. You can take an answer back for ten seconds; nobody is told before.',
  loading: 'Loading requests',
  noneTitle: 'Nothing is waiting for you',
  noneReason: 'Requests from schools and groups stand here until they are answered.',
  more: 'Show more requests',
  answer: (time: string): string => `Answer ${time}`,
  approve: 'Approve',
  approveNamed: (visit: VisitView): string => `Approve ${named(visit)}`,
  decline: 'Decline',
  declineNamed: (visit: VisitView): string => `Decline ${named(visit)}`,
  suggest: 'Offer other times',
  suggestNamed: (visit: VisitView): string => `Offer other times to ${named(visit)}`,
  open: 'Open the visit',
  centre: 'Centre',
  chooseShort: 'Choose',
  fresh: 'New',
  goneOther: 'Decided by somebody else',
  notSignedOff: (visit: VisitView): string =>
    `${named(visit)}: its school has not signed it off yet, so this cannot be done`,
  notNow: (visit: VisitView): string => `${named(visit)}: this cannot be done now`,
  putAway: 'Put away',
  putAwayNamed: (visit: VisitView): string => `Put away ${named(visit)}`,
  rivals: (count: number): string => (count === 1 ? '1 rival' : `${count} rivals`),
  rivalsNamed: (visit: VisitView, count: number): string =>
    `${count === 1 ? '1 rival' : `${count} rivals`} of ${named(visit)}`,
  questions: (count: number): string => (count === 0 ? 'Ask' : `Questions (${count})`),
  questionsNamed: (visit: VisitView): string => `Questions and answers with ${named(visit)}`,
  approvedSeveral: (count: number): string => (count === 1 ? '1 request approved' : `${count} requests approved`),
  refusedAway: 'Put away what could not be approved',
  refusedTitle: 'Some could not be approved',
  refusedOne: (visit: VisitView, message: string): string => `${named(visit)}: ${message}`,
  noneFound: 'No request matches',
  noneFoundReason: 'Others wait. Show all of them to see them.',
  showAll: 'Show all',
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
    { key: 'A', does: 'Approve it, and go on to the next; where some are chosen, approve those' },
    { key: 'D', does: 'Decline it: asks for the reason' },
    { key: 'S', does: 'Offer other times instead' },
    { key: 'X', does: 'Choose it, or not after all' },
    { key: 'U', does: 'Take the last answer back, within ten seconds' },
    { key: 'R', does: 'Compare it with its rivals' },
    { key: 'Q', does: 'Ask or answer' },
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

export const FILTER = {
  title: 'Show only some',
  order: 'Order',
  orders: [
    { value: 'need', label: 'By need' },
    { value: 'waiting', label: 'Longest waiting' },
    { value: 'day', label: 'Day of the visit' },
  ],
  room: 'Room',
  all: 'All rooms',
  programme: 'Programme',
  every: 'All programmes',
  from: 'Visits from',
  to: 'Visits until',
  clear: 'Show all',
} as const;

export const RIVALS = {
  title: 'Side by side',
  intro:
    'These want what not all of them can have. The first is the request that you are on, the others follow by need.',
  loading: 'Looking for rivals',
  none: 'Nobody else wants the same.',
  wants: 'Wants',
  over: 'Rival for',
  group: 'Group',
  programme: 'Programme',
  close: 'Close',
} as const;

export const ASKED = {
  about: ({ partner, subject, reference }: VisitView): string => `${partner.name}, ${subject}, reference ${reference}`,
} as const;

const hours = (value: number): string => `${value}`;

export const CHOSEN = {
  title: 'Chosen requests',
  count: (count: number): string => `${count} chosen`,
  approve: (count: number): string => (count === 1 ? 'Approve 1 request' : `Approve all ${count}`),
  clear: 'Choose none',
  effect: 'What approving them does',
  host: ({ hostShare, hostShareAfter, hostCapPercent }: JointEffect): string =>
    `Host’s share of hours used: ${hostShare === null ? 'none' : `${hostShare}%`} now, ${hostShareAfter ?? 0}% with these. The authority’s share for hosts: ${hostCapPercent}%`,
  school: ({ school, used, usedAfter, entitled }: JointEffect['schools'][number]): string =>
    `${school.name}: ${hours(used)} now, ${hours(usedAfter)} with these${entitled === null ? '' : `, of ${hours(entitled)} fair hours`}`,
} as const;
