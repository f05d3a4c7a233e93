import { describe, expect, it } from '@jest/globals';
import { errorsFromIssues } from '../../core/form-errors.js';
import { ASK_ERRORS } from './booking.texts.js';
import { equipmentRows } from '../centres/index.js';
import { firstWishes, fitToCatalogue, fitToSchool, hasMoreWishes } from './wish-defaults.js';
import { OTHER, toSearch, whyNotQuery, wishesOn, type WishValues, type Wishes } from './wishes.js';

const TODAY = '2026-11-24';
const CENTRE = '01900000-0000-7000-8000-000000000001';
const SCHOOL = '01900000-0000-7000-8000-000000000002';
const PODCASTING = '01900000-0000-7000-8000-000000000003';
const RECORDERS = '01900000-0000-7000-8000-000000000004';

const nothingKnown = { centres: [], last: undefined, activity: null };
const wishes = (over: Partial<WishValues> = {}): WishValues => ({
  ...firstWishes(nothingKnown),
  centreId: CENTRE,
  partnerId: SCHOOL,
  partnerName: 'Hillside School',
  activityId: PODCASTING,
  yearGroups: ['9'],
  pupils: 28,
  ...over,
});
const problems = (over: Partial<WishValues>) => {
  const { error } = wishesOn(TODAY).safeParse(wishes(over));
  return Object.fromEntries(errorsFromIssues(error?.issues ?? [], ASK_ERRORS).map((one) => [one.path, one.message]));
};
const search = (over: Partial<WishValues> = {}) => toSearch(wishes(over) as Wishes, TODAY);

describe('what is wrong with wishes', () => {
  it('is nothing when the activity, the years and the pupils are there', () => {
    expect(problems({})).toEqual({});
  });

  it('is told all at once, at each field', () => {
    expect(problems({ activityId: '', yearGroups: [], pupils: null, when: 'dates', backBy: 'time' })).toEqual({
      activityId: 'Choose an activity, or “Something else”',
      yearGroups: 'Choose at least one year group',
      pupils: 'Enter how many pupils are coming, as a number',
      from: 'Enter the first day, for example 27 November',
      to: 'Enter the last day, for example 27 November',
      backByTime: 'Enter a time, for example 9:30 or 14:00',
    });
  });

  it.each([
    [{ from: '2026-11-23', to: '2026-12-01' }, { from: 'That day is over. Enter today or a later day' }],
    [{ from: '2026-12-02', to: '2026-12-01' }, { to: 'Enter a last day on or after the first' }],
    [{ from: '2026-12-01', to: '2027-12-01' }, { to: 'Search through 120 days at a time, a term at the most' }],
    [
      { from: '2028-01-05', to: '2028-01-06' },
      { from: 'Visits can be asked for up to 400 days ahead. Enter an earlier day' },
    ],
    [{ from: '2026-11-24', to: '2026-11-24' }, {}],
  ])('is a day that is over, too far ahead or in the wrong order: %j', (days, expected) => {
    expect(problems({ when: 'dates', ...days })).toEqual(expected);
  });

  it('is a week that is over by now, half a stretch of periods, and times that make no sense', () => {
    expect(problems({ when: 'week:2026-11-02' })).toEqual({ when: 'Those days are over. Choose others' });
    expect(Object.keys(problems({ firstPeriod: 'Period 1' }))).toEqual(['lastPeriod']);
    expect(Object.keys(problems({ lastPeriod: 'Period 1' }))).toEqual(['firstPeriod']);
    expect(problems({ earliest: '14:00', latest: '09:00' })).toEqual({ latest: 'Enter a time after the earliest' });
    expect(Object.keys(problems({ earliest: 'soon', wishedStart: 'noon' }))).toEqual(['earliest', 'wishedStart']);
  });

  it('is an idea of their own without words for it', () => {
    expect(problems({ activityId: 'other' })).toEqual({ subject: 'Enter what they will do' });
    expect(problems({ activityId: 'other', subject: 'Podcasting' })).toEqual({});
  });
});

describe('what the server is asked', () => {
  it('names the activity and leaves out what nobody said', () => {
    const { activityId, needs, weekdays, periods, backBy, from, to } = search();
    expect([activityId, needs, weekdays, periods, backBy]).toEqual([
      PODCASTING,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([from, to]).toEqual(['2026-11-25', '2026-12-22']);
  });

  it('says in its own words what a group with an idea of its own needs', () => {
    const equipment = [{ poolId: RECORDERS, name: 'Recorders', quantity: 14 }];
    const own = search({
      activityId: 'other',
      durationMinutes: '90',
      features: ['stage'],
      equipment,
      tutorSkill: 'radio',
    });
    expect(own.activityId).toBeUndefined();
    expect(own.needs).toEqual({
      durationMinutes: 90,
      features: ['stage'],
      equipment: [{ poolId: RECORDERS, quantity: 14 }],
      tutorSkill: 'radio',
    });
  });

  it('says by when they must be back, as a period or a time', () => {
    expect(search({ backBy: 'period:Period 6' }).backBy).toEqual({ period: 'Period 6' });
    expect(search({ backBy: 'time', backByTime: '14:30' }).backBy).toEqual({ time: '14:30' });
  });
});

describe('what stands there at first', () => {
  it('is the same class as last time, at the centre whose activity was chosen', () => {
    const last = { centre: { id: SCHOOL }, yearGroups: ['8'], expectedPupils: 24, expectedAdults: 3 } as never;
    const activity = { id: PODCASTING, centre: { id: CENTRE, name: 'Quayside' } };
    expect(firstWishes({ centres: [], last, activity })).toMatchObject({
      centreId: CENTRE,
      activityId: PODCASTING,
      yearGroups: ['8'],
      pupils: 24,
      adults: 3,
      when: 'soon',
    });
  });

  it('is part of the community programme for a community group', () => {
    const programmes = [true, false].map((forGroup) => firstWishes({ ...nothingKnown, forGroup }).programme);
    expect(programmes).toEqual(['community', 'mainstream']);
  });

  it('keeps what was asked of equipment that the centre still has', () => {
    const pools = [
      { id: RECORDERS, name: 'Recorders', retired: false },
      { id: SCHOOL, name: 'Old cameras', retired: true },
    ];
    const before = [{ poolId: RECORDERS, name: 'Recorders', quantity: 5 }];
    expect(equipmentRows(pools, before)).toEqual(before);
    expect(equipmentRows(pools, [])).toEqual([{ ...before[0], quantity: null }]);
  });

  it('drops an activity that another centre does not offer, and asks for an idea where it offers none', () => {
    const activityAfter = (activityId: string, ...offered: string[]) => {
      const values = wishes({ activityId });
      fitToCatalogue(
        values,
        offered.map((id) => ({ id })),
      );
      return values.activityId;
    };
    expect(activityAfter(PODCASTING, PODCASTING)).toBe(PODCASTING);
    expect(activityAfter(PODCASTING, RECORDERS)).toBe('');
    expect(activityAfter('other', RECORDERS)).toBe('other');
    expect(activityAfter('')).toBe('other');
  });

  it('drops years and periods that another school has not got', () => {
    const own = { yearGroups: ['6', '9'], backBy: 'period:Period 6', firstPeriod: 'Period 1', lastPeriod: 'Period 6' };
    const values = wishes(own);
    fitToSchool(values, { years: [{ value: '9' }], periods: [{ name: 'Period 1' }] });
    expect(values).toMatchObject({ yearGroups: ['9'], backBy: '', firstPeriod: 'Period 1', lastPeriod: '' });
    const timed = wishes({ backBy: 'time', backByTime: '14:30' });
    fitToSchool(timed, { years: [{ value: '9' }], periods: [] });
    expect(timed.backBy).toBe('time');
  });

  it('folds rare wishes away until one is made', () => {
    expect(hasMoreWishes(wishes())).toBe(false);
    expect(hasMoreWishes(wishes({ stepFree: true }))).toBe(true);
    expect(hasMoreWishes(wishes({ weekdays: ['2'] }))).toBe(true);
    expect(hasMoreWishes(wishes({ programme: 'cpd' }))).toBe(true);
    expect(hasMoreWishes(wishes({ activityId: 'other', subject: 'Podcasting' }))).toBe(false);
  });
});

describe('what the page that says why is asked', () => {
  const asked = (over: Partial<WishValues>) => whyNotQuery(wishes(over) as Wishes, { durationMinutes: 90 }, TODAY);

  it('is one visit as long as the wish, not the whole time between which it may be', () => {
    const day = { when: 'dates', from: '2026-12-01', to: '2026-12-18' };
    expect(asked({ ...day, earliest: '09:00', latest: '16:00' })).toEqual({
      ...{ centre: CENTRE, partner: SCHOOL, pupils: '28', programme: 'mainstream', activity: PODCASTING },
      ...{ day: '2026-12-01', start: '09:00', end: '10:30' },
    });
    expect(asked({ ...day, earliest: '09:00', wishedStart: '23:00' })).toMatchObject({ start: '23:00', end: '23:59' });
    expect(asked({})).toMatchObject({ start: '', end: '' });
  });

  it('is the equipment of an idea of its own', () => {
    const equipment = [{ poolId: RECORDERS, name: 'Recorders', quantity: 5 }];
    const query = asked({ activityId: OTHER, equipment });
    expect(query).toMatchObject({ equipment: `${RECORDERS}:5` });
    expect(query).not.toHaveProperty('activity');
  });
});
