import { Column, Entity, PrimaryColumn } from 'typeorm';
import { primaryIdColumn } from '../../../database/dialect.js';

/** What one partner has been promised and paid under a scheme, kept by the database. */
@Entity('transport_school_totals')
export class TransportSchoolTotal {
  @PrimaryColumn(primaryIdColumn({ name: 'scheme_id' }))
  schemeId: string;

  @PrimaryColumn(primaryIdColumn({ name: 'partner_id' }))
  partnerId: string;

  @Column('integer', { name: 'cap_pence' })
  capPence: number;

  @Column('integer', { name: 'committed_pence' })
  committedPence: number;

  @Column('integer', { name: 'paid_pence' })
  paidPence: number;
}
