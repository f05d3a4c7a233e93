import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** Whether a school's requests wait for its coordinator; without a row they do not, which is version 1. */
@Entity('sign_off_settings')
export class SignOffSetting {
  @PrimaryColumn(primaryIdColumn({ name: 'school_id' }))
  schoolId: string;

  @Column('integer')
  version: number;

  @Column('boolean')
  required: boolean;

  @Column(idColumn({ name: 'changed_by' }))
  changedBy: string;

  @Column(instantColumn({ name: 'changed_at' }))
  changedAt: Date;
}
