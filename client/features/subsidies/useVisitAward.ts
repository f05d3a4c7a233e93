import { shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue';
import type { TransportAwardView } from '#shared/contracts/subsidies.contract.js';
import { ApiRefusal } from '../../core/errors.js';
import { useSession } from '../../core/session.js';
import { subsidiesApi } from './subsidies.api.js';

interface VisitAwardOptions {
  visitId: MaybeRefOrGetter<string>;
  /** The visit's version: when it moves on, so may the award. */
  visitVersion?: MaybeRefOrGetter<number | undefined>;
}

/** The transport award of one visit: null where there is none, and for those who may not know. */
export function useVisitAward({ visitId, visitVersion }: VisitAwardOptions) {
  const session = useSession();
  const award = shallowRef<TransportAwardView | null>(null);
  const error = shallowRef<unknown>(null);
  const known = shallowRef(false);

  async function load(): Promise<void> {
    error.value = null;
    if (!session.may('transport.read')) return;
    const asked = toValue(visitId);
    try {
      const found = await subsidiesApi.visitAward(asked);
      if (asked === toValue(visitId)) award.value = found;
      known.value = true;
    } catch (problem) {
      award.value = null;
      known.value = isNone(problem);
      if (!known.value) error.value = problem;
    }
  }
  watch([() => toValue(visitId), () => toValue(visitVersion)], () => void load(), { immediate: true });

  return { award, error, known, load };
}

const isNone = (problem: unknown): boolean => problem instanceof ApiRefusal && problem.status === 404;
