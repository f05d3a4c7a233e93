import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** A signed-in browser. Only the hash of its token is stored. */
@Entity('sessions')
export class Session {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column('varchar', { name: 'token_hash' })
  tokenHash: string;

  @Column(idColumn({ name: 'person_id' }))
  personId: string;

  @Column(instantColumn({ name: 'created_at' }))
  createdAt: Date;

  @Column(instantColumn({ name: 'last_seen_at' }))
  lastSeenAt: Date;

  @Column(instantColumn({ name: 'expires_at' }))
  expiresAt: Date;

  @Column(instantColumn({ name: 'ended_at', nullable: true }))
  endedAt: Date | null;

  @Column('varchar', { name: 'user_agent', nullable: true })
  userAgent: string | null;
}
