import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PartnerKind } from '#shared/contracts/vocabulary.js';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** A school or a community group: the party whose share counts. */
@Entity('partners')
export class Partner {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'authority_id' }))
  authorityId: string;

  @Column('varchar')
  kind: PartnerKind;

  @Column('varchar')
  name: string;

  @Column('varchar', { name: 'search_text' })
  searchText: string;

  @Column(instantColumn({ name: 'created_at' }))
  createdAt: Date;
}
