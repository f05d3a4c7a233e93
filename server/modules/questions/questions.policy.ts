import type { MessageSide } from '#shared/contracts/questions.contract.js';
import type { Actor } from '../../common/auth/actor.js';

/**
 * On which side somebody reads and writes: the centre's staff, or the people of the school or group itself. Nobody
 * else, an officer of the authority included, sees free text.
 */
export function messageSideOf(
  actor: Actor,
  { centreId, partnerId }: { centreId: string; partnerId: string },
): MessageSide | null {
  if (actor.mayAt('visits.read', { centreId })) return 'centre';
  return actor.mayAt('visits.read', { partnerId }) ? 'partner' : null;
}
