import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** A local authority. */
@Entity('authorities')
export class Authority {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column('varchar')
  name: string;

  @Column('varchar', { name: 'dfe_code', nullable: true })
  dfeCode: string | null;

  @Column(instantColumn({ name: 'created_at' }))
  createdAt: Date;
}
