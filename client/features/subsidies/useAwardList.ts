import { useGrowingList } from '../../composables/useGrowingList.js';
import { subsidiesApi, type AwardListing } from './subsidies.api.js';

/** A list of awards that grows page by page. */
export const useAwardList = (listing: () => Omit<AwardListing, 'cursor'>) =>
  useGrowingList((cursor) => subsidiesApi.awards({ ...listing(), cursor }));
