import { shallowRef } from 'vue';
import { z } from 'zod';
import { policyProblem, type PolicyOverride, type PolicyProblem } from '#shared/contracts/policies.contract.js';
import { ApiRefusal } from '../../core/errors.js';

const details = z.object({ problems: z.array(policyProblem) });

/** The rules that a refused request breaks; none where it was refused for something else. */
export function brokenRules(error: unknown): readonly PolicyProblem[] {
  if (!(error instanceof ApiRefusal) || error.refusal !== 'visit/against-policy') return [];
  return details.safeParse(error.details).data?.problems ?? [];
}

/** The reasons that are sent along; nothing where no rule is set aside. */
export interface WithReasons {
  overrides?: PolicyOverride[];
}

/**
 * Sends something with the reasons for which rules are set aside, and keeps the rules that it was refused for.
 * @param refusedBefore why it was refused before anybody could give a reason
 */
export function useOverrides(refusedBefore: unknown = null) {
  const problems = shallowRef(brokenRules(refusedBefore));
  const reasons = shallowRef<Partial<Record<string, string>>>({});

  /** @param send with what to add to its body @throws whatever the server says */
  async function withReasons<T>(send: (added: WithReasons) => Promise<T>): Promise<T> {
    const overrides = overridesOf(problems.value, reasons.value);
    try {
      return await send(overrides.length > 0 ? { overrides } : {});
    } catch (error) {
      problems.value = stillBroken(problems.value, overrides, brokenRules(error));
      throw error;
    }
  }

  const forget = (): void => {
    problems.value = [];
    reasons.value = {};
  };

  return { problems, reasons, withReasons, forget };
}

/** A rule with a reason is not told of again, but its reason has to stay in sight. */
const stillBroken = (
  before: readonly PolicyProblem[],
  overrides: readonly PolicyOverride[],
  now: readonly PolicyProblem[],
): PolicyProblem[] => [
  ...before.filter(({ code }) => overrides.some((one) => one.code === code) && now.every((one) => one.code !== code)),
  ...now,
];

/** What is set aside: the rules of which somebody said why. */
export const overridesOf = (
  problems: readonly PolicyProblem[],
  reasons: Readonly<Partial<Record<string, string>>>,
): PolicyOverride[] =>
  problems.flatMap(({ code, overridable }) => {
    const reason = reasons[code]?.trim() ?? '';
    return overridable && reason !== '' ? [{ code, reason }] : [];
  });
