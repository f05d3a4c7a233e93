import { shallowRef } from 'vue';
import type { SheetVisit } from '#shared/contracts/on-the-day.contract.js';
import { errorText } from '../../core/errors.js';
import { useToast } from '../../ui/useToast.js';
import { todayApi } from './today.api.js';
import { ACT } from './today.texts.js';

/** What is recorded of one visit with one tap. `problem` is the sentence for its card when the server says no. */
export function useSheetMoves(visit: () => SheetVisit, changed: () => unknown) {
  const toast = useToast();
  const pending = shallowRef<string | null>(null);
  const problem = shallowRef<string | null>(null);

  /** @returns whether it was done */
  async function run(what: string, send: () => Promise<unknown>): Promise<boolean> {
    if (pending.value !== null) return false;
    pending.value = what;
    problem.value = null;
    try {
      await send();
      return true;
    } catch (error) {
      problem.value = errorText(error);
      return false;
    } finally {
      pending.value = null;
      await changed();
    }
  }

  async function done(what: string, said: string, send: () => Promise<unknown>): Promise<boolean> {
    const ok = await run(what, send);
    if (ok) toast.show(ACT.named(said, visit()));
    return ok;
  }

  return {
    pending,
    problem,
    arrive: () => done('arrive', ACT.arrived, () => todayApi.arrive(visit().id, visit().version)),
    takeBackArrival: () => run('undo', () => todayApi.takeBackArrival(visit().id, visit().version)),
    finishEarly: () => done('finish', ACT.finish, () => todayApi.finishEarly(visit().id, visit().version)),
    allCame: () => {
      const { id, version, pupils, adults } = visit();
      return done('all', ACT.came(pupils, adults), () => todayApi.attendance(id, { version, pupils, adults }));
    },
  };
}
