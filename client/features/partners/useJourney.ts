import { useQuery, useQueryCache } from '@pinia/colada';
import type { JourneyView, WriteJourney } from '#shared/contracts/journeys.contract.js';
import { useToast } from '../../ui/useToast.js';
import { JOURNEY } from './journeys.texts.js';
import { partnersApi } from './partners.api.js';

/** The journey of one pair, read afresh whenever somebody sets out to change it. */
export function useJourney({ centreId, partnerId }: { centreId: string; partnerId: string }) {
  const cache = useQueryCache();
  const toast = useToast();
  const { data, error, refetch } = useQuery({
    key: ['journey', centreId, partnerId],
    query: () => partnersApi.journey(centreId, partnerId),
    staleTime: 0,
  });

  /** @throws ApiRefusal resource/stale when somebody was faster */
  async function change(input: WriteJourney, { version }: JourneyView): Promise<void> {
    await partnersApi.changeJourney(centreId, partnerId, input, version);
    for (const key of ['journey', 'partnerships', 'school', 'community-group']) {
      void cache.invalidateQueries({ key: [key] });
    }
    toast.show(input.minutes === null && input.metres === null ? JOURNEY.mapAgain : JOURNEY.saved);
  }

  return { data, error, refetch, change };
}
