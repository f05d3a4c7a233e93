import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role, ScopeKind } from '#shared/contracts/vocabulary.js';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** What a person may be, and where: the scope is an authority, a centre, a partner or the whole installation. */
@Entity('role_assignments')
export class RoleAssignment {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'person_id' }))
  personId: string;

  @Column('varchar')
  role: Role;

  @Column('varchar', { name: 'scope_kind' })
  scopeKind: ScopeKind;

  @Column(idColumn({ name: 'scope_id', nullable: true }))
  scopeId: string | null;

  @Column(instantColumn({ name: 'created_at' }))
  createdAt: Date;

  @Column(instantColumn({ name: 'ended_at', nullable: true }))
  endedAt: Date | null;
}
