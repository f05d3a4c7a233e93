import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SchoolPhase } from '#shared/contracts/partners.contract.js';
import type { SchoolStatus } from '#shared/contracts/vocabulary.js';
import { primaryIdColumn } from '../../../database/dialect.js';

/** The register entry of a school; it shares its id with its partner row. */
@Entity('schools')
export class School {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column('integer')
  urn: number;

  @Column('varchar')
  status: SchoolStatus;

  @Column('varchar')
  phase: SchoolPhase;

  @Column('integer', { name: 'statutory_low_age', nullable: true })
  statutoryLowAge: number | null;

  @Column('integer', { name: 'statutory_high_age', nullable: true })
  statutoryHighAge: number | null;

  @Column('varchar', { nullable: true })
  street: string | null;

  @Column('varchar', { nullable: true })
  locality: string | null;

  @Column('varchar', { nullable: true })
  town: string | null;

  @Column('varchar', { nullable: true })
  postcode: string | null;

  @Column('integer', { nullable: true })
  easting: number | null;

  @Column('integer', { nullable: true })
  northing: number | null;

  @Column('double precision', { nullable: true })
  latitude: number | null;

  @Column('double precision', { nullable: true })
  longitude: number | null;

  @Column('varchar', { name: 'opened_on', nullable: true })
  openedOn: string | null;

  @Column('varchar', { name: 'closed_on', nullable: true })
  closedOn: string | null;

  @Column('integer', { name: 'successor_urn', nullable: true })
  successorUrn: number | null;

  @Column('varchar', { name: 'extract_on' })
  extractOn: string;
}
