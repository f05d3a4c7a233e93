import { describe, expect, it } from '@jest/globals';
import type { JourneyFacts } from '#shared/contracts/journeys.contract.js';
import { JOURNEY, journeyEachWay, journeyMinutes, journeyOrigin, journeyWhole } from './journeys.texts.js';

const estimate: JourneyFacts = { minutes: 15, miles: 4.2, origin: 'estimate' };

describe('a journey in words', () => {
  it('says where it comes from', () => {
    expect([journeyMinutes(estimate), journeyOrigin(estimate)]).toEqual([
      '15 minutes',
      'Estimated from the map: 4.2 miles',
    ]);
    expect(journeyEachWay(estimate)).toBe('About 15 minutes each way (estimated)');
  });

  it('is not about what somebody entered', () => {
    const entered: JourneyFacts = { minutes: 1, miles: null, origin: 'override' };
    expect(journeyOrigin(entered)).toBe('Entered by the centre');
    expect(journeyEachWay(entered)).toBe('1 minute each way (entered by the centre)');
    expect(journeyOrigin({ ...entered, miles: 7.5 })).toBe('Entered by the centre; 7.5 miles');
  });

  it('is told whole where it is changed', () => {
    expect(journeyWhole(estimate)).toBe('15 minutes, 4.2 miles');
    expect(journeyWhole({ ...estimate, origin: 'override' })).toBe('15 minutes, 4.2 miles. Entered by the centre');
    expect(journeyWhole({ minutes: 0, miles: 0, origin: 'estimate' })).toBe('On the same site');
    expect(journeyWhole(null)).toBe(JOURNEY.unknownByMap);
  });

  it('is none on the same site, and not known where nobody knows', () => {
    expect(journeyEachWay({ minutes: 0, miles: 0, origin: 'estimate' })).toBe('On the same site');
    expect(journeyEachWay(null)).toBe('Not known');
  });
});
