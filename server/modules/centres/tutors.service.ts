import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TutorAccounts, TutorView, WriteTutor } from '#shared/contracts/tutors.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import { CentreAccess } from './centre-access.js';
import { ResourcesRepository } from './resources.repository.js';
import { TutorViews } from './tutor-views.queries.js';
import { isAccountTaken, isTutorNameTaken, TutorsRepository } from './tutors.repository.js';

@Injectable()
export class TutorsService {
  constructor(
    private readonly store: Store,
    private readonly access: CentreAccess,
    private readonly tutors: TutorsRepository,
    private readonly resources: ResourcesRepository,
    private readonly views: TutorViews,
  ) {}

  /** @throws RefusedError centre/not-found */
  accounts(actor: Actor, centreId: string): Promise<TutorAccounts> {
    return this.store.read(async (manager) => {
      await this.access.edit(manager, actor, centreId);
      return this.views.accounts(manager, centreId);
    });
  }

  /** @throws RefusedError centre/not-found, tutor/name-taken, tutor/account-taken, tutor/account-unknown */
  create(actor: Actor, centreId: string, input: WriteTutor): Promise<TutorView> {
    return this.unique(async (tx) => {
      await this.access.edit(tx.manager, actor, centreId);
      if (input.personId !== null) await this.checkAccount(tx.manager, centreId, input.personId);
      const id = newId();
      await this.tutors.insert(tx, { id, centreId, ...input });
      return this.views.one(tx.manager, id);
    });
  }

  /**
   * Visits outside new hours keep their tutor. An account stays also after its role ended, until another is chosen.
   * @throws RefusedError tutor/not-found, tutor/name-taken, tutor/account-taken, tutor/account-unknown, resource/stale
   */
  edit(actor: Actor, tutorId: string, version: number, input: WriteTutor): Promise<TutorView> {
    return this.unique(async (tx) => {
      const centre = await this.access.editTutor(tx.manager, actor, tutorId, 'tutor/not-found');
      const { account } = await this.views.one(tx.manager, tutorId);
      const { personId } = input;
      if (personId !== null && personId !== account?.id) await this.checkAccount(tx.manager, centre.id, personId);
      await this.tutors.update(tx, tutorId, version, input);
      return this.views.one(tx.manager, tutorId);
    });
  }

  /**
   * Takes a tutor out of use; what they taught stays on record.
   * @throws RefusedError tutor/not-found, resource/stale, tutor/still-booked with how many visits are to come
   */
  retire(actor: Actor, tutorId: string, version: number): Promise<TutorView> {
    return this.store.write(async (tx) => {
      await this.access.editTutor(tx.manager, actor, tutorId, 'tutor/not-found');
      await this.tutors.retire(tx, tutorId, version);
      const visits = await this.resources.visitsToCome(tx, tutorId);
      if (visits > 0) throw new RefusedError('tutor/still-booked', { visits });
      return this.views.one(tx.manager, tutorId);
    });
  }

  /** @throws RefusedError tutor/not-found, resource/stale */
  bringBack(actor: Actor, tutorId: string, version: number): Promise<TutorView> {
    return this.store.write(async (tx) => {
      await this.access.editTutor(tx.manager, actor, tutorId, 'tutor/not-found');
      await this.tutors.bringBack(tx, tutorId, version);
      return this.views.one(tx.manager, tutorId);
    });
  }

  private async checkAccount(manager: EntityManager, centreId: string, personId: string): Promise<void> {
    const { items } = await this.views.accounts(manager, centreId);
    if (!items.some(({ id }) => id === personId)) throw new RefusedError('tutor/account-unknown');
  }

  private async unique<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.store.write(work);
    } catch (error) {
      if (isTutorNameTaken(error)) throw new RefusedError('tutor/name-taken');
      if (isAccountTaken(error)) throw new RefusedError('tutor/account-taken');
      throw error;
    }
  }
}
