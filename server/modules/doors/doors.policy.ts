import type { Actor } from '../../common/auth/actor.js';

/** What hangs at the doors of a centre is for its manager to say. */
export const mayHangAt = (actor: Actor, centreId: string): boolean => actor.mayAt('doors.manage', { centreId });
