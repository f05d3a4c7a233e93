import { unitsNeeded } from '#shared/values/units-needed.js';
import { bookingApi } from './booking.api.js';
import { OWN_TIME } from './booking.texts.js';
import type { OwnRoom } from './own-time.js';
import { OTHER, type Wishes } from './wishes.js';

export interface Wanted {
  minutes: number;
  equipment: OwnRoom['equipment'];
  /** Empty when no tutor is needed. */
  tutorSkill: string;
  vehicle: boolean;
}

/** What a group needs at a time of its own: as the activity has it for so many pupils, or as it was said. */
export async function wantedBy(wishes: Wishes): Promise<Wanted> {
  const { activityId, pupils, vehicle } = wishes;
  if (activityId === OTHER) {
    const { durationMinutes, equipment, tutorSkill } = wishes;
    return { minutes: Number(durationMinutes), equipment, tutorSkill, vehicle };
  }
  const { durationMinutes, equipment, tutorSkill } = await bookingApi.activity(activityId);
  const rows = equipment.map((row) => ({ poolId: row.poolId, name: row.name, quantity: unitsNeeded(row, pupils) }));
  return { minutes: durationMinutes, equipment: rows, tutorSkill: tutorSkill ?? '', vehicle };
}

/** Who and what was wanted and is not free at that time, in a sentence; empty when all is well. */
export function missingHelpers(
  { tutorSkill, vehicle }: Wanted,
  helpers: { offers: readonly unknown[] } | null,
): string {
  const wantsNobody = tutorSkill === '' && !vehicle;
  if (wantsNobody || (helpers?.offers.length ?? 0) > 0) return '';
  if (tutorSkill === '') return OWN_TIME.noVehicle;
  return vehicle ? OWN_TIME.notBoth(tutorSkill) : OWN_TIME.noTutor(tutorSkill);
}
