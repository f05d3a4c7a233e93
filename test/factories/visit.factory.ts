import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { SmallCity } from './city.factory.js';

/** Tuesday 1 December 2026, 10:00 to 12:00 in the radio studio for 28 pupils of Hillside School. */
export function aRequest(
  city: Pick<SmallCity, 'centreId' | 'schoolId' | 'studioId'>,
  over: Partial<RequestVisit> = {},
) {
  return {
    centreId: city.centreId,
    partnerId: city.schoolId,
    day: '2026-12-01',
    startTime: '10:00',
    endTime: '12:00',
    roomId: city.studioId,
    subject: 'Podcasting',
    keyStage: 'ks3',
    yearGroups: ['9'],
    pupils: 28,
    adults: 2,
    ...over,
  };
}
