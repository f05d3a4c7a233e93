import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClosureKind } from '#shared/contracts/closures.contract.js';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** Something that closes for a time: a centre, a thing or a tutor there, or a school. */
@Entity('closures')
export class Closure {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column('integer')
  version: number;

  @Column('varchar')
  kind: ClosureKind;

  /** Null for a school's. */
  @Column(idColumn({ name: 'centre_id', nullable: true }))
  centreId: string | null;

  /** The school that closes. */
  @Column(idColumn({ name: 'partner_id', nullable: true }))
  partnerId: string | null;

  @Column(idColumn({ name: 'resource_id', nullable: true }))
  resourceId: string | null;

  /** Units of a pool. */
  @Column('integer', { nullable: true })
  quantity: number | null;

  @Column(instantColumn({ name: 'starts_at' }))
  startsAt: Date;

  /** Null until further notice. */
  @Column(instantColumn({ name: 'ends_at', nullable: true }))
  endsAt: Date | null;

  @Column('varchar')
  reason: string;

  @Column(idColumn({ name: 'made_by' }))
  madeBy: string;

  @Column(instantColumn({ name: 'made_at' }))
  madeAt: Date;

  @Column(idColumn({ name: 'lifted_by', nullable: true }))
  liftedBy: string | null;

  @Column(instantColumn({ name: 'lifted_at', nullable: true }))
  liftedAt: Date | null;
}
