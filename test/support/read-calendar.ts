import ICAL from 'ical.js';

export interface ReadEvent {
  readonly uid: string;
  readonly status: string;
  readonly sequence: number;
  readonly start: string;
  readonly end: string;
  readonly stamp: string;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
}

/** The events of an iCalendar text, as a calendar program understands them. */
export function eventsOf(text: string): ReadEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const utc = (time: ICAL.Time) => time.toJSDate().toISOString();
    return {
      uid: event.uid,
      status: String(component.getFirstPropertyValue('status')),
      sequence: event.sequence,
      start: utc(event.startDate),
      end: utc(event.endDate),
      stamp: utc(component.getFirstPropertyValue('dtstamp') as ICAL.Time),
      summary: event.summary,
      location: event.location,
      description: event.description,
    };
  });
}
