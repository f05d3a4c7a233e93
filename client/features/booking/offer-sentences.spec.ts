import { describe, expect, it } from '@jest/globals';
import type { DeadEnd, FoundTimes, GivenUp, OfferReason, TimeOffer } from '#shared/contracts/search.contract.js';
import {
  coverText,
  deadEndText,
  givenUpAll,
  lessonsText,
  offerTravel,
  offerWhen,
  reasonsText,
  wishInTheWay,
  withoutSchool,
} from './offer-sentences.js';
import { firstWishes } from './wish-defaults.js';
import type { Wishes } from './wishes.js';

const lost = (...lessons: string[]): OfferReason => ({ code: 'lessons_lost', lessons, minutes: 50 });
const wishes = (over: Partial<Wishes> = {}) =>
  ({ ...firstWishes({ centres: [], last: undefined, activity: null }), activityId: 'a', ...over }) as Wishes;
const ownIdea = (over: Partial<Wishes> = {}) => wishes({ activityId: 'other', ...over });

describe('why an offer stands where it does', () => {
  it.each<[OfferReason[], string]>([
    [[{ code: 'no_lesson_lost' }, { code: 'earliest' }], 'No lesson is lost. The earliest.'],
    [[lost('Period 5')], 'No lesson lost but period 5.'],
    [[lost('Period 3', 'Period 4', 'Period 5')], 'The group misses periods 3, 4 and 5.'],
    [[lost('Morning'), { code: 'only_week' }], 'No lesson lost but morning. The only week that fits.'],
    [[lost('PE', 'Period 1')], 'The group misses PE and period 1.'],
    [
      [{ code: 'as_wished' }, { code: 'room_fits', capacity: 30 }, { code: 'only_day' }],
      'At the time that you wished. The room is just large enough, for up to 30. The only day that fits.',
    ],
    [[{ code: 'outside_lessons' }], 'There are no lessons that day.'],
  ])('reads as sentences: %j', (reasons, text) => {
    expect(reasonsText(reasons, 'own')).toBe(text);
  });

  it('says nothing of lessons to a group that has none', () => {
    expect(reasonsText([{ code: 'outside_lessons' }, { code: 'earliest' }], 'none')).toBe('The earliest.');
  });

  it('names one lesson by its name', () => {
    expect([lessonsText(['Period 5']), lessonsText(['Registration', 'Morning'])]).toEqual([
      'period 5',
      'registration and morning',
    ]);
  });
});

describe('what an offer gives up', () => {
  const equipment = (left: number): GivenUp => ({
    code: 'equipment',
    poolId: 'p',
    name: 'Recorders',
    wanted: 14,
    left,
  });

  it.each<[GivenUp[], string]>([
    [[equipment(0)], 'Without recorders'],
    [[equipment(9)], 'With 9 of the 14 recorders'],
    [[{ code: 'half_group', pupils: 14 }], 'With half the group at a time: 14 pupils'],
    [[{ code: 'tutor', skill: 'radio' }], 'Without a tutor for radio'],
    [[{ code: 'feature', feature: 'green screen' }], 'In a room without “green screen”'],
    [[{ code: 'other_day' }, { code: 'other_time' }], 'On another day than you asked for and at another time of day'],
  ])('reads as a phrase: %j', (given, text) => {
    expect(givenUpAll(given)).toBe(text);
  });
});

describe('a dead end', () => {
  it.each<[DeadEnd, string]>([
    [
      { code: 'no_room_large_enough', pupils: 60, largest: 30 },
      'No room that has what you need takes 60 pupils: the largest is for 30.',
    ],
    [{ code: 'no_room_large_enough', pupils: 60, largest: 0 }, 'The centre has no room that can be booked.'],
    [{ code: 'no_room_with_features', features: ['CAD', 'stage'] }, 'No room of the centre has CAD and stage.'],
    [
      { code: 'too_little_equipment', name: 'Recorders', wanted: 60, stock: 30 },
      'You need 60 recorders, and the centre has 30.',
    ],
    [{ code: 'no_vehicle_large_enough', people: 30 }, 'The centre has no minibus for 30 people.'],
  ])('says why in a sentence: %j', (end, text) => {
    expect(deadEndText(end)).toBe(text);
  });

  it('leads to the wish in its way', () => {
    const field = (end: DeadEnd, of: Wishes) => wishInTheWay(end, of).field;
    const rows = [
      { poolId: 'q', name: 'Cameras', quantity: null },
      { poolId: 'p', name: 'Recorders', quantity: 60 },
    ];
    const tooLittle: DeadEnd = { code: 'too_little_equipment', name: 'Recorders', wanted: 60, stock: 30 };
    expect(field(tooLittle, ownIdea({ equipment: rows }))).toBe('equipment.1.quantity');
    expect(field(tooLittle, wishes())).toBe('activityId');
    expect(field({ code: 'all_taken' }, wishes())).toBe('when');
    expect(field({ code: 'no_journey_for_vehicle' }, ownIdea())).toBe('vehicle');
    expect(field({ code: 'no_tutor_with_skill', skill: 'radio' }, ownIdea())).toBe('tutorSkill');
    expect(field({ code: 'no_room_with_features', features: ['stage'] }, ownIdea())).toBe('features');
    const short: DeadEnd = { code: 'no_time_long_enough', minutes: 120 };
    expect(field(short, wishes({ backBy: 'period:Period 6' }))).toBe('backBy');
    expect(field(short, wishes({ firstPeriod: 'Period 1' }))).toBe('firstPeriod');
    expect(field(short, wishes({ latest: '12:00' }))).toBe('earliest');
    expect([field(short, ownIdea()), field(short, wishes())]).toEqual(['durationMinutes', 'activityId']);
  });
});

describe('the facts of an offer', () => {
  const offer = {
    day: '2026-12-01',
    startTime: '10:00',
    endTime: '12:00',
    travel: { leaveAt: '2026-12-01T09:25:00Z', backAt: '2026-12-01T12:35:00Z' },
    coverMinutes: 200,
  } as TimeOffer;

  it('say the day in words, when to leave, and what has to be covered', () => {
    expect(offerWhen(offer)).toBe('Tuesday 1 December, 10:00 to 12:00');
    expect(offerTravel(offer, { minutes: 25, origin: 'estimate' }, 'Europe/London')).toBe(
      'Leave school by 09:25, back by 12:35',
    );
    expect(coverText(offer)).toBe('3 hours 20 minutes of lessons, for all adults together');
  });

  it('say nothing of leaving school to a group that leaves none', () => {
    const found = { bellTimes: 'none', offers: [offer], nearMisses: [{ offer, givesUp: [] }] } as unknown as FoundTimes;
    const told = withoutSchool(found);
    expect([told.offers[0]?.travel, told.nearMisses[0]?.offer.travel]).toEqual([null, null]);
    expect(withoutSchool({ ...found, bellTimes: 'usual' }).offers[0]?.travel).toEqual(offer.travel);
  });

  it('say nothing where nothing is known', () => {
    expect(offerTravel(offer, null, 'Europe/London')).toBe('');
    expect(offerTravel(offer, { minutes: 0, origin: 'estimate' }, 'Europe/London')).toBe('');
    expect(coverText({ coverMinutes: 0 })).toBe('');
  });
});
