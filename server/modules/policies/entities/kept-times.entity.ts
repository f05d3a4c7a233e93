import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, jsonColumn, primaryIdColumn } from '../../../database/dialect.js';
import type { PriorityWindow } from '#shared/contracts/policies.contract.js';

/** Weekly times that the host of a centre cannot ask for; without days they hold always. */
@Entity('protected_hours')
export class ProtectedHoursEntry {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  /** Where it stands in the centre's list. */
  @Column('integer')
  position: number;

  @Column('integer')
  weekday: number;

  @Column('varchar')
  starts: string;

  @Column('varchar')
  ends: string;

  @Column('varchar', { name: 'first_day', nullable: true })
  firstDay: string | null;

  @Column('varchar', { name: 'last_day', nullable: true })
  lastDay: string | null;
}

/** Days of a centre that only some can ask for until they open to everybody. */
@Entity('priority_windows')
export class PriorityWindowEntry {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  /** Where it stands in the centre's list. */
  @Column('integer')
  position: number;

  @Column('varchar', { name: 'opens_on' })
  opensOn: string;

  @Column('varchar', { name: 'first_day' })
  firstDay: string;

  @Column('varchar', { name: 'last_day' })
  lastDay: string;

  @Column(jsonColumn())
  phases: PriorityWindow['phases'];

  @Column(jsonColumn())
  programmes: PriorityWindow['programmes'];
}
