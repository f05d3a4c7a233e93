import { shallowRef } from 'vue';
import type { VisitAction, VisitDetailView, VisitView } from '#shared/contracts/visits.contract.js';
import type { GivenReasonCode } from '#shared/contracts/vocabulary.js';
import { ApiRefusal, errorText } from '../../core/errors.js';
import { visitsApi } from './visits.api.js';

export interface ReasonGiven {
  reasonCode?: GivenReasonCode | undefined;
  note?: string | undefined;
}

const BUDGET_EXHAUSTED = 'transport/budget-exhausted';

/**
 * Moves one visit at a time. `problem` is the sentence for the screen when the server says no;
 * the visit is then as somebody else left it, so the page loads it again.
 */
export function useVisitMoves(options: { onMoved: (visit: VisitDetailView) => void; onStale: () => void }) {
  const pending = shallowRef<VisitAction | null>(null);
  const problem = shallowRef<string | null>(null);
  /** The manager may then approve without the award. */
  const budgetExhausted = shallowRef(false);

  async function move(action: VisitAction, send: () => Promise<VisitDetailView>): Promise<boolean> {
    if (pending.value !== null) return false;
    pending.value = action;
    forget();
    try {
      options.onMoved(await send());
      return true;
    } catch (error) {
      problem.value = errorText(error);
      if (error instanceof ApiRefusal) {
        budgetExhausted.value = error.refusal === BUDGET_EXHAUSTED;
        if (!budgetExhausted.value) options.onStale();
      }
      return false;
    } finally {
      pending.value = null;
    }
  }

  /** What went wrong with one move is not said of the next. */
  function forget(): void {
    problem.value = null;
    budgetExhausted.value = false;
  }

  return {
    pending,
    problem,
    budgetExhausted,
    forget,
    approve: ({ id, version }: VisitView, withoutAward = false) =>
      move('approve', () => visitsApi.approve(id, { version, withoutAward })),
    decline: ({ id, version }: VisitView, reason: ReasonGiven) =>
      move('decline', () => visitsApi.decline(id, { version, ...reason })),
    withdraw: ({ id, version }: VisitView, reason: ReasonGiven) =>
      move('withdraw', () => visitsApi.withdraw(id, { version, ...reason })),
    cancel: ({ id, version }: VisitView, reason: ReasonGiven) =>
      move('cancel', () => visitsApi.cancel(id, { version, ...reason })),
    recordNoShow: ({ id, version }: VisitView, { reasonCode }: ReasonGiven) =>
      move('recordNoShow', () => visitsApi.recordNoShow(id, { version, reasonCode })),
  };
}
