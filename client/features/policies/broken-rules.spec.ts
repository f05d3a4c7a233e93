import { describe, expect, it } from '@jest/globals';
import { ApiRefusal } from '../../core/errors.js';
import { brokenRules, overridesOf, useOverrides } from './broken-rules.js';

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

  it('stay in sight with their reasons while others are refused, and go with what they were about', async () => {
    const rules = useOverrides();
    const many = { code: 'visits_per_term' as const, text: 'Too many.', overridable: true };
    const sent: unknown[] = [];
    const refuse = (problems: readonly object[]) =>
      rules.withReasons((added) => {
        sent.push(added);
        return Promise.reject(refused('visit/against-policy', { problems }));
      });
    await expect(refuse([notice])).rejects.toThrow();
    expect(rules.problems.value).toEqual([notice]);
    rules.reasons.value = { notice: 'Coach cancelled' };
    await expect(refuse([many])).rejects.toThrow();
    expect(rules.problems.value).toEqual([notice, many]);
    await expect(rules.withReasons(() => Promise.reject(new Error('network')))).rejects.toThrow();
    expect(rules.problems.value).toEqual([notice]);
    expect(sent).toEqual([{}, { overrides: [{ code: 'notice', reason: 'Coach cancelled' }] }]);
    rules.forget();
    expect([rules.problems.value, rules.reasons.value]).toEqual([[], {}]);
    expect(useOverrides(refused('visit/against-policy', { problems: [many] })).problems.value).toEqual([many]);
  });
});
