import { describe, expect, it } from '@jest/globals';
import { along, firstPlace, hourSpans, neighbour, placeEvents, type DayEvent } from './day-layout.js';

const DAY = { start: 540, end: 960 };

function anEvent(key: string, start: number, end: number, more: Partial<DayEvent> = {}): DayEvent {
  return { key, start, end, label: key, name: key, tone: 'primary', ...more };
}

const keysByLane = (events: DayEvent[]): [string, number][] =>
  placeEvents(events, DAY).map(({ event, lane }) => [event.key, lane]);

describe('the time axis', () => {
  it('measures in percent and keeps to the day', () => {
    expect(along(540, DAY)).toBe(0);
    expect(along(750, DAY)).toBe(50);
    expect(along(400, DAY)).toBe(0);
    expect(along(2000, DAY)).toBe(100);
  });

  it('has an hour at a time where there are no periods', () => {
    expect(hourSpans(540, 690)).toEqual([
      { start: 540, end: 600, label: '09:00' },
      { start: 600, end: 660, label: '10:00' },
      { start: 660, end: 690, label: '11:00' },
    ]);
  });
});

describe('events in a row', () => {
  it('share a line when one begins as the other ends', () => {
    expect(keysByLane([anEvent('b', 600, 660), anEvent('a', 540, 600)])).toEqual([
      ['a', 0],
      ['b', 0],
    ]);
  });

  it('stand under each other when they, or their buffers, overlap', () => {
    expect(keysByLane([anEvent('a', 540, 600, { after: 15 }), anEvent('b', 600, 660), anEvent('c', 620, 700)])).toEqual(
      [
        ['a', 0],
        ['b', 1],
        ['c', 0],
      ],
    );
  });

  it('carry their place and the length of their buffers against their own', () => {
    const [placed] = placeEvents([anEvent('a', 540, 600, { before: 15, after: 30 })], DAY);
    expect(placed?.style).toBe('--l:0%;--w:14.286%;--n:0;--b:0.25;--a:0.5');
  });
});

describe('moving with the arrow keys', () => {
  const rows = [
    placeEvents([anEvent('a1', 540, 600), anEvent('shut', 600, 660, { fixed: true }), anEvent('a2', 660, 720)], DAY),
    [],
    placeEvents([anEvent('c1', 540, 560), anEvent('c2', 700, 760)], DAY),
  ];

  it('follows time along a row and passes over what cannot be pressed', () => {
    expect(neighbour(rows, { row: 0, event: 0 }, 'ArrowRight')).toEqual({ row: 0, event: 2 });
    expect(neighbour(rows, { row: 0, event: 2 }, 'ArrowLeft')).toEqual({ row: 0, event: 0 });
    expect(neighbour(rows, { row: 0, event: 2 }, 'ArrowRight')).toBeNull();
    expect(neighbour(rows, { row: 0, event: 2 }, 'Home')).toEqual({ row: 0, event: 0 });
    expect(neighbour(rows, { row: 2, event: 0 }, 'End')).toEqual({ row: 2, event: 1 });
  });

  it('goes to the next row that has something, at about the same time', () => {
    expect(neighbour(rows, { row: 0, event: 2 }, 'ArrowDown')).toEqual({ row: 2, event: 1 });
    expect(neighbour(rows, { row: 2, event: 0 }, 'ArrowUp')).toEqual({ row: 0, event: 0 });
    expect(neighbour(rows, { row: 2, event: 0 }, 'ArrowDown')).toBeNull();
    expect(neighbour(rows, { row: 0, event: 0 }, 'x')).toBeNull();
  });

  it('begins with the first event that can be pressed', () => {
    expect(firstPlace(rows)).toEqual({ row: 0, event: 0 });
    expect(firstPlace([[], placeEvents([anEvent('s', 540, 600, { fixed: true })], DAY)])).toBeNull();
  });
});
