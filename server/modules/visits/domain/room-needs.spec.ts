import { describe, expect, it } from '@jest/globals';
import { roomNeeds } from './room-needs.js';

const at = (time: string): Date => new Date(`2026-12-01T${time}:00Z`);
const session = { startsAt: at('10:00'), endsAt: at('12:00') };

describe('what a visit takes of rooms', () => {
  it('is the room with setting up and clearing down', () => {
    const room = { id: 'studio', setupMinutes: 15, cleardownMinutes: 5, brings: [] };
    expect(roomNeeds(room, session)).toEqual([
      { resourceId: 'studio', exclusive: true, quantity: 1, startsAt: at('09:45'), endsAt: at('12:05') },
    ]);
  });

  it('is also all that comes along, each for its own time, named after the room that was asked for', () => {
    const brings = [{ id: 'left', setupMinutes: 30, cleardownMinutes: 10 }];
    const hall = { id: 'hall', setupMinutes: 10, cleardownMinutes: 10, brings };
    expect(roomNeeds(hall, session)).toEqual([
      { resourceId: 'hall', exclusive: true, quantity: 1, startsAt: at('09:50'), endsAt: at('12:10') },
      {
        resourceId: 'left',
        exclusive: true,
        quantity: 1,
        startsAt: at('09:30'),
        endsAt: at('12:10'),
        viaResourceId: 'hall',
      },
    ]);
  });
});
