import { activitySearchText, titleKeyOf } from '../../centres/index.js';
import { ACTIVITIES, equipmentOf, phasesOf, type DemoActivity } from './activities.js';
import { CENTRES, type CentreKey } from './centres.js';
import type { Chance } from './chance.js';
import type { DemoCity } from './demo-city.js';
import type { IdBook, Row, TableRows } from './ids.js';
import { MOTIF_WORDS } from './picture-motifs.js';
import { drawPicture, PICTURE_HEIGHT, PICTURE_WIDTH } from './picture.js';
import { moment } from './timeline.js';

interface Entry {
  readonly id: string;
  readonly centre: CentreKey;
  readonly plan: DemoActivity;
}

/** The catalogues of the centres with what each activity needs and its picture. */
export function activityTables({ timeline }: DemoCity, chance: Chance, ids: IdBook): TableRows[] {
  const createdAt = moment(timeline.from, '09:00');
  const entries = CENTRES.flatMap(({ key }) =>
    ACTIVITIES[key].map((plan) => ({ id: ids.of('activity', key, plan.title), centre: key, plan })),
  );
  return [
    { table: 'activities', rows: entries.map((entry) => activityRow(entry, createdAt, ids)) },
    { table: 'activity_equipment', rows: entries.flatMap((entry) => equipmentRows(entry, ids)) },
    { table: 'activity_pictures', rows: entries.flatMap((entry) => pictureRows(entry, chance, ids)) },
  ];
}

const VERSIONS = { draft: 1, published: 2, retired: 3 } as const;

function activityRow({ id, centre, plan }: Entry, createdAt: Date, ids: IdBook): Row {
  const { title, summary, description, features, skill: tutorSkill, state } = plan;
  return {
    id,
    centre_id: ids.of('centre', centre),
    state,
    version: VERSIONS[state],
    title,
    title_key: titleKeyOf(title),
    summary,
    description,
    search_text: activitySearchText({ title, summary, tutorSkill, features }),
    key_stages: JSON.stringify(plan.stages),
    phases: JSON.stringify(phasesOf(plan.stages)),
    duration_minutes: plan.minutes,
    min_pupils: plan.pupils[0],
    max_pupils: plan.pupils[1],
    features: JSON.stringify(features),
    tutor_skill: tutorSkill,
    preparation_minutes: plan.preparation,
    links: JSON.stringify([]),
    created_at: createdAt,
  };
}

function equipmentRows({ id, centre, plan }: Entry, ids: IdBook): Row[] {
  const shared = equipmentOf(centre, plan.title);
  if (!shared) return [];
  return [
    {
      activity_id: id,
      pool_id: ids.of('pool', centre, shared.pool),
      centre_id: ids.of('centre', centre),
      position: 0,
      per: 'pupils',
      quantity: 1,
      pupils_per_unit: shared.pupilsPerItem,
    },
  ];
}

function pictureRows({ id, plan }: Entry, chance: Chance, ids: IdBook): Row[] {
  if (plan.motif === null) return [];
  return [
    {
      id: ids.fresh(),
      activity_id: id,
      media_type: 'image/png',
      width: PICTURE_WIDTH,
      height: PICTURE_HEIGHT,
      alternative_text: MOTIF_WORDS[plan.motif],
      bytes: drawPicture(plan.motif, chance.fork(plan.title)),
    },
  ];
}
