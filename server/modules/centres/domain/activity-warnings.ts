import type { ActivityWarning } from '#shared/contracts/activities.contract.js';
import { unitsNeeded, type EquipmentShare } from '#shared/values/units-needed.js';

export interface Room {
  readonly capacity: number;
  readonly features: readonly string[];
}

/** What an activity asks of one pool, and what there is of it. */
export interface Supply extends EquipmentShare {
  readonly name: string;
  readonly stock: number;
  readonly retired: boolean;
}

export interface Needs {
  readonly features: readonly string[];
  readonly maxPupils: number;
  readonly equipment: readonly Supply[];
}

const lower = (words: readonly string[]): string[] => words.map((word) => word.toLowerCase());

function roomWarnings({ features, maxPupils }: Needs, rooms: readonly Room[]): ActivityWarning[] {
  const wanted = lower(features);
  const fitting = rooms.filter((room) => wanted.every((feature) => lower(room.features).includes(feature)));
  if (fitting.length === 0) return [{ code: 'no_room_with_features' }];
  const largest = Math.max(...fitting.map((room) => room.capacity));
  return largest < maxPupils ? [{ code: 'rooms_too_small', largest }] : [];
}

function supplyWarnings(supply: Supply, pupils: number): ActivityWarning[] {
  const { name, stock } = supply;
  if (supply.retired) return [{ code: 'equipment_retired', name }];
  const needed = unitsNeeded(supply, pupils);
  return needed > stock ? [{ code: 'equipment_short', name, needed, quantity: stock }] : [];
}

/**
 * What stands in the way of booking an activity with its largest group: rooms and equipment in use, whether or not they
 * are free or broken on a day. Tutors are not looked at.
 */
export function activityWarnings(needs: Needs, rooms: readonly Room[]): ActivityWarning[] {
  return [
    ...roomWarnings(needs, rooms),
    ...needs.equipment.flatMap((supply) => supplyWarnings(supply, needs.maxPupils)),
  ];
}
