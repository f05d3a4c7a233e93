import type { PartnershipRole } from '#shared/contracts/vocabulary.js';

/** How the hours of a moment are divided among the schools that are partners then. */

export interface Standing {
  readonly partnerId: string;
  readonly role: PartnershipRole;
  /** More than 0. */
  readonly weight: number;
}

/**
 * Each school's share as a fraction, by weight. The host counts with its weight but has at most the cap; what it leaves
 * goes to the others by their weights. The shares are 1 together, unless there is nobody but the host.
 */
export function fairShares(standings: readonly Standing[], hostCap: number): ReadonlyMap<string, number> {
  const all = weightOf(standings);
  const hosts = weightOf(standings.filter(({ role }) => role === 'host'));
  if (all === 0) return new Map();
  const ofHosts = Math.min(hosts / all, hostCap);
  const shareOf = ({ role, weight }: Standing) =>
    role === 'host' ? ofHosts * (weight / hosts) : (1 - ofHosts) * (weight / (all - hosts));
  return new Map(standings.map((standing) => [standing.partnerId, shareOf(standing)]));
}

const weightOf = (standings: readonly Standing[]): number => standings.reduce((sum, { weight }) => sum + weight, 0);
