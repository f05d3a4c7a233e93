import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** What a centre can give towards transport in a financial year. The totals are kept by the database from the ledger. */
@Entity('transport_schemes')
export class TransportScheme {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'authority_id' }))
  authorityId: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  @Column('integer', { name: 'financial_year' })
  financialYear: number;

  @Column('integer', { name: 'budget_pence' })
  budgetPence: number;

  @Column('integer', { name: 'per_visit_cap_pence' })
  perVisitCapPence: number;

  @Column('integer', { name: 'per_school_cap_pence' })
  perSchoolCapPence: number;

  @Column('integer', { name: 'committed_pence' })
  committedPence: number;

  @Column('integer', { name: 'paid_pence' })
  paidPence: number;

  @Column('integer')
  version: number;

  @Column(instantColumn({ name: 'created_at' }))
  createdAt: Date;
}
