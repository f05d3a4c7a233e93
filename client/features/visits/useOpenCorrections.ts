import { useQuery } from '@pinia/colada';
import { packsApi } from './packs.api.js';

/** The corrections of a centre that wait for a second person, read once for whoever shows them. */
export const useOpenCorrections = (centreId: () => string | null) =>
  useQuery({
    key: () => ['open-corrections', centreId() ?? ''],
    query: () => packsApi.openCorrections(centreId() ?? ''),
    enabled: () => centreId() !== null,
  });
