import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OneTimeLinkKind, Role, ScopeKind } from '#shared/contracts/vocabulary.js';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/**
 * An invitation to one role, a password reset or the first set-up: good once, until it expires. It may have several
 * tokens, because each mail that leaves carries one of its own.
 */
@Entity('one_time_links')
export class OneTimeLink {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column('varchar')
  kind: OneTimeLinkKind;

  /** Whom an invitation is for. */
  @Column('varchar', { nullable: true })
  email: string | null;

  @Column('varchar', { nullable: true })
  name: string | null;

  /** Whose password a reset is for. */
  @Column(idColumn({ name: 'person_id', nullable: true }))
  personId: string | null;

  @Column('varchar', { nullable: true })
  role: Role | null;

  @Column('varchar', { name: 'scope_kind', nullable: true })
  scopeKind: ScopeKind | null;

  @Column(idColumn({ name: 'scope_id', nullable: true }))
  scopeId: string | null;

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
