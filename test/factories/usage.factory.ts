import type { Member, UsageSum } from '../../server/modules/equity/domain/usage.js';

const CENTRE = 'centre-a';

/** A partner school of the one centre, of which the ledger knows nothing. */
export const aMember = (partnerId: string, over: Partial<Member> = {}): Member => ({
  centreId: CENTRE,
  partnerId,
  role: 'partner',
  name: partnerId,
  phase: 'Secondary',
  roll: 500,
  ...over,
});

/** One visit of 20 pupils for an hour, unless said otherwise: hours follow from pupils and minutes. */
export function aSum(partnerId: string, over: Partial<UsageSum> & { minutes?: number } = {}): UsageSum {
  const { minutes = 60, ...rest } = over;
  const sum = {
    centreId: CENTRE,
    term: 'autumn' as const,
    partnerId,
    partnerKind: 'school' as const,
    role: 'partner' as const,
    programme: 'mainstream' as const,
    name: partnerId,
    phase: 'Secondary',
    roll: 500 as number | null,
    recordedAt: 1,
    visits: 1,
    noShows: 0,
    pupils: 20,
    adults: 2,
    ...rest,
  };
  return {
    largestGroup: sum.pupils,
    largestParty: sum.pupils + sum.adults,
    pupilMinutes: sum.pupils * minutes,
    adultMinutes: sum.adults * minutes,
    ...sum,
  };
}
