import { Module } from '@nestjs/common';
import { CentresModule } from '../centres/index.js';
import { PoliciesModule } from '../policies/index.js';
import { DoorViewService } from './door-view.service.js';
import { DoorsController } from './doors.controller.js';
import { DoorsQueries } from './doors.queries.js';
import { DoorsRepository } from './doors.repository.js';
import { DoorsService } from './doors.service.js';

@Module({
  imports: [CentresModule, PoliciesModule],
  controllers: [DoorsController],
  providers: [DoorsService, DoorViewService, DoorsQueries, DoorsRepository],
})
export class DoorsModule {}
