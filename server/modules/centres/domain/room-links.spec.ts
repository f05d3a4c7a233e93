import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  brokenPromises,
  idsBrought,
  leadsInACircle,
  linksByRoom,
  roomsBringing,
  roomsBrought,
  type Buffered,
  type Holding,
  type Link,
} from './room-links.js';

const link = (roomId: string, otherId: string): Link => ({ roomId, otherId });
const HALL = [link('hall', 'left'), link('hall', 'right'), link('left', 'corner'), link('studio', 'control')];

const room = (id: string, setupMinutes: number, cleardownMinutes: number): Buffered => ({
  id,
  setupMinutes,
  cleardownMinutes,
});

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const aName = fc.constantFrom(...NAMES);
const someLinks = fc.array(fc.record({ roomId: aName, otherId: aName }), { maxLength: 14 });
const someRooms = fc
  .array(fc.tuple(fc.nat(60), fc.nat(60)), { minLength: NAMES.length, maxLength: NAMES.length })
  .map((all) => new Map(NAMES.map((id, index) => [id, room(id, all[index]?.[0] ?? 0, all[index]?.[1] ?? 0)])));

/** By walking, one link at a time, until nothing new is found. */
function reached(from: string, links: readonly Link[]): Set<string> {
  const found = new Set([from]);
  for (let round = 0; round <= NAMES.length; round += 1) {
    for (const { roomId, otherId } of links) if (found.has(roomId)) found.add(otherId);
  }
  return found;
}

describe('what comes along with a room', () => {
  it('is its parts, what it needs, and what those bring', () => {
    expect(idsBrought('hall', HALL)).toEqual(['corner', 'left', 'right']);
    expect(idsBrought('left', HALL)).toEqual(['corner']);
    expect(idsBrought('studio', HALL)).toEqual(['control']);
    expect(idsBrought('control', HALL)).toEqual([]);
  });

  it('is taken for the wider set-up and clear-down of all on the way to it', () => {
    const others = new Map([room('left', 30, 0), room('right', 0, 5), room('corner', 5, 25)].map((it) => [it.id, it]));
    expect(roomsBrought(room('hall', 10, 10), linksByRoom(HALL), others)).toEqual([
      room('corner', 30, 25),
      room('left', 30, 10),
      room('right', 10, 10),
    ]);
  });

  it('ends, holds each room once and never itself, in the order of ids, however the links lie (property)', () => {
    fc.assert(
      fc.property(aName, someLinks, someRooms, (from, links, rooms) => {
        const own = rooms.get(from) ?? room(from, 0, 0);
        const brought = roomsBrought(own, linksByRoom(links), rooms);
        const expected = [...reached(from, links)].filter((id) => id !== from).sort();
        expect(brought.map(({ id }) => id)).toEqual(expected);
      }),
    );
  });

  it('is never given back before what brings it, nor taken after (property)', () => {
    fc.assert(
      fc.property(aName, someLinks, someRooms, (from, links, rooms) => {
        const own = rooms.get(from) ?? room(from, 0, 0);
        const brought = roomsBrought(own, linksByRoom(links), rooms);
        const held = new Map([own, ...brought].map((it) => [it.id, it]));
        for (const { roomId, otherId } of links) {
          const [whole, part] = [held.get(roomId), held.get(otherId)];
          if (!whole || !part || otherId === from) continue;
          expect(part.setupMinutes).toBeGreaterThanOrEqual(whole.setupMinutes);
          expect(part.cleardownMinutes).toBeGreaterThanOrEqual(whole.cleardownMinutes);
        }
        for (const { id, setupMinutes } of brought)
          expect(setupMinutes).toBeGreaterThanOrEqual(rooms.get(id)?.setupMinutes ?? 0);
      }),
    );
  });
});

describe('rooms that bring one along', () => {
  it('are all wholes of it, and itself', () => {
    expect(roomsBringing('corner', HALL)).toEqual(['corner', 'hall', 'left']);
    expect(roomsBringing('studio', HALL)).toEqual(['studio']);
  });
});

describe('links in a circle', () => {
  it('are noticed also by way of other rooms', () => {
    expect(leadsInACircle('corner', [...HALL, link('corner', 'hall')])).toBe(true);
    expect(leadsInACircle('left', [link('left', 'right'), link('right', 'left')])).toBe(true);
    expect(leadsInACircle('hall', HALL)).toBe(false);
    expect(leadsInACircle('hall', [...HALL, link('hall', 'corner')])).toBe(false);
  });
});

describe('promises that new links would break', () => {
  const at = (hour: number): Date => new Date(Date.UTC(2026, 11, 1, hour));
  const holding = (holderId: string, roomId: string, over: Partial<Holding> = {}): Holding => ({
    ...{ holderId, roomId, asked: true, from: at(10), until: at(12) },
    ...over,
  });
  const came = (holderId: string, roomId: string, over: Partial<Holding> = {}) =>
    holding(holderId, roomId, { asked: false, ...over });

  it('are those of visits that hold a room without what comes along', () => {
    const links = [link('hall', 'left')];
    expect(brokenPromises([holding('v1', 'hall')], links)).toBe(1);
    expect(brokenPromises([holding('v1', 'hall'), came('v1', 'left')], links)).toBe(0);
    expect(brokenPromises([holding('v1', 'hall'), came('v2', 'left')], links)).toBe(1);
    expect(brokenPromises([holding('v1', 'left')], links)).toBe(0);
  });

  it('are also those of visits that hold it for too short a time', () => {
    const links = [link('hall', 'left')];
    const wider = { from: at(9), until: at(13) };
    expect(brokenPromises([holding('v1', 'hall'), came('v1', 'left', wider)], links)).toBe(0);
    expect(brokenPromises([holding('v1', 'hall', wider), came('v1', 'left')], links)).toBe(1);
  });

  it('count each visit once', () => {
    const links = [link('hall', 'left'), link('hall', 'right'), link('studio', 'control')];
    const holdings = [holding('v1', 'hall'), holding('v1', 'studio'), holding('v2', 'hall')];
    expect(brokenPromises(holdings, links)).toBe(2);
  });
});
