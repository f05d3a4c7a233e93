import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { sql } from '../../database/dialect.js';
import { CentresQueries, type CentreFacts } from '../centres/index.js';
import { editSide } from '../visits/index.js';
import type { ClosureRow } from './closures.queries.js';

interface VisitPlace {
  readonly centreId: string;
  readonly partnerId: string;
}

export interface School {
  readonly id: string;
  readonly name: string;
}

/** The zone in which schools have their days. */
const ZONE = 'Europe/London';

/** Who may close what, and settle which visits; "not yours" is answered exactly like "not there". */
@Injectable()
export class ClosuresAccess {
  constructor(
    private readonly centres: CentresQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError centre/not-found */
  async centre(manager: EntityManager, actor: Actor, centreId: string): Promise<CentreFacts> {
    const centre = actor.mayAt('closures.make', { centreId })
      ? await this.centres.centreFacts(manager, centreId)
      : null;
    if (!centre) throw new RefusedError('centre/not-found');
    return centre;
  }

  /** @throws RefusedError partner/not-found */
  async school(manager: EntityManager, actor: Actor, schoolId: string): Promise<School> {
    const [school] = await this.schools(manager, actor, schoolId);
    if (!school) throw new RefusedError('partner/not-found');
    return school;
  }

  /**
   * The own school, and for a manager every school that works with the centre: they hear it on the telephone. By name.
   */
  schools(manager: EntityManager, actor: Actor, only?: string): Promise<School[]> {
    const { centreIds, partnerIds } = actor.scope('closures.of-school');
    const today = localDayOf(this.clock.now(), ZONE);
    return sql(manager)<School>`
      SELECT p.id, p.name FROM schools s JOIN partners p ON p.id = s.id
       WHERE (${only === undefined} OR p.id = ${only ?? null})
         AND (p.id IN (${partnerIds}) OR EXISTS (
           SELECT 1 FROM partnerships x WHERE x.partner_id = p.id AND x.centre_id IN (${centreIds})
              AND x.starts_on <= ${today} AND (x.ends_on IS NULL OR x.ends_on >= ${today})))
       ORDER BY p.name, p.id`;
  }

  /**
   * A closure of the own centre, or of a school: one that touches visits to the own centre, and any, without visits too,
   * by whoever could have made it.
   */
  async maySee(
    manager: EntityManager,
    actor: Actor,
    closure: ClosureRow,
    visits: readonly VisitPlace[],
  ): Promise<boolean> {
    const touchesOwn = visits.some(({ centreId }) => actor.mayAt('closures.of-school', { centreId }));
    return (closure.centreId === null && touchesOwn) || this.mayLift(manager, actor, closure);
  }

  /** Whoever closed it can lift it: the centre's manager, or the school's coordinator or a manager who may say so. */
  async mayLift(manager: EntityManager, actor: Actor, { centreId, partnerId }: ClosureRow): Promise<boolean> {
    if (centreId !== null) return actor.mayAt('closures.make', { centreId });
    return partnerId !== null && (await this.schools(manager, actor, partnerId)).length > 0;
  }

  /** Visits of a plan that the person asking sees: those of the own centre or school. */
  sees(actor: Actor, { centreId, partnerId }: VisitPlace): boolean {
    return actor.mayAt('visits.read', { centreId, partnerId });
  }

  /** Whether somebody may move or end a visit of a plan: a centre's closure is for the centre to settle. */
  maySettle(actor: Actor, closure: Pick<ClosureRow, 'kind'>, visit: VisitPlace): boolean {
    const side = editSide(actor, visit);
    if (side === 'centre') return true;
    return side === 'partner' && closure.kind === 'school' && actor.mayAt('closures.of-school', visit);
  }
}
