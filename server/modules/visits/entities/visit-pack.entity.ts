import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Need } from '#shared/contracts/visit-pack.contract.js';
import { idColumn, instantColumn, jsonColumn, primaryIdColumn } from '../../../database/dialect.js';

/** What the centre must know on the day. A row of its own, so that it can be erased and the visit stays. */
@Entity('visit_packs')
export class VisitPack {
  @PrimaryColumn(primaryIdColumn({ name: 'visit_id' }))
  visitId: string;

  @Column('integer')
  version: number;

  @Column('varchar', { name: 'contact_name', nullable: true })
  contactName: string | null;

  @Column('varchar', { name: 'contact_phone', nullable: true })
  contactPhone: string | null;

  @Column(jsonColumn())
  needs: Need[];

  @Column('varchar', { nullable: true })
  note: string | null;

  @Column(idColumn({ name: 'changed_by', nullable: true }))
  changedBy: string | null;

  @Column(instantColumn({ name: 'changed_at' }))
  changedAt: Date;
}
