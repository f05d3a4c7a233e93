import { shallowRef } from 'vue';
import type { TransportAwardView } from '#shared/contracts/subsidies.contract.js';
import { errorText } from '../../core/errors.js';
import { subsidiesApi } from './subsidies.api.js';

/** Pays one claim at a time. When the server says no, somebody else was faster: the page loads the claims again. */
export function useSettlement(options: { onPaid: (award: TransportAwardView) => void; onStale: () => void }) {
  const pending = shallowRef(false);
  const problem = shallowRef<string | null>(null);

  async function pay(award: TransportAwardView): Promise<void> {
    if (pending.value) return;
    pending.value = true;
    problem.value = null;
    try {
      options.onPaid(await subsidiesApi.pay(award));
    } catch (error) {
      problem.value = errorText(error);
      options.onStale();
    } finally {
      pending.value = false;
    }
  }

  return { pending, problem, pay };
}
