import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import type { Grant } from '#shared/contracts/vocabulary.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { personSearchText } from './domain/person-search-text.js';
import { Person } from './entities/person.entity.js';
import { RoleAssignment } from './entities/role-assignment.entity.js';
import { Session } from './entities/session.entity.js';

/** Writes of people, their roles and their sessions. */
@Injectable()
export class PeopleRepository {
  constructor(private readonly clock: Clock) {}

  findByEmail(manager: EntityManager, email: string): Promise<Person | null> {
    return manager.findOneBy(Person, { email });
  }

  find(manager: EntityManager, id: string): Promise<Person | null> {
    return manager.findOneBy(Person, { id });
  }

  async add(tx: Tx, { email, name, passwordHash }: Pick<Person, 'email' | 'name' | 'passwordHash'>): Promise<string> {
    const id = newId();
    const searchText = personSearchText({ name, email });
    const createdAt = this.clock.now();
    await tx.manager.insert(Person, { id, email, name, searchText, passwordHash, createdAt, leftAt: null });
    return id;
  }

  /** Somebody who had left is here again: their earlier visits are theirs again. */
  async comeBack(
    tx: Tx,
    person: Pick<Person, 'id' | 'email'>,
    fresh?: Pick<Person, 'name' | 'passwordHash'>,
  ): Promise<void> {
    const searchText = fresh && { searchText: personSearchText({ name: fresh.name, email: person.email }) };
    await tx.manager.update(Person, { id: person.id }, { ...fresh, ...searchText, leftAt: null });
  }

  async hasRole(manager: EntityManager, personId: string, grant: Grant): Promise<boolean> {
    const { role, scopeKind, scopeId } = grant;
    return manager.existsBy(RoleAssignment, {
      personId,
      role,
      scopeKind,
      scopeId: scopeId ?? IsNull(),
      endedAt: IsNull(),
    });
  }

  async giveRole(tx: Tx, personId: string, grant: Grant): Promise<void> {
    if (await this.hasRole(tx.manager, personId, grant)) return;
    await tx.manager.insert(RoleAssignment, {
      ...grant,
      id: newId(),
      personId,
      createdAt: this.clock.now(),
      endedAt: null,
    });
  }

  async endRoles(tx: Tx, assignmentIds: readonly string[]): Promise<void> {
    const endedAt = this.clock.now();
    for (const id of assignmentIds) await tx.manager.update(RoleAssignment, { id, endedAt: IsNull() }, { endedAt });
  }

  async markAsLeft(tx: Tx, personId: string): Promise<void> {
    await tx.manager.update(Person, { id: personId }, { leftAt: this.clock.now() });
  }

  async setPassword(tx: Tx, personId: string, passwordHash: string): Promise<void> {
    await tx.manager.update(Person, { id: personId }, { passwordHash });
  }

  async rename(tx: Tx, { personId, email }: { personId: string; email: string }, name: string): Promise<void> {
    await tx.manager.update(Person, { id: personId }, { name, searchText: personSearchText({ name, email }) });
  }

  /** Signs somebody out everywhere, or everywhere but in one browser. */
  async endSessions(tx: Tx, personId: string, except?: string): Promise<void> {
    const query = tx.manager.createQueryBuilder().update(Session).set({ endedAt: this.clock.now() });
    query.where({ personId, endedAt: IsNull() });
    if (except !== undefined) query.andWhere('id <> :except', { except });
    await query.execute();
  }

  anybody(manager: EntityManager): Promise<boolean> {
    return manager.existsBy(Person, {});
  }
}
