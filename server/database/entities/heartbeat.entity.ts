import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../dialect.js';

/** When it was last proved that the store takes what is written to it; there is one row. */
@Entity('heartbeat')
export class Heartbeat {
  @PrimaryColumn('integer')
  id: number;

  @Column(instantColumn({ name: 'beat_at' }))
  beatAt: Date;
}
