import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AskTransportQuote, NoAwardReason, TransportQuoteView } from '#shared/contracts/subsidies.contract.js';
import { financialYearOf } from '#shared/values/financial-year.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Store } from '../../database/store.js';
import { awardFor, type Award, type NoAward } from './domain/award-rule.js';
import type { TransportScheme } from './entities/transport-scheme.entity.js';
import { TravellersQueries } from './travellers.queries.js';
import { mayQuoteFor } from './subsidies.policy.js';
import { TransportSchemesRepository } from './transport-schemes.repository.js';

interface Asked extends AskTransportQuote {
  readonly centreId: string;
}

export type Quote =
  | { readonly scheme: TransportScheme; readonly answer: Award }
  | { readonly scheme: TransportScheme | null; readonly answer: NoAward };

/** What a scheme would pay towards a journey, as things stand now. */
@Injectable()
export class TransportQuotesService {
  constructor(
    private readonly store: Store,
    private readonly schemes: TransportSchemesRepository,
    private readonly travellers: TravellersQueries,
  ) {}

  /** A quote for the screen; nothing is promised and nothing is written. */
  ask(actor: Actor, centreId: string, input: AskTransportQuote): Promise<TransportQuoteView> {
    if (!mayQuoteFor(actor, input.partnerId, centreId)) throw new RefusedError('partner/not-found');
    return this.store.read(async (manager) => {
      const { answer } = await this.quote(manager, { ...input, centreId });
      return toQuoteView(input, answer);
    });
  }

  /** @throws RefusedError partner/not-found when there is no such centre or partner, or they are strangers to each other */
  async quote(manager: EntityManager, asked: Asked): Promise<Quote> {
    const traveller = await this.travellers.find(manager, asked);
    if (!traveller) throw new RefusedError('partner/not-found');
    const scheme = await this.schemes.forYear(manager, asked.centreId, financialYearOf(asked.day));
    if (!scheme) return { scheme, answer: noAward('no_scheme', traveller.miles) };
    const answer = awardFor({
      quotePence: asked.quotePence,
      role: traveller.role,
      miles: traveller.miles,
      bands: await this.schemes.bandsOf(manager, scheme.id),
      perVisitCapPence: scheme.perVisitCapPence,
      perSchoolCapLeftPence: await this.schemes.schoolCapLeft(manager, scheme, asked.partnerId),
      budgetLeftPence: budgetLeft(scheme),
    });
    return answer.eligible ? { scheme, answer } : { scheme, answer };
  }
}

export const budgetLeft = ({ budgetPence, committedPence, paidPence }: TransportScheme): number =>
  budgetPence - committedPence - paidPence;

const noAward = (reason: NoAwardReason, miles: number | null): NoAward => ({ eligible: false, reason, miles });

function toQuoteView({ day, quotePence }: AskTransportQuote, answer: Award | NoAward): TransportQuoteView {
  const asked = { financialYear: financialYearOf(day), quotePence };
  if (answer.eligible) return { ...asked, reason: null, ...answer };
  const nothing = { percent: null, sharePence: null, awardPence: 0, limitedBy: null };
  return { ...asked, ...answer, ...nothing };
}
