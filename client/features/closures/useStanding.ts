import { shallowRef } from 'vue';
import { alreadyClosed, type StandingClosure } from '#shared/contracts/closures.contract.js';
import { ApiRefusal } from '../../core/errors.js';

/** The closure because of which the same cannot close again; null where something else went wrong. */
export function standingClosure(error: unknown): StandingClosure | null {
  if (!(error instanceof ApiRefusal) || error.refusal !== 'closure/already-closed') return null;
  return alreadyClosed.safeParse(error.details).data?.closure ?? null;
}

/** Keeps, of the last attempt to close something, the closure that stood in its way. */
export function useStanding() {
  const standing = shallowRef<StandingClosure | null>(null);

  /** @throws again whatever the attempt throws */
  async function trying<T>(attempt: () => Promise<T>): Promise<T> {
    standing.value = null;
    try {
      return await attempt();
    } catch (error) {
      standing.value = standingClosure(error);
      throw error;
    }
  }

  return { standing, trying };
}
