/** What the editor's fields hold, and how they become what is sent. */
import type { EquipmentNeedView, StaffActivityView } from '#shared/contracts/activities.contract.js';
import { ROOM_FEATURES } from '#shared/contracts/rooms.contract.js';

export interface RowValues {
  poolId: string;
  per: string;
  quantity: number | null;
  pupilsPerUnit: number | null;
}

export interface LinkValues {
  title: string;
  url: string;
}

export interface ActivityValues {
  title: string;
  summary: string;
  description: string;
  keyStages: string[];
  phases: string[];
  durationMinutes: number | null;
  minPupils: number | null;
  maxPupils: number | null;
  /** Words of the vocabulary, ticked. */
  known: string[];
  /** Words of the centre's own, as typed: with commas between them. */
  other: string;
  equipment: RowValues[];
  tutorSkill: string;
  preparationMinutes: number | null;
  links: LinkValues[];
}

const VOCABULARY: readonly string[] = ROOM_FEATURES;

export const newRow = (): RowValues => ({ poolId: '', per: 'pupils', quantity: 1, pupilsPerUnit: 1 });
export const newLink = (): LinkValues => ({ title: '', url: '' });

const toRow = ({ poolId, per, quantity, pupilsPerUnit }: EquipmentNeedView): RowValues => ({
  poolId,
  per,
  quantity,
  pupilsPerUnit: pupilsPerUnit ?? 1,
});

export function activityValues(activity: StaffActivityView | null): ActivityValues {
  if (!activity) return blank();
  const { title, summary, description, durationMinutes, minPupils, maxPupils, features, preparationMinutes } = activity;
  return {
    ...{ title, summary, description, durationMinutes, minPupils, maxPupils, preparationMinutes },
    keyStages: [...activity.keyStages],
    phases: [...activity.phases],
    known: features.filter((word) => VOCABULARY.includes(word)),
    other: features.filter((word) => !VOCABULARY.includes(word)).join(', '),
    equipment: activity.equipment.map(toRow),
    tutorSkill: activity.tutorSkill ?? '',
    links: activity.links.map((link) => ({ ...link })),
  };
}

function blank(): ActivityValues {
  return {
    ...{ title: '', summary: '', description: '', keyStages: [], phases: [], known: [], other: '', tutorSkill: '' },
    ...{ durationMinutes: 120, minPupils: 1, maxPupils: 30, preparationMinutes: 0, equipment: [], links: [] },
  };
}

/** Only the number that was asked for is sent. */
const sentRow = ({ poolId, per, quantity, pupilsPerUnit }: RowValues) =>
  per === 'group' ? { poolId, per, quantity } : { poolId, per, pupilsPerUnit };

export function sentActivity({ known, other, equipment, ...values }: ActivityValues) {
  const own = other.split(',').map((word) => word.trim());
  return { ...values, features: [...known, ...own.filter((word) => word !== '')], equipment: equipment.map(sentRow) };
}
