import { describe, expect, it } from '@jest/globals';
import { ApiRefusal } from '../../core/errors.js';
import { brokenRules, overridesOf } from './broken-rules.js';

const notice = { code: 'notice' as const, text: 'More notice.', overridable: true };
const long = { code: 'longest_visit' as const, text: 'Too long.', overridable: false };
const refused = (refusal: string, details: unknown) => new ApiRefusal({ refusal, message: 'No', status: 422, details });

describe('rules that a request breaks', () => {
  it('are read from the refusal', () => {
    expect(brokenRules(refused('visit/against-policy', { problems: [notice, long] }))).toEqual([notice, long]);
  });

  it('are none in another refusal, a fault, or details that nobody can read', () => {
    expect(brokenRules(refused('visit/slot-taken', { problems: [notice] }))).toEqual([]);
    expect(brokenRules(new Error('network'))).toEqual([]);
    expect(brokenRules(refused('visit/against-policy', { problems: 'many' }))).toEqual([]);
  });

  it('are set aside where somebody said why, and never a hard one', () => {
    expect(overridesOf([notice, long], { notice: ' Coach cancelled ', longest_visit: 'Please' })).toEqual([
      { code: 'notice', reason: 'Coach cancelled' },
    ]);
    expect(overridesOf([notice], { notice: '  ' })).toEqual([]);
  });
});
