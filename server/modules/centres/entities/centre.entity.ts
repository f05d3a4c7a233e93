import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** A City Learning Centre. */
@Entity('centres')
export class Centre {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'authority_id' }))
  authorityId: string;

  @Column('varchar')
  name: string;

  @Column('varchar', { nullable: true })
  street: string | null;

  @Column('varchar', { nullable: true })
  town: string | null;

  @Column('varchar', { nullable: true })
  postcode: string | null;

  @Column('double precision', { nullable: true })
  latitude: number | null;

  @Column('double precision', { nullable: true })
  longitude: number | null;

  @Column('varchar')
  zone: string;

  @Column('integer', { name: 'hold_working_days' })
  holdWorkingDays: number;

  @Column('integer')
  version: number;

  @Column(instantColumn({ name: 'created_at' }))
  createdAt: Date;
}
