import {
  activitiesRoutes,
  type ActivityKeyStage,
  type ActivityPhase,
  type ActivityState,
  type ActivitySummary,
  type ActivityView,
  type CurriculumLink,
  type PictureView,
} from '#shared/contracts/activities.contract.js';
import { jsonFrom } from '../../../database/dialect.js';

export interface ActivityRow {
  id: string;
  centre_id: string;
  centre_name: string;
  state: ActivityState;
  version: number;
  title: string;
  summary: string;
  description: string;
  key_stages: unknown;
  phases: unknown;
  duration_minutes: number;
  min_pupils: number;
  max_pupils: number;
  features: unknown;
  tutor_skill: string | null;
  preparation_minutes: number;
  links: unknown;
  picture_id: string | null;
  width: number;
  height: number;
  alternative_text: string;
}

export interface NeedRow {
  activity_id: string;
  pool_id: string;
  name: string;
  quantity: number;
  per: 'group' | 'pupils';
  pupils_per_unit: number | null;
  stock: number;
  retired_at: unknown;
}

/** What a reader of activities has to select, and from where. */
export const ACTIVITY_COLUMNS = `a.id, a.centre_id, c.name AS centre_name, a.state, a.version, a.title, a.summary,
  a.description, a.key_stages, a.phases, a.duration_minutes, a.min_pupils, a.max_pupils, a.features, a.tutor_skill,
  a.preparation_minutes, a.links, p.id AS picture_id, p.width, p.height, p.alternative_text`;
export const ACTIVITY_TABLES = `activities a JOIN centres c ON c.id = a.centre_id
  LEFT JOIN activity_pictures p ON p.activity_id = a.id`;

type Address = (typeof activitiesRoutes)['picture' | 'staffPicture'];

function pictureOf(row: ActivityRow, address: Address): PictureView | null {
  if (row.picture_id === null) return null;
  const url = address.replace(':activityId', row.id).replace(':pictureId', row.picture_id);
  return { url, width: row.width, height: row.height, alternativeText: row.alternative_text };
}

/** @param address where the picture is served to those who will see this */
export function toSummary(row: ActivityRow, address: Address = activitiesRoutes.picture): ActivitySummary {
  return {
    id: row.id,
    centre: { id: row.centre_id, name: row.centre_name },
    title: row.title,
    summary: row.summary,
    keyStages: jsonFrom<ActivityKeyStage[]>(row.key_stages),
    phases: jsonFrom<ActivityPhase[]>(row.phases),
    durationMinutes: row.duration_minutes,
    minPupils: row.min_pupils,
    maxPupils: row.max_pupils,
    picture: pictureOf(row, address),
  };
}

export function toActivityView(row: ActivityRow, needs: readonly NeedRow[], address?: Address): ActivityView {
  return {
    ...toSummary(row, address),
    description: row.description,
    features: jsonFrom<string[]>(row.features),
    equipment: needs.map(({ pool_id: poolId, name, quantity, per, pupils_per_unit: pupilsPerUnit }) => ({
      poolId,
      name,
      quantity,
      per,
      pupilsPerUnit,
    })),
    tutorSkill: row.tutor_skill,
    preparationMinutes: row.preparation_minutes,
    links: jsonFrom<CurriculumLink[]>(row.links),
  };
}
