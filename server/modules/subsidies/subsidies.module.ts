import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/index.js';
import { AwardClaimsService } from './award-claims.service.js';
import { AwardPromisesService } from './award-promises.service.js';
import { TravellersQueries } from './travellers.queries.js';
import { OnVisitMoves } from './listeners/on-visit-moves.listener.js';
import { TransportAwardsController } from './transport-awards.controller.js';
import { TransportAwardsQueries } from './transport-awards.queries.js';
import { TransportAwardsRepository } from './transport-awards.repository.js';
import { TransportLedger } from './transport-ledger.repository.js';
import { TransportQuotesService } from './transport-quotes.service.js';
import { TransportSchemesController } from './transport-schemes.controller.js';
import { TransportSchemesQueries } from './transport-schemes.queries.js';
import { TransportSchemesRepository } from './transport-schemes.repository.js';
import { TransportSchemesService } from './transport-schemes.service.js';

@Module({
  imports: [PartnersModule],
  controllers: [TransportSchemesController, TransportAwardsController],
  providers: [
    TransportSchemesService,
    TransportSchemesQueries,
    TransportSchemesRepository,
    TransportQuotesService,
    TravellersQueries,
    AwardPromisesService,
    AwardClaimsService,
    TransportAwardsQueries,
    TransportAwardsRepository,
    TransportLedger,
    OnVisitMoves,
  ],
})
export class SubsidiesModule {}
