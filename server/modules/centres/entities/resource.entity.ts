import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ResourceKind } from '#shared/contracts/vocabulary.js';
import { idColumn, primaryIdColumn } from '../../../database/dialect.js';

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
}
