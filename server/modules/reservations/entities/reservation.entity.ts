import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** Who holds how many of a resource, from when until when. Released ones stay, inactive. */
@Entity('reservations')
export class Reservation {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'resource_id' }))
  resourceId: string;

  @Column('boolean')
  exclusive: boolean;

  @Column('integer')
  quantity: number;

  @Column(instantColumn({ name: 'starts_at' }))
  startsAt: Date;

  @Column(instantColumn({ name: 'ends_at' }))
  endsAt: Date;

  @Column('boolean')
  active: boolean;

  @Column('varchar', { name: 'holder_kind' })
  holderKind: string;

  @Column(idColumn({ name: 'holder_id' }))
  holderId: string;

  /** The room that brought this one along; null for what was asked for itself. */
  @Column(idColumn({ name: 'via_resource_id', nullable: true }))
  viaResourceId: string | null;
}
