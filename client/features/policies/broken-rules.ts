import { z } from 'zod';
import { policyProblem, type PolicyOverride, type PolicyProblem } from '#shared/contracts/policies.contract.js';
import { ApiRefusal } from '../../core/errors.js';

const details = z.object({ problems: z.array(policyProblem) });

/** The rules that a refused request breaks; none where it was refused for something else. */
export function brokenRules(error: unknown): readonly PolicyProblem[] {
  if (!(error instanceof ApiRefusal) || error.refusal !== 'visit/against-policy') return [];
  return details.safeParse(error.details).data?.problems ?? [];
}

/** What is set aside: the rules of which somebody said why. */
export const overridesOf = (
  problems: readonly PolicyProblem[],
  reasons: Readonly<Partial<Record<string, string>>>,
): PolicyOverride[] =>
  problems.flatMap(({ code, overridable }) => {
    const reason = reasons[code]?.trim() ?? '';
    return overridable && reason !== '' ? [{ code, reason }] : [];
  });
