import type { PartnerKind } from '#shared/contracts/vocabulary.js';

/** Where a school or group has its page. */
export function partnerPath({ id, kind }: { id: string; kind: PartnerKind }): string {
  return kind === 'school' ? `/schools/${id}` : `/community-groups/${id}`;
}
