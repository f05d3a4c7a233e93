import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, primaryIdColumn } from '../../../database/dialect.js';

/** The calendar of one authority, centre or school; it shares its id with that. Its version moves with every entry. */
@Entity('calendars')
export class Calendar {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'authority_id', nullable: true }))
  authorityId: string | null;

  @Column(idColumn({ name: 'centre_id', nullable: true }))
  centreId: string | null;

  @Column(idColumn({ name: 'school_id', nullable: true }))
  schoolId: string | null;

  @Column('integer')
  version: number;
}
