import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SchoolPhase } from '#shared/contracts/partners.contract.js';
import type { SchoolStatus } from '#shared/contracts/vocabulary.js';
import { idColumn, primaryIdColumn } from '../../../database/dialect.js';

/** What was true of a school on a date. A later census adds a row; it never changes an earlier one. */
@Entity('school_characteristics')
export class SchoolCharacteristics {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'school_id' }))
  schoolId: string;

  @Column('varchar', { name: 'as_of' })
  asOf: string;

  @Column('varchar')
  source: string;

  @Column('integer', { nullable: true })
  roll: number | null;

  @Column('double precision', { name: 'fsm_percent', nullable: true })
  fsmPercent: number | null;

  @Column('double precision', { name: 'fsm6_percent', nullable: true })
  fsm6Percent: number | null;

  @Column('integer', { name: 'idaci_rank', nullable: true })
  idaciRank: number | null;

  @Column('integer', { name: 'idaci_decile', nullable: true })
  idaciDecile: number | null;

  @Column('double precision', { nullable: true })
  attainment8: number | null;

  @Column('varchar', { nullable: true })
  status: SchoolStatus | null;

  @Column('varchar', { nullable: true })
  phase: SchoolPhase | null;

  @Column('integer', { name: 'statutory_low_age', nullable: true })
  statutoryLowAge: number | null;

  @Column('integer', { name: 'statutory_high_age', nullable: true })
  statutoryHighAge: number | null;
}
