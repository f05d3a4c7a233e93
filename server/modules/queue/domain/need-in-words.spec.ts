import { describe, expect, it } from '@jest/globals';
import { daysBetween, needInWords, type Need } from './need-in-words.js';

/** A Tuesday. */
const NOW = new Date('2026-11-24T09:00:00Z');
const need = (over: Partial<Need> = {}): Need => ({
  ...{ partner: { name: 'West Park', kind: 'school' }, shortfall: 12, waitingDays: 6 },
  ...{ dueAt: new Date('2026-11-28T00:00:00Z') },
  ...over,
});
const words = (over: Partial<Need> = {}) => needInWords(need(over), NOW, 'Europe/London');

describe('why a request stands where it does', () => {
  it('is said in one sentence', () => {
    expect(words()).toBe('West Park is 12 fair hours short; waiting 6 days; answer due Friday');
  });

  it.each([
    [0.5, 'West Park is 0.5 fair hours short'],
    [1, 'West Park is 1 fair hour short'],
    [-3.5, 'West Park has used 3.5 fair hours more than its share'],
    [0, 'West Park has used just its fair share'],
    [null, 'West Park has no fair share, because its roll or need is not known'],
  ])('says a shortfall of %p', (shortfall, said) => {
    expect(words({ shortfall }).split(';')[0]).toBe(said);
  });

  it('says of a group that it has no share', () => {
    const partner = { name: 'Quay Choir', kind: 'community_group' } as const;
    expect(words({ partner, shortfall: null })).toMatch(/^Quay Choir is a community group, which has no fair share;/);
  });

  it.each([
    ['2026-11-24T15:00:00Z', 'today'],
    ['2026-11-25T00:00:00Z', 'today'],
    ['2026-11-26T00:00:00Z', 'tomorrow'],
    ['2026-12-01T00:00:00Z', 'Monday'],
    ['2026-12-02T00:00:00Z', 'Tuesday 1 December'],
  ])('is due by %s: %s', (dueAt, said) => {
    expect(words({ dueAt: new Date(dueAt) })).toMatch(new RegExp(`answer due ${said}$`));
  });

  it('says no deadline where nothing runs out, and the first day as such', () => {
    expect(words({ dueAt: null, waitingDays: 0 })).toBe('West Park is 12 fair hours short; asked within the last day');
    expect(words({ dueAt: null, waitingDays: 1 })).toMatch(/waiting 1 day$/);
  });

  it('counts whole days, never below none', () => {
    expect(daysBetween(new Date('2026-11-18T09:00:00Z'), NOW)).toBe(6);
    expect(daysBetween(new Date('2026-11-18T09:00:01Z'), NOW)).toBe(5);
    expect(daysBetween(new Date('2026-11-25T09:00:00Z'), NOW)).toBe(0);
  });
});
