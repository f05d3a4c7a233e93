import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/**
 * Append-only: how an authority shares hours out, once for each change, with who made it and when. The highest version
 * holds; without any the defaults hold, which are version 1.
 */
@Entity('fair_share_settings')
export class FairShareSettings {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'authority_id' }))
  authorityId: string;

  @Column('integer')
  version: number;

  @Column('integer', { name: 'host_cap_percent' })
  hostCapPercent: number;

  /** Tenths, so that it is whole. */
  @Column('integer', { name: 'need_weight_tenths' })
  needWeightTenths: number;

  @Column('integer', { name: 'reserve_percent' })
  reservePercent: number;

  @Column(idColumn({ name: 'changed_by' }))
  changedBy: string;

  @Column(instantColumn({ name: 'changed_at' }))
  changedAt: Date;
}
