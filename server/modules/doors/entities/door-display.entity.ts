import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** The secret address of the display at a room's door. */
@Entity('door_displays')
export class DoorDisplay {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column('varchar', { name: 'token_hash' })
  tokenHash: string;

  @Column(idColumn({ name: 'room_id' }))
  roomId: string;

  @Column(idColumn({ name: 'made_by' }))
  madeBy: string;

  @Column(instantColumn({ name: 'made_at' }))
  madeAt: Date;

  @Column(instantColumn({ name: 'revoked_at', nullable: true }))
  revokedAt: Date | null;
}
