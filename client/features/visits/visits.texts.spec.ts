import { describe, expect, it } from '@jest/globals';
import { packUse } from './visit-states.js';
import { answerTime, keptUntil } from './visits.texts.js';

const centre = { id: 'c', name: 'Quayside CLC', zone: 'Europe/London' };
const visit = (holdExpiresAt: string | null) => ({ startsAt: '2026-12-04T10:00:00.000Z', holdExpiresAt, centre });

describe('until when a request is kept', () => {
  it.each([
    [null, '', null],
    ['2026-12-03T09:15:00.000Z', 'Thursday 3 December, 09:15', 'by Thursday 3 December, 09:15'],
    ['2026-12-03T00:00:00.000Z', 'the end of Wednesday 2 December', 'by the end of Wednesday 2 December'],
    ['2026-12-04T10:00:00.000Z', 'The visit begins', 'before it begins'],
  ])('as %s is said as "%s"', (holdExpiresAt, kept, answer) => {
    expect(keptUntil(visit(holdExpiresAt))).toBe(kept);
    expect(answerTime(visit(holdExpiresAt))).toBe(answer);
  });

  it('names what begins where that is not clear', () => {
    expect(answerTime(visit('2026-12-04T10:00:00.000Z'), 'the visit')).toBe('before the visit begins');
  });
});

describe('the pack of a visit', () => {
  it('is filled while it may take place, read after it did, and none of a visit that will not be', () => {
    expect((['requested', 'offered', 'approved'] as const).map(packUse)).toEqual(Array(3).fill('fill'));
    expect(packUse('attended')).toBe('read');
    const over = ['waitlisted', 'declined', 'withdrawn', 'cancelled', 'expired', 'no_show'] as const;
    expect(over.map(packUse)).toEqual(Array(6).fill(null));
  });
});
