import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { calendarText, type CalendarVisit } from './calendar-text.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

const aVisit = (over: Partial<CalendarVisit> = {}): CalendarVisit => ({
  id: '0199-winter',
  reference: '7K3Q-M9D2',
  state: 'approved',
  status: 'CONFIRMED',
  version: 2,
  startsAt: new Date('2026-12-01T10:00:00Z'),
  endsAt: new Date('2026-12-01T12:00:00Z'),
  changedAt: new Date('2026-11-24T09:30:00Z'),
  subject: 'Podcasting',
  partnerName: 'Hillside School',
  pupils: 28,
  adults: 1,
  rooms: ['Radio studio'],
  tutor: null,
  vehicle: null,
  centreName: 'Quayside CLC',
  centreAddress: ['1 Dock Road', 'Harbour', 'HB1 2AB'],
  travel: null,
  seenFromCentre: false,
  ...over,
});

/** Half past nine by the clock on the wall in London, in British Summer Time. */
const summer = aVisit({
  id: '0199-summer',
  startsAt: new Date('2026-07-01T08:30:00Z'),
  endsAt: new Date('2026-07-01T10:00:00Z'),
  status: 'TENTATIVE',
  state: 'requested',
  version: 1,
});

interface ReadBack {
  offsetMinutes: number;
  calendar: string;
  byIcalJs: Record<string, unknown>[];
  byNodeIcal: Record<string, unknown>[];
}

/** Writes and reads the calendar in a process whose clock stands in another zone. */
function inZone(zone: string, visits: readonly CalendarVisit[]): ReadBack {
  const script = path.join(ROOT, 'test/support/calendar-in-zone.mjs');
  const result = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    cwd: ROOT,
    env: { ...process.env, TZ: zone },
    input: JSON.stringify({ name: 'CLC Commons', visits }),
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(result.stderr);
  return JSON.parse(result.stdout) as ReadBack;
}

const ZONES = [
  { zone: 'UTC', julyOffset: 0 },
  { zone: 'Europe/London', julyOffset: -60 },
  { zone: 'America/New_York', julyOffset: 240 },
];

const AWKWARD = 'Radio, drama; and \\ "news" – Year 8\nBring headphones 🎧 ' + 'żółć 日本語 '.repeat(12);

describe('the text of a calendar', () => {
  describe.each(ZONES)('written and read by programs under $zone', ({ zone, julyOffset }) => {
    const read = inZone(zone, [aVisit(), summer, aVisit({ id: '0199-awkward', subject: AWKWARD })]);

    it('really stands in that zone', () => {
      expect(read.offsetMinutes).toBe(julyOffset);
    });

    it.each(['byIcalJs', 'byNodeIcal'] as const)('means the same hours in winter and in summer (%s)', (reader) => {
      expect(read[reader].slice(0, 2).map(({ uid, start, end }) => [uid, start, end])).toEqual([
        ['0199-winter@clc-commons', '2026-12-01T10:00:00.000Z', '2026-12-01T12:00:00.000Z'],
        ['0199-summer@clc-commons', '2026-07-01T08:30:00.000Z', '2026-07-01T10:00:00.000Z'],
      ]);
    });

    it.each(['byIcalJs', 'byNodeIcal'] as const)('keeps commas, semicolons, lines and long text (%s)', (reader) => {
      expect(read[reader][2]).toMatchObject({
        summary: `${AWKWARD} at Quayside CLC`,
        location: 'Radio studio, Quayside CLC, 1 Dock Road, Harbour, HB1 2AB',
        description: 'Approved\nHillside School, 28 pupils, 1 adult\nReference 7K3Q-M9D2',
        status: 'CONFIRMED',
        sequence: 2,
      });
    });

    it('has the same bytes as everywhere', () => {
      expect(read.calendar).toBe(
        calendarText('CLC Commons', [aVisit(), summer, aVisit({ id: '0199-awkward', subject: AWKWARD })]),
      );
    });
  });

  it('is what calendar programs ask for, line by line', () => {
    expect(calendarText('CLC Commons', [summer])).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//CLC Commons//Visits//EN',
        'NAME:CLC Commons',
        'X-WR-CALNAME:CLC Commons',
        'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
        'X-PUBLISHED-TTL:PT1H',
        'BEGIN:VEVENT',
        'UID:0199-summer@clc-commons',
        'SEQUENCE:1',
        'DTSTAMP:20261124T093000Z',
        'DTSTART:20260701T083000Z',
        'DTEND:20260701T100000Z',
        'SUMMARY:Requested: Podcasting at Quayside CLC',
        'TRANSP:OPAQUE',
        'LOCATION:Radio studio\\, Quayside CLC\\, 1 Dock Road\\, Harbour\\, HB1 2AB',
        'DESCRIPTION:Requested: the centre has not answered yet\\nHillside School\\, ',
        ' 28 pupils\\, 1 adult\\nReference 7K3Q-M9D2',
        'STATUS:TENTATIVE',
        'LAST-MODIFIED:20261124T093000Z',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('writes no line longer than 75 bytes', () => {
    const text = calendarText('CLC Commons', [aVisit({ subject: AWKWARD, partnerName: '日本語 '.repeat(60) })]);
    const lengths = text.split('\r\n').map((line) => Buffer.byteLength(line));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
    expect(Math.max(...lengths)).toBeGreaterThan(70);
  });

  it('lets no typed text forge a property or an event', () => {
    const subject = 'Art\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:forged\u0000\u001b';
    const lines = calendarText('CLC Commons', [aVisit({ subject })]).split('\r\n');
    expect(lines.filter((line) => line.startsWith('BEGIN:VEVENT'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('UID:'))).toEqual(['UID:0199-winter@clc-commons']);
    expect(/[\u0000\u001b]/.test(lines.join(''))).toBe(false);
  });

  it('escapes the name of the calendar too', () => {
    const lines = calendarText('Studio; 1\nMETHOD:PUBLISH, "A"', []).split('\r\n');
    expect(lines.slice(3, 5)).toEqual([
      'NAME:Studio\\; 1 METHOD:PUBLISH\\, "A"',
      'X-WR-CALNAME:Studio\\; 1 METHOD:PUBLISH\\, "A"',
    ]);
  });

  it('marks what was called off as cancelled and frees its time', () => {
    const lines = calendarText('x', [aVisit({ state: 'cancelled', status: 'CANCELLED', version: 3 })]).split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'STATUS:CANCELLED',
        'TRANSP:TRANSPARENT',
        'SEQUENCE:3',
        'SUMMARY:Cancelled: Podcasting at Quayside CLC',
      ]),
    );
  });

  it('tells when the school leaves and is back, unless the visit was called off', () => {
    const travel = 'Leave school by 09:35, back by 12:25: 15 minutes each way plus loading, estimated';
    const unfolded = (visit: CalendarVisit) => calendarText('x', [visit]).replaceAll('\r\n ', '');
    expect(unfolded(aVisit({ travel }))).toContain(
      'DESCRIPTION:Approved\\nHillside School\\, 28 pupils\\, 1 adult\\nLeave school by 09:35\\, back by 12:25: ' +
        '15 minutes each way plus loading\\, estimated\\nReference 7K3Q-M9D2\r\n',
    );
    expect(unfolded(aVisit({ travel, state: 'cancelled', status: 'CANCELLED' }))).not.toContain('Leave school');
  });

  it('tells the centre who comes', () => {
    const lines = calendarText('x', [aVisit({ seenFromCentre: true })]).split('\r\n');
    expect(lines).toContain('SUMMARY:Hillside School: Podcasting');
  });
});
