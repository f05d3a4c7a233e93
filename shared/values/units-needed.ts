/** What an activity needs of one equipment pool: a number for the whole group, or so many for every few pupils. */
export interface EquipmentShare {
  readonly quantity: number;
  readonly per: 'group' | 'pupils';
  /** How many pupils share one lot; null when it is for the whole group. */
  readonly pupilsPerUnit: number | null;
}

/** How many units a group of so many pupils needs, the last few pupils sharing one of their own. */
export function unitsNeeded({ quantity, per, pupilsPerUnit }: EquipmentShare, pupils: number): number {
  return per === 'group' ? quantity : quantity * Math.ceil(pupils / (pupilsPerUnit ?? 1));
}
