import { describe, expect, it } from '@jest/globals';
import {
  decidePartnership,
  isCurrent,
  termsOverlap,
  type HeldPartnership,
  type WantedPartnership,
} from './partnership-rules.js';

const wanted = (more: Partial<WantedPartnership> = {}): WantedPartnership => ({
  id: 'new',
  partnerId: 'mill-lane',
  partnerKind: 'school',
  closedOn: null,
  role: 'partner',
  startsOn: '2026-09-01',
  endsOn: null,
  ...more,
});

const held = (more: Partial<HeldPartnership> = {}): HeldPartnership => ({
  id: 'old',
  partnerId: 'mill-lane',
  role: 'partner',
  startsOn: '2025-09-01',
  endsOn: '2026-08-31',
  ...more,
});

describe('days of two partnerships', () => {
  it.each([
    ['the day before', '2026-01-01', '2026-08-31', false],
    ['the first day', '2026-01-01', '2026-09-01', true],
    ['inside', '2026-10-01', '2026-10-02', true],
    ['around', '2026-01-01', null, true],
    ['the last day', '2026-12-31', '2027-01-01', true],
    ['the day after', '2027-01-01', null, false],
  ])('%s', (_, startsOn, endsOn, overlap) => {
    const term = { startsOn: '2026-09-01', endsOn: '2026-12-31' };
    expect(termsOverlap(term, { startsOn, endsOn })).toBe(overlap);
    expect(termsOverlap({ startsOn, endsOn }, term)).toBe(overlap);
  });

  it('are current from the first day to the last', () => {
    const days = ['2025-08-31', '2025-09-01', '2026-08-31', '2026-09-01'];
    expect(days.map((day) => isCurrent(held(), day))).toEqual([false, true, true, false]);
    expect(isCurrent(held({ endsOn: null }), '2099-01-01')).toBe(true);
  });
});

describe('a new partnership', () => {
  it('may follow one that has ended', () => {
    expect(decidePartnership(wanted(), [held()])).toEqual({ ok: true });
  });

  it('may not overlap another of the same partner, whatever the role', () => {
    const still = held({ endsOn: null, role: 'host' });
    expect(decidePartnership(wanted(), [still])).toEqual({ ok: false, refusal: 'partnership/overlaps', with: still });
  });

  it('may overlap partnerships of other schools', () => {
    expect(decidePartnership(wanted(), [held({ partnerId: 'chapel-row', endsOn: null })])).toEqual({ ok: true });
  });

  it('leaves a centre with one host at a time', () => {
    const host = held({ partnerId: 'chapel-row', role: 'host', endsOn: '2026-09-01' });
    expect(decidePartnership(wanted({ role: 'host' }), [host])).toMatchObject({ refusal: 'partnership/host-overlaps' });
    expect(decidePartnership(wanted({ role: 'host', startsOn: '2026-09-02' }), [host])).toEqual({ ok: true });
    expect(decidePartnership(wanted({ role: 'partner' }), [host])).toEqual({ ok: true });
  });

  it('makes no community group a host', () => {
    const group = { role: 'host', partnerKind: 'community_group' } as const;
    expect(decidePartnership(wanted(group), [])).toMatchObject({ refusal: 'partnership/host-is-a-school' });
    expect(decidePartnership(wanted({ ...group, role: 'partner' }), [])).toEqual({ ok: true });
  });

  it('does not begin on the day a school closes, and may begin the day before', () => {
    const closed = { closedOn: '2026-09-01' };
    expect(decidePartnership(wanted(closed), [])).toMatchObject({ refusal: 'partnership/partner-closed' });
    expect(decidePartnership(wanted({ ...closed, startsOn: '2026-08-31' }), [])).toEqual({ ok: true });
  });

  it('may last one day and no less', () => {
    expect(decidePartnership(wanted({ endsOn: '2026-09-01' }), [])).toEqual({ ok: true });
    const refusal = 'partnership/ends-before-start';
    expect(decidePartnership(wanted({ endsOn: '2026-08-31' }), [])).toMatchObject({ refusal });
  });

  it('does not stand in its own way when its dates change', () => {
    expect(decidePartnership(wanted({ id: 'old' }), [held({ endsOn: null })])).toEqual({ ok: true });
  });
});
