import { describe, expect, it } from '@jest/globals';
import { decideBy } from './competing.js';

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
