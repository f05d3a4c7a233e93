import { computed, shallowRef } from 'vue';
import type { OneTimeLinkKind } from '#shared/contracts/vocabulary.js';
import type { OpenedLinkView } from '#shared/contracts/accounts.contract.js';
import { ApiRefusal, InvalidInput } from '../../core/errors.js';
import { accountsApi } from './accounts.api.js';

/** What somebody sees who opened a link from a mail: still looking, good, dead, or a fault. */
export function useOpenedLink(kind: OneTimeLinkKind, token: string) {
  const link = shallowRef<OpenedLinkView | null>(null);
  const error = shallowRef<unknown>(null);
  const dead = shallowRef(false);
  const looking = computed(() => link.value === null && error.value === null && !dead.value);

  async function look(): Promise<void> {
    error.value = null;
    try {
      const opened = await accountsApi.openLink(token);
      if (opened.kind === kind) link.value = opened;
      else dead.value = true;
    } catch (failure) {
      // A mangled token is as dead as a used one.
      if (failure instanceof InvalidInput || isDead(failure)) dead.value = true;
      else error.value = failure;
    }
  }

  void look();
  return { link, dead, error, looking, look };
}

const isDead = (failure: unknown): boolean => failure instanceof ApiRefusal && failure.refusal === 'link/dead';

/** The token stands after #, which browsers keep to themselves. */
export const tokenIn = (hash: string): string => hash.replace(/^#/, '');
