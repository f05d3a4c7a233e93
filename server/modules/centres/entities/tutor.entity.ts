import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, jsonColumn, primaryIdColumn } from '../../../database/dialect.js';

/** Somebody who teaches groups at a centre, with an account or without; shares its id with its resource. */
@Entity('tutors')
export class Tutor {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  @Column('varchar')
  name: string;

  @Column(idColumn({ name: 'person_id', nullable: true }))
  personId: string | null;

  @Column(jsonColumn())
  skills: string[];

  @Column('integer')
  version: number;

  @Column(instantColumn({ name: 'retired_at', nullable: true }))
  retiredAt: Date | null;
}
