import { Inject, Injectable } from '@nestjs/common';
import type { OutgoingMail } from '../../common/ports/mailer.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Store } from '../../database/store.js';
import { PlanTold } from '../closures/index.js';
import { ClosureMailQueries } from './closure-mail.queries.js';
import type { ClosureMailRequest } from './mail-request.js';
import { closureNotification } from './templates/closure-mail.js';
import { timesIn } from './times-in-words.js';

/** Makes the one mail that a school gets about a closure, from how its visits stand when it leaves. */
@Injectable()
export class ClosureMailComposer {
  constructor(
    private readonly store: Store,
    private readonly queries: ClosureMailQueries,
    private readonly plans: PlanTold,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns null when there is nobody to tell any more */
  async compose(request: ClosureMailRequest): Promise<Omit<OutgoingMail, 'messageId'> | null> {
    const { closureId, partnerId, centreId, personId } = request;
    const { to, plan } = await this.store.read(async (manager) => {
      const found = await this.plans.of(manager, closureId, partnerId);
      const scopes =
        centreId === null ? [partnerId, ...(found?.visits ?? []).map((visit) => visit.centreId)] : [centreId];
      return { plan: found, to: await this.queries.reader(manager, personId, scopes) };
    });
    if (!to || !plan) return null;
    const visits = plan.visits.filter((visit) => centreId === null || visit.centreId === centreId);
    if (visits.length === 0) return null;
    const { span, day } = timesIn(plan.zone);
    const link = `${this.config.publicUrl}/visits`;
    return { to, ...closureNotification({ ...plan, visits, reader: to, span, day, link }) };
  }
}
