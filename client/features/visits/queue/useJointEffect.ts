import { shallowRef, watch, type Ref } from 'vue';
import type { JointEffectView } from '#shared/contracts/queue.contract.js';
import type { VisitView } from '#shared/contracts/visits.contract.js';
import { queueApi } from './queue.api.js';

/** What approving some requests together would do; null while nobody knows, and for none. */
export function useJointEffect(centreId: Ref<string | undefined>, visits: Ref<readonly VisitView[]>) {
  const effect = shallowRef<JointEffectView | null>(null);
  let asked = 0;

  async function read(ids: readonly string[]): Promise<void> {
    const question = (asked += 1);
    effect.value = null;
    if (ids.length === 0 || centreId.value === undefined) return;
    try {
      const answer = await queueApi.effect(centreId.value, ids);
      if (question === asked) effect.value = answer;
    } catch {
      // They can be approved without it: what it does is then seen afterwards.
    }
  }

  watch(
    () => visits.value.map(({ id }) => id).join(' '),
    (ids) => void read(ids === '' ? [] : ids.split(' ')),
  );
  return effect;
}
