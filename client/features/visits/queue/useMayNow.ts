import type { Ref } from 'vue';
import { useToast } from '../../../ui/useToast.js';
import type { Entry } from './merge-queue.js';
import { whyNot } from './why-not.js';

/** Whether a key may do something with the request that somebody is on; where it may not, it is said why. */
export function useMayNow(here: Readonly<Ref<Entry | null>>) {
  const toast = useToast();
  let said = 0;

  return (action: 'approve' | 'decline' | 'offer'): boolean => {
    toast.dismiss(said);
    const why = here.value ? whyNot(here.value, action) : null;
    if (why !== null) said = toast.show(why, { tone: 'problem' });
    return here.value !== null && why === null;
  };
}
