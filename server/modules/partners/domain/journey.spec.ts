import { describe, expect, it } from '@jest/globals';
import { journeyOf, type JourneyFacts } from './journey.js';

const NOTHING = { minutes: null, metres: null };
const measured = { minutes: 15, metres: 6_759, origin: 'estimate' } as const;
const facts = (over: Partial<JourneyFacts> = {}): JourneyFacts => ({
  override: NOTHING,
  onSite: false,
  measured,
  ...over,
});

describe('the journey of a partner to a centre', () => {
  it('is what the map says while nobody has entered anything', () => {
    expect(journeyOf(facts())).toEqual(measured);
  });

  it('is unknown when a position is missing and nobody has entered anything', () => {
    expect(journeyOf(facts({ measured: null }))).toBeNull();
  });

  it('keeps the distance of the map beside minutes that were entered', () => {
    const override = { minutes: 25, metres: null };
    expect(journeyOf(facts({ override }))).toEqual({ minutes: 25, metres: 6_759, origin: 'override' });
    expect(journeyOf(facts({ override, measured: null }))).toEqual({ minutes: 25, metres: null, origin: 'override' });
  });

  it('takes as long as a distance that was entered', () => {
    const override = { minutes: null, metres: 15_000 };
    const journey = { minutes: 30, metres: 15_000, origin: 'override' };
    expect(journeyOf(facts({ override }))).toEqual(journey);
    expect(journeyOf(facts({ override, measured: null }))).toEqual(journey);
  });

  it('of a host school is none at all, unless somebody knows better', () => {
    const none = { minutes: 0, metres: 0, origin: 'estimate' };
    expect(journeyOf(facts({ onSite: true }))).toEqual(none);
    expect(journeyOf(facts({ onSite: true, measured: null }))).toEqual(none);
    expect(journeyOf(facts({ onSite: true, override: { minutes: 10, metres: null } }))?.minutes).toBe(10);
  });

  it('of no minutes is an answer, too', () => {
    expect(journeyOf(facts({ override: { minutes: 0, metres: 0 } }))).toEqual({
      minutes: 0,
      metres: 0,
      origin: 'override',
    });
  });
});
