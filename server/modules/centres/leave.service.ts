import { Injectable } from '@nestjs/common';
import type { LeaveTaken, TutorView, WriteLeave } from '#shared/contracts/tutors.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Store } from '../../database/store.js';
import { AbsencesRepository } from './absences.repository.js';
import { CentreAccess } from './centre-access.js';
import { CENTRE_ZONE } from './centre-zone.js';
import { leaveTime } from './domain/leave-time.js';
import { TutorViews } from './tutor-views.queries.js';

/** When tutors are away. */
@Injectable()
export class LeaveService {
  constructor(
    private readonly store: Store,
    private readonly access: CentreAccess,
    private readonly absences: AbsencesRepository,
    private readonly views: TutorViews,
  ) {}

  /**
   * Visits that were promised the tutor keep the promise; the answer says how many somebody has to talk to.
   * @throws RefusedError tutor/not-found, tutor/leave-over, tutor/leave-time-unclear
   */
  take(actor: Actor, tutorId: string, { note, ...days }: WriteLeave): Promise<LeaveTaken> {
    return this.store.write(async (tx) => {
      await this.access.editTutor(tx.manager, actor, tutorId, 'tutor/not-found');
      const time = leaveTime(days, CENTRE_ZONE);
      if (!time) throw new RefusedError('tutor/leave-time-unclear');
      if (time.until <= this.absences.now()) throw new RefusedError('tutor/leave-over');
      const leave = {
        resourceId: tutorId,
        reasonCode: 'leave' as const,
        reason: note ?? '',
        reportedBy: actor.personId,
      };
      const reportId = await this.absences.insert(tx, { ...leave, ...time });
      const touchedVisits = await this.absences.touchedVisits(tx, tutorId, time.from, time.until);
      return { tutor: await this.views.one(tx.manager, tutorId), touchedVisits, reportId };
    });
  }

  /**
   * Leave to come is taken back, running leave ends now. Ending it twice changes nothing while it is on record.
   * @throws RefusedError tutor/leave-not-found
   */
  end(actor: Actor, leaveId: string): Promise<TutorView> {
    return this.store.write(async (tx) => {
      const tutorId = await this.absences.resourceOf(tx.manager, leaveId, 'tutor');
      if (tutorId === null) throw new RefusedError('tutor/leave-not-found');
      await this.access.editTutor(tx.manager, actor, tutorId, 'tutor/leave-not-found');
      await this.absences.end(tx, leaveId);
      return this.views.one(tx.manager, tutorId);
    });
  }
}
