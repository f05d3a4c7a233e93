import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** What an approved visit of a centre that asks for final numbers is asked. */
@Entity('final_numbers')
export class FinalNumbers {
  @PrimaryColumn(primaryIdColumn({ name: 'visit_id' }))
  visitId: string;

  /** Null for a visit so near that what was asked for counts as final. */
  @Column(instantColumn({ name: 'due_at', nullable: true }))
  dueAt: Date | null;

  /** How many reminders have been sent, or overtaken by a later one. */
  @Column('integer')
  reminders: number;

  @Column(instantColumn({ name: 'confirmed_at', nullable: true }))
  confirmedAt: Date | null;

  @Column(idColumn({ name: 'confirmed_by', nullable: true }))
  confirmedBy: string | null;
}
