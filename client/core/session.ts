import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { accountsRoutes, sessionView, type SessionView, type SignIn } from '#shared/contracts/accounts.contract.js';
import { setDraftOwner } from './draft.js';
import { ApiRefusal } from './errors.js';
import { del, get, post } from './http.js';

/** Who is signed in and what they may do. Screens ask `may`; the server decides again on every request. */
export const useSession = defineStore('session', () => {
  const view = shallowRef<SessionView | null>(null);
  const known = shallowRef(false);
  let loading: Promise<void> | null = null;

  const person = computed(() => view.value?.person ?? null);
  const assignments = computed(() => view.value?.assignments ?? []);
  const permissions = computed(() => new Set(view.value?.permissions));

  function may(permission: string): boolean {
    return permissions.value.has(permission);
  }

  function set(next: SessionView | null): void {
    view.value = next;
    setDraftOwner(next?.person.id ?? null);
    known.value = true;
  }

  async function load(): Promise<void> {
    try {
      set(await get(accountsRoutes.session, { response: sessionView, anonymous: true }));
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.status !== 401) throw error;
      set(null);
    }
  }

  /** Asks the server once; later calls wait for the same answer. */
  async function ensureLoaded(): Promise<void> {
    if (known.value) return;
    loading ??= load().finally(() => (loading = null));
    await loading;
  }

  /** @throws ApiRefusal for a wrong e-mail or password */
  async function signIn(credentials: SignIn): Promise<void> {
    await post(accountsRoutes.session, credentials, { anonymous: true });
    await load();
  }

  async function signOut(): Promise<void> {
    try {
      await del(accountsRoutes.session, { anonymous: true });
    } finally {
      set(null);
    }
  }

  function clear(): void {
    set(null);
  }

  return { person, known, assignments, permissions, may, ensureLoaded, reload: load, signIn, signOut, clear };
});
