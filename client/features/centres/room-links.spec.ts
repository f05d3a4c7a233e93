import { describe, expect, it } from '@jest/globals';
import type { RoomView } from '#shared/contracts/rooms.contract.js';
import { linksOf } from './room-links.js';

const aRoom = (name: string, over: Partial<RoomView> = {}): RoomView => ({
  ...{ id: name, centreId: 'centre', name, capacity: 30, stepFree: true, features: [] },
  ...{ setupMinutes: 0, cleardownMinutes: 0, parts: [], needs: [], retired: false, version: 1 },
  ...over,
});
const named = (name: string) => ({ id: name, name });

describe('how a room hangs together with others', () => {
  const rooms = [
    aRoom('Hall', { parts: [named('North'), named('South')] }),
    aRoom('North'),
    aRoom('South'),
    aRoom('Studio', { needs: [named('Control')] }),
    aRoom('Control'),
    aRoom('Cellar'),
  ];

  it.each([
    ['Hall', ['Can be divided into North, South']],
    ['North', ['Part of Hall']],
    ['Studio', ['Needs Control']],
    ['Control', ['Needed by Studio']],
    ['Cellar', []],
  ])('is said of %s from its own end', (name, expected) => {
    const room = rooms.find((one) => one.name === name);
    expect(room && linksOf(room, rooms)).toEqual(expected);
  });
});
