import { onScopeDispose, shallowRef } from 'vue';
import type { DoorView } from '#shared/contracts/doors.contract.js';
import { doorsApi } from './doors.api.js';

/** Often enough that an early finish is seen while people still stand at the door. */
const EVERY_MS = 30_000;

/** A room's day, asked for again and again. What was told last stays while the server cannot be reached. */
export function useDoor(token: string, everyMs = EVERY_MS) {
  const view = shallowRef<DoorView | null>(null);
  /** Since when nothing was heard; null while all is well. */
  const staleSince = shallowRef<Date | null>(null);
  const gone = shallowRef(false);
  let etag: string | null = null;
  let heardAt = new Date();

  async function refresh(): Promise<void> {
    try {
      const news = await doorsApi.read(token, etag);
      heardAt = new Date();
      staleSince.value = null;
      gone.value = news.kind === 'gone';
      if (news.kind !== 'new') return;
      view.value = news.view;
      etag = news.etag;
    } catch {
      staleSince.value = heardAt;
    }
  }

  const timer = setInterval(() => void refresh(), everyMs);
  onScopeDispose(() => {
    clearInterval(timer);
  });
  void refresh();
  return { view, staleSince, gone, refresh };
}
