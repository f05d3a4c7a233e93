import type { DayView, Stay } from '#shared/contracts/availability.contract.js';
import type { VisitState } from '#shared/contracts/vocabulary.js';

export const at = (time: string): string => `2026-12-01T${time}:00.000Z`;

export type Times = readonly [from: string, startsAt: string, endsAt: string, until: string];

/** A stay of a day in December; with a state, one of Hillside School that whoever looks may see. */
export const aStay = ([from, start, end, until]: Times, state?: VisitState): Stay => ({
  from: at(from),
  until: at(until),
  startsAt: at(start),
  endsAt: at(end),
  room: null,
  visit: state
    ? {
        id: `visit-${start}`,
        reference: 'V-1',
        state,
        version: 1,
        partnerId: 'hillside',
        partnerName: 'Hillside School',
        subject: 'Podcasting',
        pupils: 28,
        equipment: [
          { poolId: 'cameras', name: 'Cameras', quantity: 2 },
          { poolId: 'recorders', name: 'Recorders', quantity: 15 },
        ],
        tutor: { id: 'ines', name: 'Ines' },
        vehicle: null,
        preparedFrom: at(start),
      }
    : null,
});

export const aDay = (facts: Partial<DayView> = {}): DayView => ({
  centre: { id: 'centre', name: 'Quayside CLC', zone: 'Europe/London' },
  day: '2026-12-01',
  hours: [{ opens: '08:30', closes: '16:30', from: at('08:30'), until: at('16:30') }],
  rooms: [],
  tutors: [],
  pools: [],
  ...facts,
});

export const aRoom = (facts: Partial<DayView['rooms'][number]> = {}): DayView['rooms'][number] => ({
  id: 'room',
  name: 'Radio studio',
  capacity: 30,
  stepFree: true,
  features: [],
  setupMinutes: 15,
  cleardownMinutes: 10,
  stays: [],
  closures: [],
  ...facts,
});
