import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TimeOffer } from '#shared/contracts/search.contract.js';
import { requestVisit } from '#shared/contracts/visit-requests.contract.js';
import { setDraftOwner } from '../../core/draft.js';
import { ASKING, bookingDraft, pupilsOf, toRequest, type ChosenTime, type Extras } from './booking-draft.js';
import { writeDraft } from '../../core/draft.js';
import { firstWishes } from './wish-defaults.js';
import type { Wishes } from './wishes.js';

const id = (last: number): string => `01900000-0000-4000-8000-00000000000${last}`;
const [CENTRE, SCHOOL, PODCASTING, STUDIO, RECORDERS, TUTOR] = [1, 2, 3, 4, 5, 6].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
];

const wishes = (over: Partial<Wishes> = {}): Wishes => ({
  ...firstWishes({ centres: [], last: undefined, activity: null }),
  centreId: CENTRE,
  partnerId: SCHOOL,
  partnerName: 'Hillside School',
  activityId: PODCASTING,
  yearGroups: ['9'],
  pupils: 28,
  adults: 2,
  ...over,
});
const offer: TimeOffer = {
  day: '2026-12-01',
  startTime: '10:00',
  endTime: '12:00',
  startsAt: '2026-12-01T10:00:00.000Z',
  endsAt: '2026-12-01T12:00:00.000Z',
  room: { id: STUDIO, name: 'Radio studio', capacity: 30, stepFree: true },
  equipment: [{ poolId: RECORDERS, name: 'Recorders', quantity: 14 }],
  tutor: { id: TUTOR, name: 'Sam Okafor' },
  vehicle: null,
  travel: null,
  lessons: [],
  coverMinutes: 0,
  reasons: [],
  setsAside: [],
  rivals: 0,
};
const chosen = (over: Partial<ChosenTime> = {}): ChosenTime => ({
  offer,
  givesUp: [],
  own: false,
  search: '',
  ...over,
});
const nothing: Extras = { quotePence: null, note: '' };

describe('the request', () => {
  it('is one that the contract takes, with the time and all that comes with it', () => {
    expect(requestVisit.parse(toRequest(wishes(), chosen(), nothing))).toMatchObject({
      day: '2026-12-01',
      startTime: '10:00',
      endTime: '12:00',
      roomId: STUDIO,
      activityId: PODCASTING,
      keyStage: 'ks3',
      pupils: 28,
      stepFree: false,
      tutorId: TUTOR,
      equipment: [{ poolId: RECORDERS, quantity: 14 }],
    });
  });

  it('leaves out what nobody wants, and names an idea of one’s own', () => {
    const request = toRequest(wishes({ activityId: 'other', subject: 'Our film' }), chosen(), nothing);
    expect(request).toMatchObject({ subject: 'Our film' });
    for (const left of ['activityId', 'note', 'transport', 'vehicleId']) expect(request).not.toHaveProperty(left);
  });

  it('asks for the minibus and for access without steps where they were wished', () => {
    const fetched = chosen({ offer: { ...offer, tutor: null, vehicle: { id: RECORDERS, name: 'Minibus' } } });
    const request = toRequest(wishes({ stepFree: true }), fetched, nothing);
    expect(request).toMatchObject({ vehicleId: RECORDERS, stepFree: true });
    expect(request).not.toHaveProperty('tutorId');
  });

  it('takes along the quote and the note', () => {
    const request = toRequest(wishes(), chosen(), { quotePence: 12_000, note: 'One wheelchair' });
    expect(request).toMatchObject({ transport: { quotePence: 12_000 }, note: 'One wheelchair' });
  });

  it('is for half the group where that is what the time gives up', () => {
    const half = chosen({ givesUp: [{ code: 'half_group', pupils: 14 }] });
    expect([pupilsOf(wishes(), half), toRequest(wishes(), half, nothing).pupils]).toEqual([14, 14]);
  });
});

describe('the draft', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    const value = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => kept.set(key, text),
      removeItem: (key: string) => kept.delete(key),
    };
    Object.defineProperty(globalThis, 'sessionStorage', { value, configurable: true });
    setDraftOwner('ann');
    bookingDraft.keepWishes(wishes());
    bookingDraft.choose(chosen());
  });

  it('comes back to whoever made it, and to nobody else', () => {
    expect([bookingDraft.wishes(), bookingDraft.chosen()]).toEqual([wishes(), chosen()]);
    setDraftOwner('ben');
    expect([bookingDraft.wishes(), bookingDraft.chosen()]).toEqual([null, null]);
  });

  it('keeps the wishes when the time is gone', () => {
    bookingDraft.dropTime();
    expect([bookingDraft.wishes(), bookingDraft.chosen()]).toEqual([wishes(), null]);
  });

  it('begins again with another activity only', () => {
    bookingDraft.beginWith(PODCASTING);
    expect(bookingDraft.wishes()).toEqual(wishes());
    writeDraft(ASKING, { activityId: PODCASTING });
    bookingDraft.beginWith(STUDIO);
    expect([bookingDraft.wishes(), bookingDraft.chosen()]).toEqual([null, null]);
  });
});
