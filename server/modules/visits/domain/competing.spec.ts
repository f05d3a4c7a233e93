import { describe, expect, it } from '@jest/globals';
import { decideBy, takesNothingNew } from './competing.js';

const compete = { pendingRequests: 'compete' as const, decisionDays: 10 };

describe('the day of decision', () => {
  it('lies so many days before the visit; from the next day on requests keep their time', () => {
    expect(decideBy(compete, '2026-12-11', '2026-11-20')).toBe('2026-12-01');
    expect(decideBy(compete, '2026-12-11', '2026-12-01')).toBe('2026-12-01');
    expect(decideBy(compete, '2026-12-11', '2026-12-02')).toBeNull();
  });

  it('is none where a request keeps its time', () => {
    expect(decideBy({ ...compete, pendingRequests: 'hold' }, '2026-12-11', '2026-11-20')).toBeNull();
  });
});

describe('a visit that changes', () => {
  const at = (from: string, to: string, quantity = 1, resourceId = 'studio') => ({
    startsAt: new Date(`2026-12-11T${from}:00Z`),
    endsAt: new Date(`2026-12-11T${to}:00Z`),
    needs: [{ resourceId, quantity }],
  });
  const had = at('10:00', '11:00', 20);

  it.each([
    ['the same', at('10:00', '11:00', 20), true],
    ['shorter, with less equipment', at('10:15', '10:45', 5), true],
    ['earlier', at('09:59', '11:00', 20), false],
    ['longer', at('10:00', '11:01', 20), false],
    ['with more equipment', at('10:00', '11:00', 21), false],
    ['elsewhere', at('10:00', '11:00', 20, 'lab'), false],
  ])('takes what is its own, or something new: %s', (_, wants, nothingNew) => {
    expect(takesNothingNew(had, wants)).toBe(nothingNew);
  });
});
