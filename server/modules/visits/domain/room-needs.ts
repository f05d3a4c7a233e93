import { withBuffers } from '../../../common/kernel/buffers.js';

interface HeldRoom {
  readonly id: string;
  readonly setupMinutes: number;
  readonly cleardownMinutes: number;
}

interface Session {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** One room that a visit takes, for how long, and which room brought it along. */
export interface RoomNeed extends Session {
  readonly resourceId: string;
  readonly exclusive: true;
  readonly quantity: 1;
  readonly viaResourceId?: string;
}

/** The room asked for and all that comes with it, each for the session with its own setting up and clearing down. */
export function roomNeeds(room: HeldRoom & { readonly brings: readonly HeldRoom[] }, session: Session): RoomNeed[] {
  const need = (held: HeldRoom): RoomNeed => ({
    resourceId: held.id,
    exclusive: true,
    quantity: 1,
    ...withBuffers(session, held),
  });
  return [need(room), ...room.brings.map((brought) => ({ ...need(brought), viaResourceId: room.id }))];
}

const DAY_MS = 86_400_000;

/** The database guards reservations of up to a day: how far back it looks depends on it. */
export const isLongerThanADay = ({ startsAt, endsAt }: Session): boolean =>
  endsAt.getTime() - startsAt.getTime() > DAY_MS;
