import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** A secret calendar address: a person's visits, or one room. */
@Entity('feed_tokens')
export class FeedToken {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column('varchar', { name: 'token_hash' })
  tokenHash: string;

  @Column(idColumn({ name: 'person_id' }))
  personId: string;

  @Column(idColumn({ name: 'room_id', nullable: true }))
  roomId: string | null;

  @Column(instantColumn({ name: 'created_at' }))
  createdAt: Date;

  @Column(instantColumn({ name: 'revoked_at', nullable: true }))
  revokedAt: Date | null;
}
