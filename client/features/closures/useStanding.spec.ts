import { describe, expect, it } from '@jest/globals';
import { ApiRefusal } from '../../core/errors.js';
import { standingClosure, useStanding } from './useStanding.js';

const closure = {
  ...{ id: '0b8f4f4e-8f5c-4c6e-9d43-2b1a51c0a0d1', kind: 'room', what: 'Lab', reason: 'Burst pipe' },
  ...{ from: '2026-12-08T00:00:00.000Z', until: null },
};
const refused = (refusal: string, details?: unknown) =>
  new ApiRefusal({ refusal, details, status: 409, message: 'Closed' });

describe('the closure that stands', () => {
  it('is read from the refusal that names it, and from nothing else', () => {
    expect(standingClosure(refused('closure/already-closed', { closure }))).toEqual(closure);
    expect(standingClosure(refused('closure/already-closed'))).toBeNull();
    expect(standingClosure(refused('closure/over', { closure }))).toBeNull();
    expect(standingClosure(new Error('network'))).toBeNull();
  });

  it('is forgotten with the next attempt', async () => {
    const { standing, trying } = useStanding();
    const refusal = refused('closure/already-closed', { closure });
    await expect(trying(() => Promise.reject(refusal))).rejects.toBe(refusal);
    expect(standing.value).toEqual(closure);
    await expect(trying(() => Promise.resolve('closed'))).resolves.toBe('closed');
    expect(standing.value).toBeNull();
  });
});
