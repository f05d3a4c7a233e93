import { Inject, Injectable } from '@nestjs/common';
import type { OutgoingMail } from '../../common/ports/mailer.js';
import { CONFIG, type Config } from '../../config/config.js';
import { instantFrom } from '../../database/dialect.js';
import { Store } from '../../database/store.js';
import type { MailRequest, SwapMailRequest } from './mail-request.js';
import { handedOverNotification, swapNotification } from './templates/promise-mails.js';
import { timesIn } from './times-in-words.js';
import { VisitMailQueries } from './visit-mail.queries.js';

type Composed = Omit<OutgoingMail, 'messageId'>;
type HandOverRequest = Extract<MailRequest, { template: 'visits_handed_over' }>;

/** Makes the mails about swaps and visits handed over. */
@Injectable()
export class PromiseMailComposer {
  constructor(
    private readonly store: Store,
    private readonly queries: VisitMailQueries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns null when there is nobody to tell any more */
  compose(request: SwapMailRequest | HandOverRequest): Promise<Composed | null> {
    return request.template === 'swap_notification' ? this.aboutSwap(request) : this.aboutHandOver(request);
  }

  private async aboutSwap({ news, swapId, visitId, personId }: SwapMailRequest): Promise<Composed | null> {
    const { to, own, other } = await this.store.read(async (manager) => ({
      to: await this.queries.reader(manager, personId, visitId),
      own: await this.queries.visit(manager, visitId),
      other: await this.queries.otherOfSwap(manager, swapId, visitId),
    }));
    if (!to || !own || !other) return null;
    // Answered since: there is nothing to say yes or no to any more.
    if (news === 'proposed' && other.state !== 'open') return null;
    const { span, deadline } = timesIn(own.zone);
    const text = swapNotification({
      ...{ news, reader: to, subject: own.subject, centreName: own.centreName, partnerName: own.partnerName },
      when: span(instantFrom(own.startsAt), instantFrom(own.endsAt)),
      otherWhen: other.state === 'open' ? span(instantFrom(other.startsAt), instantFrom(other.endsAt)) : null,
      answerBy: deadline(instantFrom(other.expiresAt)),
      link: this.link(visitId),
    });
    return { to, ...text };
  }

  private async aboutHandOver({ visitIds, personId }: HandOverRequest): Promise<Composed | null> {
    const [first] = visitIds;
    if (first === undefined) return null;
    const { to, visits } = await this.store.read(async (manager) => ({
      to: await this.queries.reader(manager, personId, first),
      visits: await this.queries.severalVisits(manager, visitIds),
    }));
    const [one] = visits;
    if (!to || !one) return null;
    const lines = visits.map(({ subject, centreName, startsAt, endsAt, zone }) => {
      const when = timesIn(zone).span(instantFrom(startsAt), instantFrom(endsAt));
      return `${subject}, ${centreName}: ${when}`;
    });
    return {
      to,
      ...handedOverNotification({ reader: to, partnerName: one.partnerName, lines, link: this.link(first) }),
    };
  }

  private link(visitId: string): string {
    return `${this.config.publicUrl}/visits/${visitId}`;
  }
}
