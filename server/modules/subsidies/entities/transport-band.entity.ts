import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, primaryIdColumn } from '../../../database/dialect.js';

/** The share of a quote paid for partners at min ≤ miles < max. */
@Entity('transport_bands')
export class TransportBand {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'scheme_id' }))
  schemeId: string;

  @Column('double precision', { name: 'min_miles' })
  minMiles: number;

  @Column('double precision', { name: 'max_miles', nullable: true })
  maxMiles: number | null;

  @Column('integer')
  percent: number;
}
