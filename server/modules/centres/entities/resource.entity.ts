import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ResourceKind } from '#shared/contracts/vocabulary.js';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** Anything that can be reserved. The guard compares reservations with this quantity. */
@Entity('resources')
export class Resource {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  @Column('varchar')
  kind: ResourceKind;

  @Column('integer')
  quantity: number;

  @Column('boolean')
  exclusive: boolean;

  /** Since when nothing of it is promised anew; the guard reads it here, whatever kind of thing it is. */
  @Column(instantColumn({ name: 'retired_at', nullable: true }))
  retiredAt: Date | null;
}
