import { useQuery } from '@pinia/colada';
import type { TransportAwardView } from '#shared/contracts/subsidies.contract.js';
import { subsidiesApi } from './subsidies.api.js';

const PAGE = 200;

/** What is asked for and not promised yet, by visit. Everybody on a page who asks shares one answer. */
export const useQuotedAwards = () => useQuery({ key: ['transport-awards', 'quoted'], query: quotedAwards });

async function quotedAwards(): Promise<ReadonlyMap<string, TransportAwardView>> {
  const awards = new Map<string, TransportAwardView>();
  let cursor: string | undefined;
  do {
    const page = await subsidiesApi.awards({ state: ['quoted'], order: 'oldest', limit: PAGE, cursor });
    for (const award of page.items) awards.set(award.visit.id, award);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return awards;
}
