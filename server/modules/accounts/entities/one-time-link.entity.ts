import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Grant, OneTimeLinkKind } from '#shared/contracts/vocabulary.js';
import { idColumn, instantColumn, jsonColumn, primaryIdColumn } from '../../../database/dialect.js';

/** An invitation, a password reset or the first set-up: good once, until it expires, known by the hash of its token. */
@Entity('one_time_links')
export class OneTimeLink {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column('varchar')
  kind: OneTimeLinkKind;

  @Column('varchar', { name: 'token_hash' })
  tokenHash: string;

  @Column('varchar')
  email: string;

  @Column('varchar', { nullable: true })
  name: string | null;

  @Column(idColumn({ name: 'person_id', nullable: true }))
  personId: string | null;

  @Column(jsonColumn({ nullable: true }))
  grants: Grant[] | null;

  @Column(idColumn({ name: 'created_by', nullable: true }))
  createdBy: string | null;

  @Column(instantColumn({ name: 'created_at' }))
  createdAt: Date;

  @Column(instantColumn({ name: 'expires_at' }))
  expiresAt: Date;

  @Column(instantColumn({ name: 'used_at', nullable: true }))
  usedAt: Date | null;

  @Column(instantColumn({ name: 'revoked_at', nullable: true }))
  revokedAt: Date | null;
}
