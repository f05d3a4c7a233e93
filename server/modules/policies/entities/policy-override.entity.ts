import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PolicyRule } from '#shared/contracts/policies.contract.js';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** A rule that a manager set aside for one visit, and why; each time anew when it is asked for, changed or offered. */
@Entity('policy_overrides')
export class PolicyOverrideEntry {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  @Column(idColumn({ name: 'visit_id' }))
  visitId: string;

  @Column('varchar')
  rule: PolicyRule;

  @Column('varchar')
  reason: string;

  @Column(idColumn({ name: 'overridden_by' }))
  overriddenBy: string;

  @Column(instantColumn({ name: 'overridden_at' }))
  overriddenAt: Date;
}
