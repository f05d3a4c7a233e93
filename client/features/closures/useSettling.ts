import { shallowRef } from 'vue';
import type { ClosureView, PlanLine, Settlement, SettledVisits } from '#shared/contracts/closures.contract.js';
import { useToast } from '../../ui/useToast.js';
import { closuresApi } from './closures.api.js';
import { PLAN } from './closures.texts.js';
import { settlementsOf, type PlanChoices } from './plan-choices.js';

/** Sends what was chosen for the visits of a plan, and says what came of it. */
export function useSettling() {
  const toast = useToast();
  const busy = shallowRef(false);
  /** What could not be done, of the last sending. */
  const notDone = shallowRef<SettledVisits['results']>([]);

  async function send(closure: ClosureView, lines: readonly Settlement[]): Promise<ClosureView> {
    notDone.value = [];
    if (lines.length === 0) return closure;
    const settled = await closuresApi.settle(closure.id, lines);
    notDone.value = settled.results.filter(({ outcome }) => outcome === 'not_done');
    const done = settled.results.length - notDone.value.length;
    if (done > 0) toast.show(closure.kind === 'school' ? PLAN.settledSchool(done) : PLAN.settled(done));
    if (notDone.value.length > 0) toast.show(PLAN.notDone(notDone.value.length), { tone: 'problem' });
    return settled.closure;
  }

  return {
    busy,
    notDone,
    settle: (closure: ClosureView, choices: PlanChoices) => send(closure, settlementsOf(closure.lines, choices)),
    /** What was chosen before it closed, for the visits as they were seen then. */
    settleSeen: async (closure: ClosureView, seen: readonly PlanLine[], choices: PlanChoices) => {
      const known = new Set(closure.lines.map(({ visit }) => visit.id));
      toast.show(PLAN.closed(closure.what));
      const lines = settlementsOf(seen, choices).filter(({ visitId }) => known.has(visitId));
      return send(closure, lines);
    },
  };
}
