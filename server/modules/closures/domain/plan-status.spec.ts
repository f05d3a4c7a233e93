import { describe, expect, it } from '@jest/globals';
import { statusOf, type PlanSituation } from './plan-status.js';

const NOW = new Date('2026-12-01T09:00:00Z');
const aLine = (over: Partial<PlanSituation> = {}): PlanSituation => ({
  ...{ outcome: null, state: 'approved', startsAt: new Date('2026-12-02T10:00:00Z') },
  ...{ arrivedAt: null, hit: true, sameAsWas: true },
  ...over,
});

describe('how a visit of a plan stands', () => {
  it.each<[string, Partial<PlanSituation>, string]>([
    ['waits while it stands in the closure', {}, 'open'],
    ['waits as a request and as an offer, too', { state: 'requested' }, 'open'],
    ['waits as an offer', { state: 'offered' }, 'open'],
    ['waits as a wish whose school is closed', { state: 'waitlisted' }, 'open'],
    ['stays settled, whatever became of it since', { outcome: 'moved', state: 'cancelled' }, 'moved'],
    ['ended when the school cancelled it', { state: 'cancelled' }, 'ended'],
    ['ended when nobody answered it', { state: 'expired', hit: false }, 'ended'],
    ['is past moving once it has begun', { startsAt: NOW }, 'begun'],
    ['is past moving once its group is there', { arrivedAt: NOW }, 'begun'],
    ['was changed by somebody who moved it', { hit: false, sameAsWas: false }, 'changed'],
    ['is fine again where it was', { hit: false }, 'fine'],
  ])('%s', (_, over, status) => {
    expect(statusOf(aLine(over), NOW)).toBe(status);
  });
});
