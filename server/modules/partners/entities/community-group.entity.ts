import { Column, Entity, PrimaryColumn } from 'typeorm';
import { primaryIdColumn } from '../../../database/dialect.js';

/** A community group; it shares its id with its partner row. */
@Entity('community_groups')
export class CommunityGroup {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column('varchar', { nullable: true })
  description: string | null;

  @Column('varchar', { nullable: true })
  postcode: string | null;

  @Column('double precision', { nullable: true })
  latitude: number | null;

  @Column('double precision', { nullable: true })
  longitude: number | null;

  @Column('varchar', { name: 'closed_on', nullable: true })
  closedOn: string | null;

  @Column('integer', { default: 1 })
  version: number;
}
