import type { Actor, Scope } from '../../common/auth/actor.js';
import type { AwardRights } from './domain/award-lifecycle.js';

export interface AwardPlace {
  readonly centreId: string;
  readonly partnerId: string;
}

export interface CentrePlace {
  readonly id: string;
  readonly authorityId: string;
}

/** A partner's staff for themselves, or the centre's for any of its partners. */
export const mayQuoteFor = (actor: Actor, partnerId: string, centreId: string): boolean =>
  actor.mayAt('transport.quote', { partnerId, centreId });

export const mayManage = (actor: Actor, centreId: string): boolean => actor.mayAt('transport.manage', { centreId });

export const maySeeTotals = (actor: Actor, { id, authorityId }: CentrePlace): boolean =>
  actor.mayAt('transport.read-totals', { centreId: id, authorityId });

export const maySeeSchoolTotals = (actor: Actor, { id, authorityId }: CentrePlace): boolean =>
  actor.mayAt('transport.read-school-totals', { centreId: id, authorityId });

/** Awards are for the school or group itself and for the manager of the centre. */
export const awardScope = (actor: Actor): Scope => actor.scope('transport.read');

export const maySeeAward = (actor: Actor, { centreId, partnerId }: AwardPlace): boolean =>
  actor.mayAt('transport.read', { centreId, partnerId });

export const awardRights = (actor: Actor, { centreId, partnerId }: AwardPlace): AwardRights => ({
  claim: actor.mayAt('transport.claim', { partnerId }) || actor.mayAt('transport.claim-on-behalf', { centreId }),
  settle: actor.mayAt('transport.settle', { centreId }),
});
