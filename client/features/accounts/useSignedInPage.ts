import { useRouter } from 'vue-router';
import { useSession } from '../../core/session.js';

/** Where somebody goes whom the server has just signed in: to their first page, without the link in the history. */
export function useSignedInPage() {
  const session = useSession();
  const router = useRouter();
  return async (): Promise<void> => {
    await session.reload();
    await router.replace('/');
  };
}
