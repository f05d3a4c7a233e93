import { ICalCalendar, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import type { EventStatus } from './domain/event-status.js';

/** A visit as it goes into a calendar: nothing about pupils but how many. */
export interface CalendarVisit {
  readonly id: string;
  readonly reference: string;
  readonly state: VisitState;
  readonly status: EventStatus;
  readonly version: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** When it took this state. */
  readonly changedAt: Date;
  readonly subject: string;
  readonly partnerName: string;
  readonly pupils: number;
  readonly adults: number;
  readonly rooms: readonly string[];
  /** Who of the centre teaches the group, and its vehicle that fetches it; null when there is none. */
  readonly tutor: string | null;
  readonly vehicle: string | null;
  readonly centreName: string;
  /** Street, town and postcode, as far as they are known. */
  readonly centreAddress: readonly string[];
  /** When the school leaves and is back, in a sentence; null when that is not known. */
  readonly travel: string | null;
  /** Whether the reader looks from the centre, who knows where it is and wants to know who comes. */
  readonly seenFromCentre: boolean;
}

/** Programs read again about this often when they ask how often to. */
const REFRESH_SECONDS = 3600;

const STATE_TEXT: Readonly<Record<VisitState, string>> = {
  requested: 'Requested: the centre has not answered yet',
  offered: 'The centre has offered other times',
  approved: 'Approved',
  waitlisted: 'On the waiting list',
  attended: 'The visit took place',
  declined: 'Declined by the centre',
  withdrawn: 'Withdrawn',
  cancelled: 'Cancelled',
  expired: 'The request lapsed without an answer',
  no_show: 'Nobody came',
};

const PREFIX: Readonly<Record<EventStatus, string>> = {
  TENTATIVE: 'Requested: ',
  CONFIRMED: '',
  CANCELLED: 'Cancelled: ',
};

/** Control characters break the parsers of calendar programs; tabs and line breaks are allowed. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r]/gu;

const clean = (text: string): string => text.replace(UNPRINTABLE, '');
/** The name is the one text that ical-generator writes as it stands. */
const nameText = (name: string): string =>
  clean(name)
    .replace(/\s+/g, ' ')
    .replace(/[\\;,]/g, '\\$&');
const counted = (count: number, one: string, many: string): string => `${String(count)} ${count === 1 ? one : many}`;

/**
 * The text of a calendar, with all times in UTC so that it means the same under any zone of the server.
 * It depends on nothing but its arguments: reading an unchanged calendar twice gives the same bytes.
 */
export function calendarText(name: string, visits: readonly CalendarVisit[]): string {
  const calendar = new ICalCalendar({
    prodId: '//CLC Commons//Visits//EN',
    name: nameText(name),
    ttl: REFRESH_SECONDS,
  });
  for (const visit of visits) {
    calendar.createEvent({
      id: `${visit.id}@clc-commons`,
      sequence: visit.version,
      status: ICalEventStatus[visit.status],
      transparency: visit.status === 'CANCELLED' ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      start: visit.startsAt,
      end: visit.endsAt,
      stamp: visit.changedAt,
      lastModified: visit.changedAt,
      summary: clean(summaryOf(visit)),
      location: clean([...visit.rooms, visit.centreName, ...visit.centreAddress].join(', ')),
      description: clean(descriptionOf(visit)),
    });
  }
  return `${calendar.toString()}\r\n`;
}

function summaryOf(visit: CalendarVisit): string {
  const what = visit.seenFromCentre
    ? `${visit.partnerName}: ${visit.subject}`
    : `${visit.subject} at ${visit.centreName}`;
  return PREFIX[visit.status] + what;
}

function descriptionOf(visit: CalendarVisit): string {
  return [
    STATE_TEXT[visit.state],
    `${visit.partnerName}, ${counted(visit.pupils, 'pupil', 'pupils')}, ${counted(visit.adults, 'adult', 'adults')}`,
    ...(visit.tutor === null ? [] : [`Tutor: ${visit.tutor}`]),
    ...(visit.vehicle === null ? [] : [`Fetched and taken home by: ${visit.vehicle}`]),
    ...(visit.travel === null || visit.status === 'CANCELLED' ? [] : [visit.travel]),
    `Reference ${visit.reference}`,
  ].join('\n');
}
