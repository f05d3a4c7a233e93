import { Injectable } from '@nestjs/common';
import type { OpeningInterval } from '#shared/contracts/hours.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { expectCurrent } from '../../database/expect-current.js';
import { isGuardViolation } from '../../database/guard-violation.js';
import { Resource } from './entities/resource.entity.js';
import { TutorHours } from './entities/tutor-hours.entity.js';
import { Tutor } from './entities/tutor.entity.js';
import { ResourcesRepository } from './resources.repository.js';

export interface TutorDetails extends Pick<Tutor, 'name' | 'personId' | 'skills'> {
  readonly hours: readonly OpeningInterval[];
}

@Injectable()
export class TutorsRepository {
  constructor(
    private readonly resources: ResourcesRepository,
    private readonly clock: Clock,
  ) {}

  async insert(tx: Tx, { hours, ...tutor }: TutorDetails & Pick<Tutor, 'id' | 'centreId'>): Promise<void> {
    const { id, centreId } = tutor;
    await tx.manager.insert(Resource, { id, centreId, kind: 'tutor', quantity: 1, exclusive: true });
    await tx.manager.insert(Tutor, { ...tutor, version: 1, retiredAt: null });
    await this.replaceHours(tx, id, hours);
  }

  /** @throws RefusedError resource/stale */
  async update(tx: Tx, tutorId: string, version: number, { hours, ...details }: TutorDetails): Promise<void> {
    await this.set(tx, { tutorId, version }, details);
    await this.replaceHours(tx, tutorId, hours);
  }

  /** @throws RefusedError resource/stale */
  async retire(tx: Tx, tutorId: string, version: number): Promise<void> {
    const retiredAt = this.clock.now();
    await this.set(tx, { tutorId, version }, { retiredAt });
    await this.resources.retire(tx, tutorId, retiredAt);
  }

  /** @throws RefusedError resource/stale */
  async bringBack(tx: Tx, tutorId: string, version: number): Promise<void> {
    await this.set(tx, { tutorId, version }, { retiredAt: null });
    await this.resources.bringBack(tx, tutorId);
  }

  private async replaceHours(tx: Tx, tutorId: string, intervals: readonly OpeningInterval[]): Promise<void> {
    await tx.manager.delete(TutorHours, { tutorId });
    const rows = intervals.map(({ weekday, opens, closes }) => ({ id: newId(), tutorId, weekday, opens, closes }));
    if (rows.length > 0) await tx.manager.insert(TutorHours, rows);
  }

  private async set(
    tx: Tx,
    { tutorId, version }: { tutorId: string; version: number },
    change: Partial<Tutor>,
  ): Promise<void> {
    expectCurrent(await tx.manager.update(Tutor, { id: tutorId, version }, { ...change, version: version + 1 }));
  }
}

/** PostgreSQL names the constraint, SQLite its columns. */
export const isTutorNameTaken = (error: unknown): boolean =>
  isGuardViolation(error, 'tutors_name_unique') || isGuardViolation(error, 'tutors.centre_id, tutors.name');

export const isAccountTaken = (error: unknown): boolean =>
  isGuardViolation(error, 'tutors_person_unique') || isGuardViolation(error, 'tutors.centre_id, tutors.person_id');
