import { Injectable } from '@nestjs/common';
import type { CentreAction } from '#shared/contracts/centres.contract.js';
import type { Actor } from '../../common/auth/actor.js';

interface Place {
  readonly id: string;
  readonly authorityId: string;
}

/** Who may change what at which centre. Who may see one is in the queries, since partnerships decide it. */
@Injectable()
export class CentresPolicy {
  mayCreateIn(actor: Actor, authorityId: string): boolean {
    return actor.mayAt('centres.create', { authorityId });
  }

  /** Its manager, officers of its authority, and administrators. */
  mayEdit(actor: Actor, { id, authorityId }: Place): boolean {
    return actor.mayAt('centres.edit', { authorityId, centreId: id });
  }

  /** Whoever works there: they stand beside the broken thing. */
  mayReportEquipment(actor: Actor, { id, authorityId }: Place): boolean {
    return actor.mayAt('equipment.report', { authorityId, centreId: id });
  }

  /** Its manager and its tutors, who teach them. */
  mayEditActivities(actor: Actor, { id, authorityId }: Place): boolean {
    return actor.mayAt('activities.edit', { authorityId, centreId: id });
  }

  actions(actor: Actor, centre: Place): CentreAction[] {
    return [
      ...(this.mayEdit(actor, centre) ? (['edit'] as const) : []),
      ...(this.mayReportEquipment(actor, centre) ? (['reportEquipment'] as const) : []),
      ...(this.mayEditActivities(actor, centre) ? (['editActivities'] as const) : []),
    ];
  }
}
