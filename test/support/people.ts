import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Grant } from '#shared/contracts/vocabulary.js';
import { newId } from '../../server/common/new-id.js';
import type { Store } from '../../server/database/store.js';
import { Person } from '../../server/modules/accounts/entities/person.entity.js';
import { RoleAssignment } from '../../server/modules/accounts/entities/role-assignment.entity.js';
import { personSearchText } from '../../server/modules/accounts/domain/person-search-text.js';
import { SessionsService } from '../../server/modules/accounts/sessions.service.js';

type InjectOptions = Exclude<Parameters<NestFastifyApplication['inject']>[0], string>;

/** Before anything that a test tells of. */
const HELD_SINCE = new Date('2025-09-01T00:00:00Z');

/** Somebody signed in: every request carries their cookie. */
export class Caller {
  constructor(
    private readonly app: NestFastifyApplication,
    readonly personId: string | null,
    readonly cookie: Readonly<Record<string, string>>,
  ) {}

  request(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, options: Partial<InjectOptions> = {}) {
    return this.app.inject({ method, url, ...options, cookies: this.cookie });
  }

  get(url: string, query?: Record<string, string>) {
    return this.request('GET', url, query ? { query } : {});
  }

  post(url: string, payload: object = {}, headers: Record<string, string> = {}) {
    return this.request('POST', url, { payload, headers });
  }

  put(url: string, payload: object, headers: Record<string, string> = {}) {
    return this.request('PUT', url, { payload, headers });
  }

  delete(url: string) {
    return this.request('DELETE', url);
  }
}

/** Makes people with roles and signs them in, without going through passwords. */
export class SeedPeople {
  private count = 0;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly store: Store,
  ) {}

  nobody(): Caller {
    return new Caller(this.app, null, {});
  }

  async signedIn(...grants: Grant[]): Promise<Caller> {
    this.count += 1;
    const personId = newId();
    const createdAt = new Date();
    const token = await this.store.write(async (tx) => {
      const name = `Person ${this.count}`;
      const email = `person${this.count}@example.org`;
      const searchText = personSearchText({ name, email });
      await tx.manager.insert(Person, { id: personId, name, email, searchText, createdAt });
      for (const grant of grants) {
        await tx.manager.insert(RoleAssignment, { id: newId(), personId, ...grant, createdAt: HELD_SINCE });
      }
      return this.app.get(SessionsService).begin(tx, personId, null);
    });
    return new Caller(this.app, personId, { clc_session: token });
  }

  administrator() {
    return this.signedIn({ role: 'system_administrator', scopeKind: 'installation', scopeId: null });
  }

  officer(authorityId: string) {
    return this.signedIn({ role: 'la_officer', scopeKind: 'authority', scopeId: authorityId });
  }

  boardMember(authorityId: string) {
    return this.signedIn({ role: 'board_member', scopeKind: 'authority', scopeId: authorityId });
  }

  manager(centreId: string) {
    return this.signedIn({ role: 'centre_manager', scopeKind: 'centre', scopeId: centreId });
  }

  tutor(centreId: string) {
    return this.signedIn({ role: 'tutor', scopeKind: 'centre', scopeId: centreId });
  }

  technician(centreId: string) {
    return this.signedIn({ role: 'technician', scopeKind: 'centre', scopeId: centreId });
  }

  coordinator(partnerId: string) {
    return this.signedIn({ role: 'school_coordinator', scopeKind: 'partner', scopeId: partnerId });
  }

  teacher(partnerId: string) {
    return this.signedIn({ role: 'teacher', scopeKind: 'partner', scopeId: partnerId });
  }

  groupLeader(partnerId: string) {
    return this.signedIn({ role: 'community_group_leader', scopeKind: 'partner', scopeId: partnerId });
  }
}
