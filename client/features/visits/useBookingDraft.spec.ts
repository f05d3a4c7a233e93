import { describe, expect, it } from '@jest/globals';
import { asOffered, choiceWithin, toRequest, type Ask, type Choice } from './useBookingDraft.js';

const RECORDERS = '01900000-0000-7000-8000-000000000001';
const ROOM = '01900000-0000-7000-8000-000000000002';
const PODCASTING = '01900000-0000-7000-8000-000000000003';
const CENTRE = { id: '01900000-0000-7000-8000-000000000004', name: 'Quayside' };

const chosen = (quantity: number | null): Choice => ({
  roomId: ROOM,
  roomName: 'Studio',
  equipment: [{ poolId: RECORDERS, name: 'Field recorders', quantity }],
  quotePence: null,
  note: '',
});
const messages = (left: number, quantity: number | null) =>
  choiceWithin(new Map([[RECORDERS, left]]))
    .safeParse(chosen(quantity))
    .error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [];

describe('what is chosen for a visit', () => {
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
});

describe('an activity of the catalogue', () => {
  const activity = { id: PODCASTING, centre: CENTRE, title: 'Podcasting', durationMinutes: 90 } as Parameters<
    typeof asOffered
  >[0];

  it('says where, what and until when', () => {
    expect(asOffered(activity, '10:15')).toEqual({
      centreId: CENTRE.id,
      activityId: PODCASTING,
      subject: 'Podcasting',
      startTime: '10:15',
      endTime: '11:45',
    });
    expect(asOffered(activity, '23:00')).toMatchObject({ endTime: '23:55' });
  });

  it('is named in the request, and left out where there is none', () => {
    const ask = { activityId: PODCASTING, partnerName: 'Hillside', yearGroups: ['9'] } as unknown as Ask;
    expect(toRequest(ask, chosen(3))).toMatchObject({ activityId: PODCASTING, equipment: [{ quantity: 3 }] });
    expect(toRequest({ ...ask, activityId: null }, chosen(null))).not.toHaveProperty('activityId');
  });
});
