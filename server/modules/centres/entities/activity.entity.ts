import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  ActivityKeyStage,
  ActivityPhase,
  ActivityState,
  CurriculumLink,
} from '#shared/contracts/activities.contract.js';
import { idColumn, instantColumn, jsonColumn, primaryIdColumn } from '../../../database/dialect.js';

/** An entry of a centre's catalogue: what is taught, for whom, how long, and what it needs. */
@Entity('activities')
export class Activity {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  @Column('varchar')
  state: ActivityState;

  @Column('integer')
  version: number;

  @Column('varchar')
  title: string;

  /** The title folded: a centre has no two that differ only by case, accents or apostrophes. */
  @Column('varchar', { name: 'title_key' })
  titleKey: string;

  @Column('varchar')
  summary: string;

  @Column('varchar')
  description: string;

  @Column('varchar', { name: 'search_text' })
  searchText: string;

  @Column(jsonColumn({ name: 'key_stages' }))
  keyStages: ActivityKeyStage[];

  @Column(jsonColumn())
  phases: ActivityPhase[];

  @Column('integer', { name: 'duration_minutes' })
  durationMinutes: number;

  @Column('integer', { name: 'min_pupils' })
  minPupils: number;

  @Column('integer', { name: 'max_pupils' })
  maxPupils: number;

  @Column(jsonColumn())
  features: string[];

  @Column('varchar', { name: 'tutor_skill', nullable: true })
  tutorSkill: string | null;

  @Column('integer', { name: 'preparation_minutes' })
  preparationMinutes: number;

  @Column(jsonColumn())
  links: CurriculumLink[];

  @Column(instantColumn({ name: 'created_at' }))
  createdAt: Date;
}
