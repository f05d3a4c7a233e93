import { describe, expect, it } from '@jest/globals';
import type {
  TransportAwardView,
  TransportQuoteView,
  TransportSchemeView,
} from '#shared/contracts/subsidies.contract.js';
import {
  awardReason,
  bandText,
  budgetFinding,
  nextStep,
  paymentReason,
  quoteReason,
  quoteTitle,
  releaseText,
  sumOf,
} from './subsidies.texts.js';

const quote = (over: Partial<TransportQuoteView> = {}): TransportQuoteView => ({
  eligible: true,
  reason: null,
  financialYear: 2026,
  quotePence: 12_000,
  miles: 6,
  percent: 70,
  sharePence: 8_400,
  awardPence: 8_400,
  limitedBy: null,
  ...over,
});

const none = (reason: TransportQuoteView['reason'], miles: number | null): TransportQuoteView =>
  quote({ eligible: false, reason, miles, percent: null, sharePence: null, awardPence: 0 });

const award = (over: Partial<TransportAwardView> = {}): TransportAwardView => ({
  id: 'a',
  state: 'committed',
  version: 1,
  visit: { id: 'v', reference: 'ABC', day: '2026-12-01', subject: 'Podcasting', state: 'approved' },
  centre: { id: 'c', name: 'Quayside CLC' },
  partner: { id: 'p', name: 'Hillside School' },
  financialYear: 2026,
  quotePence: 12_000,
  miles: 6,
  percent: 70,
  awardPence: 8_000,
  limitedBy: null,
  actualCostPence: null,
  evidenceNote: null,
  claimedAt: null,
  claimedBy: null,
  payable: null,
  paidPence: null,
  settledAt: null,
  refusalReason: null,
  availableActions: [],
  ...over,
});

describe('what a quote is helped with', () => {
  it('is the share of the band', () => {
    expect(quoteTitle(quote())).toBe('The centre pays up to £84');
    expect(quoteReason(quote())).toBe('That is 70% of £120, for a journey of about 6 miles.');
  });

  it('names the limit that makes it smaller', () => {
    expect(quoteReason(quote({ awardPence: 8_000, limitedBy: 'visit_cap' }))).toBe(
      '70% of £120, for a journey of about 6 miles, would be £84, but £80 is the most that one visit can get.',
    );
    expect(quoteReason(quote({ awardPence: 50, limitedBy: 'budget' }))).toContain(
      'but £0.50 is all that is left in this year’s budget.',
    );
  });

  it('says plainly that nothing is left', () => {
    const nothing = quote({ awardPence: 0, limitedBy: 'budget' });
    expect(quoteTitle(nothing)).toBe('The centre cannot pay towards this journey');
    expect(quoteReason(nothing)).toBe(
      '70% of £120, for a journey of about 6 miles, would be £84, but this year’s budget is used up.',
    );
  });

  it('says why there is no award', () => {
    expect(quoteReason(none('host_school', 0))).toBe(
      'The centre stands on the host school’s own grounds, so there is no journey to pay for.',
    );
    expect(quoteReason(none('outside_bands', 1))).toBe(
      'The centre does not help with journeys of this length. It is about 1 mile by road.',
    );
    expect(quoteReason(none('distance_unknown', null))).toContain('We do not know where the school or group is');
  });
});

describe('an award in words', () => {
  it('says how it came about', () => {
    expect(awardReason(award())).toBe('70% of a quote of £120, for a journey of about 6 miles');
    expect(awardReason(award({ limitedBy: 'visit_cap', miles: 12.5 }))).toBe(
      '70% of a quote of £120, for a journey of about 12.5 miles, held to the most that one visit can get',
    );
  });

  it('tells what to do next', () => {
    expect(nextStep(award({ state: 'quoted' }))).toBe('It is promised when the centre approves the visit.');
    expect(nextStep(award())).toContain('once the centre has recorded that you came');
    expect(nextStep(award({ availableActions: ['claim'] }))).toContain('Claim what the journey cost.');
    expect(nextStep(award({ state: 'paid', paidPence: 8_050 }))).toBe('The centre paid £80.50.');
    expect(nextStep(award({ state: 'refused', refusalReason: 'Wrong day' }))).toBe(
      'The centre refused the claim: Wrong day',
    );
  });

  describe('that is released', () => {
    const releasedWith = (state: TransportAwardView['visit']['state']) =>
      nextStep(award({ state: 'released', visit: { ...award().visit, state } }));

    it.each(['no_show', 'cancelled'] as const)('says that promised money went back after %s', (state) => {
      expect(releasedWith(state)).toBe(
        'Released: the visit did not take place. What was promised for it is back in the budget.',
      );
    });

    it.each(['declined', 'withdrawn', 'expired'] as const)('does not speak of a promise after %s', (state) => {
      expect(releasedWith(state)).toBe('Released: the visit does not take place, and no transport money was promised.');
    });

    it.each(['approved', 'attended'] as const)('is told from a visit without money: %s', (state) => {
      expect(releasedWith(state)).toBe('Released: the centre approved the visit without transport money.');
    });
  });

  it.each([
    ['quoted', null, 8_000],
    ['committed', null, 8_000],
    ['claimed', null, 8_000],
    ['paid', 7_000, 7_000],
    ['released', null, null],
    ['refused', null, null],
  ] as const)('shows a large sum only where money is due or was paid: %s', (state, paidPence, sum) => {
    expect(sumOf(award({ state, paidPence }))).toBe(sum);
  });

  it('says what becomes of the money when nobody comes', () => {
    expect(releaseText(award(), true)).toBe(
      'The £80 promised for their transport goes back into the budget, and they cannot claim it.',
    );
    expect(releaseText(null, true)).toBe('No transport money is promised for this visit, so no money changes.');
    expect(releaseText(award({ state: 'released' }), true)).toContain('no money changes');
    expect(releaseText(null, false)).toContain('that was promised goes back');
  });
});

describe('what a claim pays', () => {
  const claim = (actualCostPence: number, payable: TransportAwardView['payable']) =>
    paymentReason(award({ state: 'claimed', actualCostPence, payable }));

  it('is less than promised when the journey cost less', () => {
    expect(claim(10_000, { sharePence: 7_000, payPence: 7_000, returnedPence: 1_000 })).toBe(
      '70% of £100 is £70. £80 was promised, so £10 goes back into the budget.',
    );
  });

  it('is at most what was promised', () => {
    expect(claim(20_000, { sharePence: 14_000, payPence: 8_000, returnedPence: 0 })).toBe(
      '70% of £200 is £140, but only £80 was promised.',
    );
    expect(claim(11_429, { sharePence: 8_000, payPence: 8_000, returnedPence: 0 })).toBe(
      '70% of £114.29 is £80, as much as was promised.',
    );
  });

  it('is nothing before there is a claim', () => {
    expect(paymentReason(award())).toBe('');
  });
});

describe('a budget in words', () => {
  const scheme = (paidPence: number, committedPence: number): TransportSchemeView => ({
    id: 's',
    centre: { id: 'c', name: 'Quayside CLC' },
    financialYear: 2026,
    budgetPence: 100_000,
    paidPence,
    committedPence,
    leftPence: 100_000 - paidPence - committedPence,
    perVisitCapPence: 8_000,
    perSchoolCapPence: 20_000,
    bands: [],
    schools: [],
    version: 1,
  });

  it.each([
    [0, 0, 'Nothing of the £1,000 is promised or paid yet.'],
    [30_000, 20_050, 'Of £1,000, £300 is paid, £200.50 promised and £499.50 left.'],
    [60_000, 40_000, 'All of the £1,000 is used: £600 is paid and £400 promised.'],
  ])('with %i pence paid and %i promised', (paid, committed, text) => {
    expect(budgetFinding(scheme(paid, committed))).toBe(text);
  });

  it('tells the bands', () => {
    expect(bandText({ minMiles: 5, maxMiles: 10, percent: 70 })).toBe('From 5 to just under 10 miles: 70%');
    expect(bandText({ minMiles: 12.5, maxMiles: null, percent: 90 })).toBe('From 12.5 miles on: 90%');
  });
});
