import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './common/auth/access.guard.js';
import { CommonModule } from './common/common.module.js';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { HealthModule } from './health/health.module.js';
import { IdempotencyModule } from './idempotency/idempotency.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { AccountsModule } from './modules/accounts/index.js';
import { AvailabilityModule } from './modules/availability/index.js';
import { CentresModule } from './modules/centres/index.js';
import { ClosuresModule } from './modules/closures/index.js';
import { DemoModule } from './modules/demo/index.js';
import { DoorsModule } from './modules/doors/index.js';
import { EquityModule } from './modules/equity/index.js';
import { FairnessModule } from './modules/fairness/index.js';
import { FeedsModule } from './modules/feeds/index.js';
import { PartnersModule } from './modules/partners/index.js';
import { PoliciesModule } from './modules/policies/index.js';
import { QuestionsModule } from './modules/questions/index.js';
import { QueueModule } from './modules/queue/index.js';
import { SetupModule } from './modules/setup/index.js';
import { SubsidiesModule } from './modules/subsidies/index.js';
import { TimetablesModule } from './modules/timetables/index.js';
import { NotificationsModule } from './modules/notifications/index.js';
import { VisitsModule } from './modules/visits/index.js';

/** The list of modules, nothing else. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        CommonModule,
        DatabaseModule,
        HealthModule,
        JobsModule,
        IdempotencyModule,
        AccountsModule,
        CentresModule,
        PartnersModule,
        TimetablesModule,
        AvailabilityModule,
        VisitsModule,
        ClosuresModule,
        SubsidiesModule,
        FeedsModule,
        DoorsModule,
        NotificationsModule,
        DemoModule,
        EquityModule,
        FairnessModule,
        PoliciesModule,
        QueueModule,
        QuestionsModule,
        SetupModule,
      ],
      providers: [{ provide: APP_GUARD, useClass: AccessGuard }],
    };
  }
}
