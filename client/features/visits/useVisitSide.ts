import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import type { VisitView } from '#shared/contracts/visits.contract.js';
import type { ActorSide } from '#shared/contracts/vocabulary.js';
import { useSession } from '../../core/session.js';

export type VisitSide = Exclude<ActorSide, 'system'>;

/** On which side of a visit somebody stands: with its centre when they work there, else with the school or group. */
export function useVisitSide(visit: MaybeRefOrGetter<Pick<VisitView, 'centre'>>) {
  const session = useSession();
  return computed((): VisitSide => {
    const { id } = toValue(visit).centre;
    const worksThere = session.assignments.some(({ scopeKind, scopeId }) => scopeKind === 'centre' && scopeId === id);
    return worksThere ? 'centre' : 'partner';
  });
}
