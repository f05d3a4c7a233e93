import { describe, expect, it } from '@jest/globals';
import { aRoom } from '../../../../test/search/search.factory.js';
import { askedVisit } from '../../../../test/search/asked-visit.factory.js';
import { visitHolds } from './visit-holds.js';

const at = (time: string): Date => new Date(`2026-12-01T${time}:00Z`);
const session = { startsAt: at('10:00'), endsAt: at('12:00') };
const held = (resourceId: string, kind: string, [from, until]: [string, string], quantity = 1) => ({
  ...{ resourceId, kind, quantity },
  ...{ startsAt: at(from), endsAt: at(until) },
});

describe('what a visit takes', () => {
  it('is the room with setting up and clearing down', () => {
    const room = aRoom({ setupMinutes: 15, cleardownMinutes: 5 });
    expect(visitHolds(askedVisit(), room, session)).toEqual([held('studio', 'room', ['09:45', '12:05'])]);
  });

  it('is also all that comes along, each for its own time, named after the room that was asked for', () => {
    const brings = [{ id: 'left', setupMinutes: 30, cleardownMinutes: 10 }];
    const hall = aRoom({ id: 'hall', setupMinutes: 10, cleardownMinutes: 10, brings });
    expect(visitHolds(askedVisit(), hall, session)).toEqual([
      held('hall', 'room', ['09:50', '12:10']),
      { ...held('left', 'room', ['09:30', '12:10']), viaResourceId: 'hall' },
    ]);
  });

  it('is equipment and the tutor from when they are prepared until the session ends', () => {
    const equipment = [{ poolId: 'recorders', quantity: 14 }];
    const asked = askedVisit({ equipment, tutorId: 'ann', preparation: 20 * 60_000 });
    expect(visitHolds(asked, aRoom(), session)).toEqual([
      held('studio', 'room', ['10:00', '12:00']),
      held('recorders', 'equipment_pool', ['09:40', '12:00'], 14),
      held('ann', 'tutor', ['09:40', '12:00']),
    ]);
  });

  it.each([
    ['15 minutes away with 30 people, who take 10 to get in, twice there and back', 15, '09:10', '12:50'],
    ['on the same site', 0, '10:00', '12:00'],
  ])('is the vehicle of a school that is %s', (_where, journeyMinutes, from, until) => {
    const asked = askedVisit({ vehicleId: 'bus', journeyMinutes, pupils: 28, adults: 2 });
    expect(visitHolds(asked, aRoom(), session)[1]).toEqual(held('bus', 'vehicle', [from, until]));
  });
});
