import { useGrowingList } from '../../composables/useGrowingList.js';
import { subsidiesApi, type AwardListing } from './subsidies.api.js';

/**
 * A list of awards that grows page by page.
 * @param highlight the award that somebody has just dealt with: it is in sight, on whichever page it would stand
 */
export const useAwardList = (listing: () => Omit<AwardListing, 'cursor'>, highlight?: string) =>
  useGrowingList(
    (cursor) => subsidiesApi.awards({ ...listing(), cursor }),
    async () => {
      const award = highlight === undefined ? null : await subsidiesApi.award(highlight);
      return award && listing().state?.includes(award.state) ? award : null;
    },
  );
