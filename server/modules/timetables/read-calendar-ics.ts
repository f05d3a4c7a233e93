import ICAL from 'ical.js';
import { CALENDAR_LIMITS } from '#shared/contracts/timetables.contract.js';
import { addDays } from '../../common/kernel/wall-time.js';
import type { FoundDays, LeftOut, ReadFile } from './domain/found-days.js';

/** Of one repeating event, so that a rule without an end cannot fill the list. */
const MOST_OCCURRENCES = 100;
const LONGEST_NAME = 100;
const LONGEST_FAULT = 120;
const REPEATING = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
const LONGEST_INTERVAL = 52;

const refused = (reason: string, mend: string): ReadFile => ({ ok: false, problem: { reason, mend } });

/** The whole-day events of an iCalendar text. Never throws, and takes a bounded time whatever the text says. */
export function readCalendarIcs(text: string): ReadFile {
  let components: ICAL.Component[];
  try {
    components = calendarsIn(text);
  } catch (error) {
    const found = String(error).replace(/\s+/g, ' ').slice(0, LONGEST_FAULT);
    const mend = 'Export the calendar again, as iCalendar (.ics).';
    return refused(`This is not a calendar file that can be read. What stopped the reading: ${found}`, mend);
  }
  const events = components.flatMap((each) => (each.name === 'vevent' ? [each] : each.getAllSubcomponents('vevent')));
  if (events.length === 0) {
    return refused('There is no event in this file.', 'Export the calendar again and check that it is not empty.');
  }
  if (events.length > CALENDAR_LIMITS.events) {
    const most = CALENDAR_LIMITS.events.toLocaleString('en-GB');
    return refused(`The file has more than ${most} events.`, 'Export one school year at a time.');
  }
  const read = events.map((event, index) => readSafely(event, index + 1));
  const found = read.flatMap((each) => each.found);
  const leftOut = read.flatMap((each) => each.leftOut);
  if (found.length > CALENDAR_LIMITS.events) {
    return refused('Its events repeat more than 2,000 times in all.', 'Export one school year at a time.');
  }
  return { ok: true, value: { positionsAre: 'events', found, leftOut } };
}

/** A file may hold several calendars one after the other, or an event without a calendar around it. */
function calendarsIn(text: string): ICAL.Component[] {
  const parsed = ICAL.parse(text) as unknown[];
  const several = Array.isArray(parsed[0]) ? parsed : [parsed];
  return several.map((each) => new ICAL.Component(each as [string, object[], object[]]));
}

interface ReadEvent {
  readonly found: readonly FoundDays[];
  readonly leftOut: readonly LeftOut[];
}

class EventReader {
  readonly leftOut: LeftOut[] = [];

  constructor(
    private readonly component: ICAL.Component,
    private readonly position: number,
  ) {}

  get name(): string {
    const summary = this.component.getFirstPropertyValue('summary');
    return textOf(summary).replace(/\s+/g, ' ').replaceAll('\0', '').trim().slice(0, LONGEST_NAME);
  }

  leaveOut(field: string, reason: string, mend: string): void {
    this.leftOut.push({ position: this.position, field, value: this.name, reason, mend });
  }

  days(): FoundDays[] {
    const start = this.component.getFirstPropertyValue('dtstart');
    if (!(start instanceof ICAL.Time)) {
      this.leaveOut('DTSTART', 'The event has no first day.', 'Enter it by hand.');
      return [];
    }
    if (!start.isDate) {
      this.leaveOut(
        'DTSTART',
        'The event has a time of day; only whole days count here.',
        'Enter it by hand if it closes the day.',
      );
      return [];
    }
    if (textOf(this.component.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED') {
      this.leaveOut('STATUS', 'The event is cancelled.', 'Nothing needs to be done.');
      return [];
    }
    const length = this.lengthInDays(start);
    return length === null ? [] : this.occurrences(start).map((first) => this.found(first, length));
  }

  private found(firstDay: string, length: number): FoundDays {
    const { position, name } = this;
    return { position, name, firstDay, lastDay: addDays(firstDay, length - 1) };
  }

  /** The end of a whole-day event is the day after its last; some programs write the same day. */
  private lengthInDays(start: ICAL.Time): number | null {
    const end = this.component.getFirstPropertyValue('dtend');
    const duration = this.component.getFirstPropertyValue('duration');
    if (duration instanceof ICAL.Duration) return Math.max(1, Math.ceil(duration.toSeconds() / 86_400));
    if (!(end instanceof ICAL.Time)) return 1;
    const days = Math.round((Date.parse(dayOf(end)) - Date.parse(dayOf(start))) / 86_400_000);
    if (days >= 0) return Math.max(1, days);
    this.leaveOut('DTEND', 'The event ends before it begins.', 'Enter it by hand.');
    return null;
  }

  private occurrences(start: ICAL.Time): string[] {
    const rules = this.component.getAllProperties('rrule').map((rule): unknown => rule.getFirstValue());
    const extra = this.component.getAllProperties('rdate').length > 0;
    if (rules.length === 0 && !extra) return [dayOf(start)];
    if (!rules.every(isPlainRule)) {
      this.leaveOut('RRULE', 'The event repeats by a rule that is not read here.', 'Enter its days by hand.');
      return [];
    }
    const expansion = new ICAL.RecurExpansion({ component: this.component, dtstart: start });
    const days: string[] = [];
    for (let next = expansion.next() as ICAL.Time | undefined; next; next = expansion.next() as ICAL.Time | undefined) {
      if (days.length === MOST_OCCURRENCES) {
        const reason = `The event repeats more than ${MOST_OCCURRENCES} times; only the first are taken.`;
        this.leaveOut('RRULE', reason, 'Enter later days by hand.');
        break;
      }
      days.push(dayOf(next));
    }
    return days;
  }
}

const dayOf = (time: ICAL.Time): string => time.toString().slice(0, 10);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Rules that name a day in every step or two. Others, such as "every 31 February", make an expansion search for ever.
 */
function isPlainRule(rule: unknown): boolean {
  if (!(rule instanceof ICAL.Recur)) return false;
  const parts = Object.keys(rule.parts);
  const plainParts = parts.every((part) => part === 'BYDAY' && rule.freq === 'WEEKLY');
  return REPEATING.includes(rule.freq) && rule.interval >= 1 && rule.interval <= LONGEST_INTERVAL && plainParts;
}

/** One event that cannot be read does not spoil the others. */
function readSafely(component: ICAL.Component, position: number): ReadEvent {
  const reader = new EventReader(component, position);
  try {
    return { found: reader.days(), leftOut: reader.leftOut };
  } catch {
    const reason = 'The event cannot be read.';
    return { found: [], leftOut: [{ position, field: 'VEVENT', value: '', reason, mend: 'Enter it by hand.' }] };
  }
}
