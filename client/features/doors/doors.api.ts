import {
  doorDisplayList,
  doorsRoutes,
  doorView,
  newDoorDisplayView,
  type DoorDisplayList,
  type DoorView,
  type NewDoorDisplayView,
} from '#shared/contracts/doors.contract.js';
import { del, fillPath, get, post } from '../../core/http.js';

/** What a display is told: something new, nothing new, or that its address is dead. */
export type DoorNews = { kind: 'new'; view: DoorView; etag: string | null } | { kind: 'same' } | { kind: 'gone' };

export const doorsApi = {
  list: (centreId: string): Promise<DoorDisplayList> =>
    get(fillPath(doorsRoutes.displays, { centreId }), { response: doorDisplayList }),
  make: (centreId: string, roomId: string): Promise<NewDoorDisplayView> =>
    post(fillPath(doorsRoutes.displays, { centreId }), { roomId }, { response: newDoorDisplayView }),
  revoke: (displayId: string): Promise<void> => del(fillPath(doorsRoutes.display, { displayId })),
  /** @throws when the server cannot be reached or cannot answer */
  async read(token: string, etag: string | null): Promise<DoorNews> {
    const headers = { accept: 'application/json', ...(etag === null ? {} : { 'if-none-match': etag }) };
    const answer = await fetch(fillPath(doorsRoutes.door, { token }), { headers, cache: 'no-store' });
    if (answer.status === 304) return { kind: 'same' };
    if (answer.status === 404) return { kind: 'gone' };
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return { kind: 'new', view: doorView.parse(await answer.json()), etag: answer.headers.get('etag') };
  },
};
