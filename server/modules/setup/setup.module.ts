import { Module } from '@nestjs/common';
import { SetupController } from './setup.controller.js';
import { SetupQueries } from './setup.queries.js';
import { SetupService } from './setup.service.js';

@Module({ controllers: [SetupController], providers: [SetupService, SetupQueries] })
export class SetupModule {}
