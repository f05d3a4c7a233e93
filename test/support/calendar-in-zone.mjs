/**
 * Run as a process of its own, under the time zone of its environment: writes a calendar from the visits on standard
 * input, reads it back with two calendar programs' parsers, and prints the text and what each of them understood.
 */
import { text } from 'node:stream/consumers';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { calendarText } from '../../server/modules/feeds/calendar-text.ts';

const revive = (key, value) => (key.endsWith('At') ? new Date(value) : value);
const { name, visits } = JSON.parse(await text(process.stdin), revive);
const calendar = calendarText(name, visits);

const byIcalJs = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent').map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    summary: event.summary,
    location: event.location,
    description: event.description,
    status: component.getFirstPropertyValue('status'),
    sequence: event.sequence,
  };
});

const byNodeIcal = Object.values(nodeIcal.sync.parseICS(calendar))
  .filter((part) => part.type === 'VEVENT')
  .map((event) => ({
    uid: event.uid,
    start: event.start.toISOString(),
    end: event.end.toISOString(),
    summary: event.summary,
    location: event.location,
    description: event.description,
    status: event.status,
    sequence: Number(event.sequence),
  }));

const offsetMinutes = new Date('2026-07-01T12:00:00Z').getTimezoneOffset();
process.stdout.write(JSON.stringify({ offsetMinutes, calendar, byIcalJs, byNodeIcal }));
