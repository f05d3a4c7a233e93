import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, runAll } from './ddl.js';

function activityTables(): string[] {
  const t = ddl();
  const size = t.postgres ? 'octet_length(bytes)' : 'length(bytes)';
  return [
    `CREATE UNIQUE INDEX equipment_pools_id_centre ON equipment_pools (id, centre_id)`,
    `CREATE TABLE activities (
       id ${t.id} NOT NULL PRIMARY KEY, centre_id ${t.id} NOT NULL REFERENCES centres (id), state varchar NOT NULL,
       version integer NOT NULL, title varchar NOT NULL, title_key varchar ${t.bytewise} NOT NULL, summary varchar NOT NULL,
       description varchar NOT NULL, search_text varchar NOT NULL, key_stages ${t.json} NOT NULL, phases ${t.json} NOT NULL,
       duration_minutes integer NOT NULL, min_pupils integer NOT NULL, max_pupils integer NOT NULL,
       features ${t.json} NOT NULL, tutor_skill varchar, preparation_minutes integer NOT NULL, links ${t.json} NOT NULL,
       created_at ${t.instant} NOT NULL,
       CONSTRAINT activities_state_ck CHECK (state IN ('draft', 'published', 'retired')),
       CONSTRAINT activities_duration_ck CHECK (duration_minutes BETWEEN 15 AND 480),
       CONSTRAINT activities_preparation_ck CHECK (preparation_minutes BETWEEN 0 AND 120),
       CONSTRAINT activities_pupils_ck CHECK (min_pupils BETWEEN 1 AND max_pupils AND max_pupils <= 2000),
       CONSTRAINT activities_title_unique UNIQUE (centre_id, title_key),
       CONSTRAINT activities_centre_unique UNIQUE (id, centre_id))`,
    `CREATE INDEX activities_published ON activities (title_key, id) WHERE state = 'published'`,
    // The centre stands here too, so that an activity can only ask for equipment of its own centre.
    `CREATE TABLE activity_equipment (
       activity_id ${t.id} NOT NULL, pool_id ${t.id} NOT NULL, centre_id ${t.id} NOT NULL, position integer NOT NULL,
       per varchar NOT NULL, quantity integer NOT NULL, pupils_per_unit integer,
       PRIMARY KEY (activity_id, pool_id),
       CONSTRAINT activity_equipment_activity_fk FOREIGN KEY (activity_id, centre_id) REFERENCES activities (id, centre_id),
       CONSTRAINT activity_equipment_pool_fk FOREIGN KEY (pool_id, centre_id) REFERENCES equipment_pools (id, centre_id),
       CONSTRAINT activity_equipment_share_ck CHECK (quantity BETWEEN 1 AND 100000 AND (
         (per = 'group' AND pupils_per_unit IS NULL) OR
         (per = 'pupils' AND pupils_per_unit IS NOT NULL AND pupils_per_unit BETWEEN 1 AND 50))))`,
    `CREATE INDEX activity_equipment_pool ON activity_equipment (pool_id)`,
    `CREATE TABLE activity_pictures (
       id ${t.id} NOT NULL PRIMARY KEY, activity_id ${t.id} NOT NULL REFERENCES activities (id), media_type varchar NOT NULL,
       width integer NOT NULL, height integer NOT NULL, alternative_text varchar NOT NULL, bytes ${t.bytes} NOT NULL,
       CONSTRAINT activity_pictures_one UNIQUE (activity_id),
       CONSTRAINT activity_pictures_type_ck CHECK (media_type IN ('image/png', 'image/jpeg', 'image/webp')),
       CONSTRAINT activity_pictures_size_ck CHECK (${size} BETWEEN 1 AND 1000000),
       CONSTRAINT activity_pictures_sides_ck CHECK (width BETWEEN 1 AND 4000 AND height BETWEEN 1 AND 4000),
       CONSTRAINT activity_pictures_alternative_ck CHECK (alternative_text <> ''))`,
    `ALTER TABLE visits ADD COLUMN activity_id ${t.id} CONSTRAINT visits_activity_fk REFERENCES activities (id)`,
    `CREATE INDEX visits_activity ON visits (activity_id) WHERE activity_id IS NOT NULL`,
  ];
}

const ELSEWHERE = `NEW.activity_id IS NOT NULL AND
  NOT EXISTS (SELECT 1 FROM activities a WHERE a.id = NEW.activity_id AND a.centre_id = NEW.centre_id)`;

/** On either engine. */
export const VISIT_ACTIVITY_TRIGGERS = ['visits_activity_insert', 'visits_activity_update'];

/** A visit does an activity of the centre that it goes to. SQLite can add no foreign key over two columns to a table. */
function visitGuard(): string[] {
  const when = ['INSERT', 'UPDATE OF activity_id, centre_id'].map((event, index) => ({
    name: VISIT_ACTIVITY_TRIGGERS[index] ?? '',
    event,
  }));
  if (!ddl().postgres) {
    return when.map(
      ({ name, event }) => `CREATE TRIGGER ${name} BEFORE ${event} ON visits WHEN ${ELSEWHERE}
         BEGIN SELECT RAISE(ABORT, 'visits_activity_guard'); END`,
    );
  }
  return [
    `CREATE FUNCTION visits_activity_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF ${ELSEWHERE} THEN
         RAISE EXCEPTION 'visits_activity_guard' USING ERRCODE = 'integrity_constraint_violation';
       END IF;
       RETURN NEW; END $$`,
    ...when.map(
      ({ name, event }) => `CREATE TRIGGER ${name} BEFORE ${event} ON visits
         FOR EACH ROW EXECUTE FUNCTION visits_activity_guard()`,
    ),
  ];
}

export class Activities1764000000024 implements MigrationInterface {
  name = 'Activities1764000000024';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, [...activityTables(), ...visitGuard()]);
  }

  async down(q: QueryRunner): Promise<void> {
    const { postgres } = ddl();
    await runAll(q, [
      ...VISIT_ACTIVITY_TRIGGERS.map((name) => `DROP TRIGGER ${name}${postgres ? ' ON visits' : ''}`),
      ...(postgres ? ['DROP FUNCTION visits_activity_guard'] : []),
      'DROP INDEX visits_activity',
      'ALTER TABLE visits DROP COLUMN activity_id',
      'DROP TABLE activity_pictures',
      'DROP TABLE activity_equipment',
      'DROP TABLE activities',
      'DROP INDEX equipment_pools_id_centre',
    ]);
  }
}
