import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Axis } from './axis.js';
import { dragged, drawn, keyed, samePlace, stretched, type Ground, type Place } from './places.js';

const WEEK: Axis = { days: ['2026-11-30', '2026-12-01'], start: 480, end: 1_020 };
const GROUND: Ground = { axis: WEEK, roomIds: ['lab', 'studio'] };
const PLACE: Place = { day: '2026-12-01', roomId: 'studio', start: 600, end: 690 };
/** Tuesday begins 540 minutes along. */
const TUESDAY = 540;

const press = (key: string, over: { shiftKey?: boolean; from?: Place; lengthens?: boolean } = {}) =>
  keyed(over.from ?? PLACE, { key, shiftKey: over.shiftKey ?? false }, over.lengthens ?? false, GROUND);

describe('moving by keys', () => {
  it('goes five minutes along, to the next room, or to another day', () => {
    expect(press('ArrowRight')).toEqual({ ...PLACE, start: 605, end: 695 });
    expect(press('ArrowLeft')).toEqual({ ...PLACE, start: 595, end: 685 });
    expect(press('ArrowUp')).toEqual({ ...PLACE, roomId: 'lab' });
    expect(press('PageUp')).toEqual({ ...PLACE, day: '2026-11-30' });
    expect(press('a')).toBeNull();
  });

  it('changes the end with Shift, or where its length is what changes', () => {
    expect(press('ArrowRight', { shiftKey: true })).toEqual({ ...PLACE, end: 695 });
    expect(press('ArrowLeft', { lengthens: true })).toEqual({ ...PLACE, end: 685 });
    expect(press('ArrowLeft', { shiftKey: true, from: { ...PLACE, end: 605 } })).toEqual({ ...PLACE, end: 605 });
  });

  it('stays within what is shown', () => {
    expect(press('ArrowDown')).toEqual(PLACE);
    expect(press('PageDown')).toEqual(PLACE);
    expect(press('ArrowLeft', { from: { ...PLACE, start: 480, end: 540 } })).toEqual({
      ...PLACE,
      start: 480,
      end: 540,
    });
    expect(press('ArrowRight', { from: { ...PLACE, start: 960, end: 1_020 } })).toMatchObject({
      start: 960,
      end: 1_020,
    });
  });
});

describe('moving by pointer', () => {
  it('follows the pointer from where it was lifted, to the nearest five minutes', () => {
    expect(dragged(PLACE, { roomId: 'lab', x: TUESDAY + 642 }, 30, WEEK)).toEqual({
      ...PLACE,
      roomId: 'lab',
      start: 610,
      end: 700,
    });
    expect(dragged(PLACE, { roomId: 'studio', x: 630 }, 30, WEEK)).toMatchObject({ day: '2026-11-30', start: 600 });
  });

  it('stretches to the pointer, on the same day, and never to nothing', () => {
    expect(stretched(PLACE, { roomId: 'lab', x: TUESDAY + 733 }, WEEK)).toEqual({ ...PLACE, end: 735 });
    expect(stretched(PLACE, { roomId: 'studio', x: 700 }, WEEK)).toEqual({ ...PLACE, end: 605 });
  });

  it('draws something new either way along, in the row and on the day in which it began', () => {
    const from = { roomId: 'lab', x: TUESDAY + 601 };
    const expected = { day: '2026-12-01', roomId: 'lab', start: 600, end: 660 };
    expect(drawn(from, { roomId: 'studio', x: TUESDAY + 659 }, WEEK)).toEqual(expected);
    expect(drawn({ ...from, x: TUESDAY + 659 }, { roomId: 'lab', x: TUESDAY + 601 }, WEEK)).toEqual(expected);
    expect(drawn(from, { roomId: 'lab', x: 0 }, WEEK)).toMatchObject({ day: '2026-12-01', start: 480 });
  });

  it('always ends at a place that can be had: in order, on a day shown, within its hours', () => {
    const x = fc.integer({ min: 0, max: 2_000 });
    fc.assert(
      fc.property(x, x, fc.integer({ min: 0, max: 90 }), (from, to, grab) => {
        const [a, b] = [
          { roomId: 'lab', x: from },
          { roomId: 'studio', x: to },
        ];
        for (const place of [drawn(a, b, WEEK), dragged(PLACE, b, grab, WEEK), stretched(PLACE, b, WEEK)]) {
          expect(WEEK.days).toContain(place.day);
          expect(place.start).toBeGreaterThanOrEqual(WEEK.start);
          expect(place.end).toBeLessThanOrEqual(WEEK.end);
          expect(place.end - place.start).toBeGreaterThanOrEqual(5);
          expect([place.start % 5, place.end % 5]).toEqual([0, 0]);
        }
      }),
    );
  });

  it('knows whether anything changed', () => {
    expect([samePlace(PLACE, { ...PLACE }), samePlace(PLACE, { ...PLACE, end: 695 })]).toEqual([true, false]);
  });
});
