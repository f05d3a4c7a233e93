import type { Grant } from '#shared/contracts/vocabulary.js';
import { part, type SqlPart } from '../../database/dialect.js';
import { reachOf } from './domain/role-giving.js';

const currentPartners = (centreIds: readonly string[], today: string): SqlPart => part`
  SELECT partner_id FROM partnerships
   WHERE centre_id IN (${centreIds}) AND starts_on <= ${today} AND (ends_on IS NULL OR ends_on >= ${today})`;

/**
 * The rows with a `role` and a `scope_id` that somebody looks after, as SQL: the same rule as `mayGive`, for lists.
 * @param today local ISO date; partnerships count while they last
 */
export function managedRoles(grants: readonly Grant[], today: string): SqlPart {
  const reach = reachOf(grants);
  const centres = reach['centres-of-authority'];
  const partners = reach['partners-of-authority'];
  const visitors = reach['partners-of-centre'];
  return part`(
    role IN (${reach.anywhere.roles})
    OR (role IN (${reach.own.roles}) AND scope_id IN (${reach.own.from}))
    OR (role IN (${centres.roles}) AND scope_id IN (SELECT id FROM centres WHERE authority_id IN (${centres.from})))
    OR (role IN (${partners.roles}) AND scope_id IN (SELECT id FROM partners WHERE authority_id IN (${partners.from})))
    OR (role IN (${visitors.roles}) AND scope_id IN (${currentPartners(visitors.from, today)})))`;
}

/** The places where somebody may give a role, as SQL over `place_id` and `authority_id`. */
export function managedPlaces(grants: readonly Grant[], today: string): SqlPart {
  const reach = reachOf(grants);
  return part`(
    ${reach.anywhere.roles.length > 0}
    OR place_id IN (${reach.own.from})
    OR (kind = 'centre' AND authority_id IN (${reach['centres-of-authority'].from}))
    OR (kind = 'partner' AND authority_id IN (${reach['partners-of-authority'].from}))
    OR (kind = 'partner' AND place_id IN (${currentPartners(reach['partners-of-centre'].from, today)})))`;
}
