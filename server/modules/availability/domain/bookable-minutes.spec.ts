import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bookableMinutes, roomsSideBySide, type CountedRoom } from './bookable-minutes.js';

const DAY = '2026-12-01';
const ZONE = 'Europe/London';
const nineToFive = [{ opens: '09:00', closes: '17:00' }];
const at = (time: string) => Date.parse(`${DAY}T${time}:00Z`);
const aRoom = (over: Partial<CountedRoom> = {}): CountedRoom => ({ id: 'room', retiredAt: null, closed: [], ...over });

describe('the minutes for which rooms could be booked on a day', () => {
  it('are the opening hours of every room', () => {
    expect(bookableMinutes(nineToFive, DAY, ZONE, [aRoom(), aRoom()])).toBe(960);
    const withLunch = [
      { opens: '09:00', closes: '12:00' },
      { opens: '13:00', closes: '15:30' },
    ];
    expect(bookableMinutes(withLunch, DAY, ZONE, [aRoom()])).toBe(330);
  });

  it('are none on a closed day, and none without a room', () => {
    expect(bookableMinutes([], DAY, ZONE, [aRoom()])).toBe(0);
    expect(bookableMinutes(nineToFive, DAY, ZONE, [])).toBe(0);
  });

  it('leave out what a room was closed, each minute once and only within opening hours', () => {
    const closed = [
      { from: at('07:00'), until: at('10:00') },
      { from: at('09:30'), until: at('11:00') },
      { from: at('16:30'), until: Infinity },
    ];
    expect(bookableMinutes(nineToFive, DAY, ZONE, [aRoom({ closed })])).toBe(480 - 120 - 30);
  });

  it('end when a room is retired', () => {
    expect(bookableMinutes(nineToFive, DAY, ZONE, [aRoom({ retiredAt: at('13:00') })])).toBe(240);
    expect(bookableMinutes(nineToFive, DAY, ZONE, [aRoom({ retiredAt: at('08:00') })])).toBe(0);
  });

  it('are never more with more closures, and never less than none', () => {
    const closure = fc
      .tuple(fc.integer({ min: at('06:00'), max: at('20:00') }), fc.integer({ min: 0, max: 6 * 3_600_000 }))
      .map(([from, length]) => ({ from, until: from + length }));
    fc.assert(
      fc.property(fc.array(closure, { maxLength: 6 }), closure, (closed, another) => {
        const before = bookableMinutes(nineToFive, DAY, ZONE, [aRoom({ closed })]);
        const after = bookableMinutes(nineToFive, DAY, ZONE, [aRoom({ closed: [...closed, another] })]);
        expect(after).toBeLessThanOrEqual(before);
        expect(after).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the rooms that groups can use side by side', () => {
  const rooms = ['hall', 'left', 'right', 'studio', 'control', 'lab'].map((id) => ({ id, retiredAt: null }));

  it('count a hall as its parts, and a control room with its studio', () => {
    const links = [
      { roomId: 'hall', otherId: 'left', kind: 'part' as const },
      { roomId: 'hall', otherId: 'right', kind: 'part' as const },
      { roomId: 'studio', otherId: 'control', kind: 'needs' as const },
    ];
    expect(roomsSideBySide(rooms, links).map(({ id }) => id)).toEqual(['left', 'right', 'studio', 'lab']);
    expect(roomsSideBySide(rooms, [])).toHaveLength(6);
  });
});
