import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import type { OutgoingMail } from '../../common/ports/mailer.js';
import { CONFIG, type Config } from '../../config/config.js';
import { instantFrom } from '../../database/dialect.js';
import { Store } from '../../database/store.js';
import { AccountMailService } from '../accounts/index.js';
import { travelIn, TravelService } from '../partners/index.js';
import { FreeAlternatives } from '../visits/index.js';
import { ClosureMailComposer } from './closure-mail-composer.js';
import type { MailRequest, MessageMailRequest, SeriesMailRequest } from './mail-request.js';
import { PromiseMailComposer } from './promise-mail-composer.js';
import type { MailText } from './templates/mail-text.js';
import { passwordForgottenLink } from './templates/password-forgotten-link.js';
import { personInvitedInvitation } from './templates/person-invited-invitation.js';
import { seriesNotification } from './templates/series-mail.js';
import { visitMessageNotification } from './templates/visit-message-mail.js';
import { VISIT_TEMPLATES, type VisitTemplate } from './templates/visit-mails.js';
import { timesIn } from './times-in-words.js';
import { VisitMailQueries } from './visit-mail.queries.js';

type Composed = Omit<OutgoingMail, 'messageId'>;

const OFFERS: ReadonlySet<VisitTemplate> = new Set(['visit_offered_notification', 'visit_turn_notification']);

/** What a mail says has come of a visit. When something else has by the time it leaves, another mail tells of that. */
const SAYS: Readonly<Partial<Record<VisitTemplate, VisitState>>> = {
  visit_approved_confirmation: 'approved',
  visit_accepted_notification: 'approved',
  visit_declined_explanation: 'declined',
};

/** Names what is free instead, as it leaves. */
const OUTDONE: VisitTemplate = 'visit_outdone_notification';

/** Makes the mail that a request stands for, from what is true when it leaves. */
@Injectable()
export class MailComposer {
  constructor(
    private readonly store: Store,
    private readonly accounts: AccountMailService,
    private readonly queries: VisitMailQueries,
    private readonly travel: TravelService,
    private readonly closures: ClosureMailComposer,
    private readonly promises: PromiseMailComposer,
    private readonly alternatives: FreeAlternatives,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns null when there is nobody to tell any more */
  async compose(request: MailRequest): Promise<Composed | null> {
    switch (request.template) {
      case 'person_invited_invitation':
        return addressed(await this.accounts.invitation(request.linkId), personInvitedInvitation);
      case 'password_forgotten_link':
        return addressed(await this.accounts.passwordReset(request.email), passwordForgottenLink);
      case 'series_notification':
        return this.aboutSeries(request);
      case 'visit_message_notification':
        return this.aboutMessage(request);
      case 'closure_notification':
        return this.closures.compose(request);
      case 'swap_notification':
      case 'visits_handed_over':
        return this.promises.compose(request);
      default:
        return this.aboutVisit(request.template, request.visitId, request.personId);
    }
  }

  private async aboutVisit(template: VisitTemplate, visitId: string, personId: string): Promise<Composed | null> {
    const facts = await this.store.read((manager) => this.visitFacts(manager, template, { visitId, personId }));
    if (!facts) return null;
    const { to, visit, travel, offered } = facts;
    if ((SAYS[template] ?? visit.state) !== visit.state) return null;
    // What was offered has been answered since: there is nothing to choose from any more.
    if (offered.length === 0 && OFFERS.has(template)) return null;
    const { span, deadline, keptUntil } = timesIn(visit.zone);
    const text = VISIT_TEMPLATES[template]({
      ...visit,
      reader: to,
      when: span(visit.startsAt, visit.endsAt),
      keptUntil: visit.holdExpiresAt && keptUntil(visit.holdExpiresAt, visit.startsAt),
      numbersDue: visit.numbersDueAt && deadline(visit.numbersDueAt),
      travel: travel && travelIn(visit.zone, travel),
      offered: offered.map(({ startsAt, endsAt, roomName }) =>
        [span(startsAt, endsAt), roomName].filter(Boolean).join(', '),
      ),
      link: `${this.config.publicUrl}/visits/${visitId}`,
    });
    return { to, ...text };
  }

  /** Nobody is told of words that were erased before the mail left. */
  private async aboutMessage({ visitId, messageId, personId }: MessageMailRequest): Promise<Composed | null> {
    const facts = await this.store.read(async (manager) => ({
      to: await this.queries.reader(manager, personId, visitId),
      visit: await this.queries.visit(manager, visitId),
      message: await this.queries.message(manager, messageId),
    }));
    const { to, visit, message } = facts;
    if (!to || !visit || message?.text == null) return null;
    const when = timesIn(visit.zone).span(instantFrom(visit.startsAt), instantFrom(visit.endsAt));
    const link = `${this.config.publicUrl}/visits/${visitId}`;
    return { to, ...visitMessageNotification({ ...visit, ...message, text: message.text, reader: to, when, link }) };
  }

  private async aboutSeries({ news, seriesId, visitIds, personId }: SeriesMailRequest): Promise<Composed | null> {
    const [first] = visitIds;
    if (first === undefined) return null;
    const { to, visits } = await this.store.read(async (manager) => ({
      to: await this.queries.reader(manager, personId, first),
      visits: await this.queries.severalVisits(manager, visitIds),
    }));
    const [one] = visits;
    if (!to || !one) return null;
    const { day, span } = timesIn(one.zone);
    const whens = visits.map(({ startsAt, endsAt }) => span(instantFrom(startsAt), instantFrom(endsAt)));
    const firstDay = day(instantFrom(one.startsAt));
    const link = `${this.config.publicUrl}/series/${seriesId}`;
    return { to, ...seriesNotification({ ...one, news, reader: to, firstDay, whens, link }) };
  }

  private async visitFacts(
    manager: EntityManager,
    template: VisitTemplate,
    { visitId, personId }: { visitId: string; personId: string },
  ) {
    const to = await this.queries.reader(manager, personId, visitId);
    const row = await this.queries.visit(manager, visitId);
    if (!to || !row) return null;
    const holdExpiresAt = row.holdExpiresAt === null ? null : instantFrom(row.holdExpiresAt);
    const numbersDueAt = row.numbersDueAt === null ? null : instantFrom(row.numbersDueAt);
    const span = { startsAt: instantFrom(row.startsAt), endsAt: instantFrom(row.endsAt) };
    const visit = { ...row, ...span, holdExpiresAt, numbersDueAt };
    const times =
      OUTDONE === template ? this.alternatives.of(manager, visitId) : this.queries.offered(manager, visitId);
    const offered = (await times).map((one) => ({
      ...one,
      startsAt: instantFrom(one.startsAt),
      endsAt: instantFrom(one.endsAt),
    }));
    return { to, visit, offered, travel: await this.travel.of(manager, { ...visit, people: row.pupils + row.adults }) };
  }
}

/** Without facts there is no mail. */
function addressed<Facts extends { to: OutgoingMail['to'] }>(
  facts: Facts | null,
  template: (facts: Facts) => MailText,
): Composed | null {
  return facts && { to: facts.to, ...template(facts) };
}
