import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import { DomainEvents } from '../../../common/events/domain-events.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import {
  FinalNumbersDue,
  SeriesMoved,
  VisitApproved,
  VisitChanged,
  VisitEnded,
  VisitOffered,
  VisitOutdone,
  VisitRequested,
  type Undoable,
  VisitSignedOff,
  VisitWaitlisted,
  type VisitFacts,
} from '../../visits/index.js';
import { readersOf, type VisitNews } from '../domain/visit-mail-readers.js';
import { MAIL, type MailRequest } from '../mail-request.js';
import type { VisitTemplate } from '../templates/visit-mails.js';
import { VisitMailQueries } from '../visit-mail.queries.js';

const TEMPLATE: Readonly<Record<VisitNews, VisitTemplate>> = {
  requested: 'visit_requested_notification',
  approved: 'visit_approved_confirmation',
  declined: 'visit_declined_explanation',
  withdrawn: 'visit_withdrawn_notification',
  cancelled: 'visit_cancelled_notification',
  expired: 'visit_expired_notification',
  changed: 'visit_changed_notification',
  numbersDue: 'visit_numbers_reminder',
  signOffAsked: 'visit_sign_off_request',
  signedOff: 'visit_signed_off_notification',
  offered: 'visit_offered_notification',
  turn: 'visit_turn_notification',
  accepted: 'visit_accepted_notification',
  waiting: 'visit_waiting_notification',
  offer_expired: 'visit_offer_expired_notification',
  wait_ended: 'visit_wait_ended_notification',
  outdone: 'visit_outdone_notification',
};

/** It depends on what it was whose fault it is that it lapsed. */
const LAPSED: Readonly<Partial<Record<VisitState, VisitNews>>> = {
  offered: 'offer_expired',
  waitlisted: 'wait_ended',
};

interface VisitEvent {
  readonly visit: VisitFacts;
  readonly actorId: string | null;
  readonly withSeries: boolean;
  /** Until it cannot be taken back any more, nobody is told. */
  readonly undo?: Undoable | null;
}

/** Writes down, with each move of a visit, who has to be told of it. */
@Injectable()
export class VisitMailListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly queries: VisitMailQueries,
  ) {}

  onModuleInit(): void {
    this.events.on(VisitRequested, (event, tx) =>
      this.alone(tx, event.waits ? 'waiting' : newsOfRequest(event.visit), event),
    );
    this.events.on(VisitSignedOff, ({ visit, actorId }, tx) =>
      this.tell(tx, 'signedOff', { visit, actorId, withSeries: false }),
    );
    this.events.on(VisitApproved, (event, tx) => this.alone(tx, event.accepted ? 'accepted' : 'approved', event));
    this.events.on(VisitOffered, (event, tx) => this.alone(tx, event.kind === 'turn' ? 'turn' : 'offered', event));
    this.events.on(VisitOutdone, (event, tx) => this.alone(tx, 'outdone', event));
    this.events.on(VisitWaitlisted, (event, tx) => this.alone(tx, 'waiting', event));
    this.events.on(VisitChanged, async (event, tx) => {
      await this.alone(tx, 'changed', event);
      if (event.visit.signOff === 'waiting') await this.alone(tx, 'signOffAsked', event);
    });
    this.events.on(VisitEnded, async (event, tx) => {
      // Whoever did not come knows; the figures show it.
      if (event.state === 'expired') await this.alone(tx, LAPSED[event.was] ?? 'expired', event);
      else if (event.state !== 'no_show') await this.alone(tx, event.state, event);
    });
    this.events.on(FinalNumbersDue, ({ visit }, tx) =>
      this.tell(tx, 'numbersDue', { visit, actorId: null, withSeries: false }),
    );
    this.events.on(SeriesMoved, (event, tx) => this.tellOfSeries(tx, event));
  }

  /** What happens to several visits of a series at once is told once, as of the series. */
  private async alone(tx: Tx, news: VisitNews, event: VisitEvent): Promise<void> {
    if (!event.withSeries) await this.tell(tx, news, event);
  }

  private async tellOfSeries(tx: Tx, { news, visits, actorId }: SeriesMoved): Promise<void> {
    const [first] = visits;
    if (!first?.seriesId) return;
    const { seriesId } = first;
    const visitIds = visits.map(({ id }) => id);
    const told = news === 'requested' ? newsOfRequest(first) : news;
    for (const personId of await this.readers(tx, told, first, actorId)) {
      const payload: MailRequest = { template: 'series_notification', news, seriesId, visitIds, personId };
      await tx.outbox({ topic: MAIL, orderingKey: `series:${seriesId}:${personId}`, payload });
    }
  }

  private async tell(tx: Tx, news: VisitNews, { visit, actorId, undo }: VisitEvent): Promise<void> {
    const later = undo ? { notBefore: undo.until, takeBackKey: undo.key } : {};
    for (const personId of await this.readers(tx, news, visit, actorId)) {
      const payload: MailRequest = { template: TEMPLATE[news], visitId: visit.id, personId };
      // In order per visit and reader: a mailbox that refuses mail must not hold up the others.
      await tx.outbox({ topic: MAIL, orderingKey: `visit:${visit.id}:${personId}`, payload, ...later });
    }
  }

  private async readers(tx: Tx, news: VisitNews, visit: VisitFacts, actorId: string | null): Promise<string[]> {
    const partnerSide = await this.queries.partnerSide(tx.manager, visit);
    const managers = await this.queries.managersOf(tx.manager, visit.centreId);
    const coordinators = await this.queries.coordinatorsOf(tx.manager, visit.partnerId);
    return readersOf(news, { actorId, partnerSide, managers, coordinators });
  }
}

/** Before the school stands behind it, a request is nothing for the centre to read of. */
const newsOfRequest = ({ signOff }: VisitFacts): VisitNews => (signOff === 'waiting' ? 'signOffAsked' : 'requested');
