import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn } from '../dialect.js';

/** Work that only one process at a time may do, and until when it is whose. */
@Entity('jobs')
export class Job {
  /** The verb phrase under which it is scheduled. */
  @PrimaryColumn('varchar')
  name: string;

  /** The run that has it; null between runs. */
  @Column(idColumn({ nullable: true }))
  holder: string | null;

  /** Past when nobody has it. */
  @Column(instantColumn({ name: 'leased_until' }))
  leasedUntil: Date;

  @Column(instantColumn({ name: 'began_at', nullable: true }))
  beganAt: Date | null;

  /** When a run last ended by itself; behind `began_at` after one that died. */
  @Column(instantColumn({ name: 'ended_at', nullable: true }))
  endedAt: Date | null;
}
