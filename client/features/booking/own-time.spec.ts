import { describe, expect, it } from '@jest/globals';
import type { FoundTimes, SearchTimes } from '#shared/contracts/search.contract.js';
import { asOffer, firstOwnTime, ownRoomWithin, ownTimeOn, searchAt } from './own-time.js';

const RECORDERS = '01900000-0000-7000-8000-000000000001';
const ROOM = '01900000-0000-7000-8000-000000000002';
const time = { day: '2026-12-01', startTime: '10:00', endTime: '12:00' };
const chosen = (quantity: number | null) => ({
  roomId: ROOM,
  equipment: [{ poolId: RECORDERS, name: 'Field recorders', quantity }],
});
const messages = (left: number, quantity: number | null) =>
  ownRoomWithin(new Map([[RECORDERS, left]]))
    .safeParse(chosen(quantity))
    .error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [];

describe('a time of one’s own', () => {
  it.each([
    [{}, []],
    [{ day: '2026-11-23' }, ['That day is over. Enter today or a later day']],
    [{ day: '2027-12-30' }, ['Visits can be asked for up to 400 days ahead. Enter an earlier day']],
    [{ endTime: '10:00' }, ['Enter an end time after the start']],
  ])('is a day and time to come: %j', (over, expected) => {
    const { error } = ownTimeOn('2026-11-24').safeParse({ ...time, ...over });
    expect(error?.issues.map(({ message }) => message) ?? []).toEqual(expected);
  });

  it('begins when it was wished to, and lasts as long as the session', () => {
    expect(firstOwnTime('', '', 90)).toEqual({ day: '', startTime: '10:00', endTime: '11:30' });
    expect(firstOwnTime('2026-12-01', '23:00', 90)).toMatchObject({ startTime: '23:00', endTime: '23:55' });
  });

  it('is searched for alone, for who else is free then, whatever was wished of days and equipment', () => {
    const search = { activityId: ROOM, from: '2026-11-25', to: '2026-12-22', weekdays: [5], pupils: 28 } as SearchTimes;
    const asked = searchAt(search, time, 'radio');
    expect(asked).toMatchObject({
      from: '2026-12-01',
      to: '2026-12-01',
      earliest: '10:00',
      latest: '12:00',
      pupils: 28,
      needs: { durationMinutes: 120, equipment: [], tutorSkill: 'radio' },
      outsideSchoolHours: true,
    });
    for (const left of ['activityId', 'weekdays']) expect(asked).not.toHaveProperty(left);
    expect(searchAt(search, { ...time, startTime: '08:00', endTime: '18:00' }, '').needs).toMatchObject({
      durationMinutes: 480,
      tutorSkill: null,
    });
  });
});

describe('what is chosen for it', () => {
  it.each([
    [16, 15],
    [16, 16],
    [0, null],
  ])('may be what is left: of %i, %i', (left, quantity) => {
    expect(messages(left, quantity)).toEqual([]);
  });

  it('is marked at its field when it is more than what is left', () => {
    const field = 'equipment.0.quantity';
    expect(messages(16, 17)).toEqual([[field, 'Only 16 field recorders are left at that time. Enter 16 or fewer']]);
    expect(messages(0, 1)).toEqual([
      [field, 'No field recorders are left at that time. Leave it empty, or choose another time'],
    ]);
  });

  it('goes on as a found time does, with whoever is free then', () => {
    const times = {
      rooms: [{ id: ROOM, name: 'Studio', capacity: 30, stepFree: true, features: [], obstacle: null }],
    };
    const helpers = {
      offers: [{ tutor: { id: 't', name: 'Sam Okafor' }, vehicle: null, lessons: [] }],
    } as unknown as FoundTimes;
    const asked = { time, room: chosen(3), times, helpers, zone: 'Europe/London' };
    expect(asOffer(asked)).toMatchObject({
      startsAt: '2026-12-01T10:00:00.000Z',
      room: { name: 'Studio' },
      equipment: [{ quantity: 3 }],
      tutor: { name: 'Sam Okafor' },
    });
    expect(asOffer({ ...asked, room: chosen(null), helpers: null })).toMatchObject({ equipment: [], tutor: null });
  });
});
