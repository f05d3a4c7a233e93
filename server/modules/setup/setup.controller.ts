import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { setupRoutes, setupView, type SetupView } from '#shared/contracts/setup.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { SetupService } from './setup.service.js';

@ApiTags('set-up')
@Controller()
export class SetupController {
  constructor(private readonly setup: SetupService) {}

  /** What is there of what a first visit needs: authority, schools, centre, rooms, partnerships and people. */
  @RequirePermission('centres.create')
  @Get(setupRoutes.tasks)
  @ApiOkResponse({ standardSchema: setupView })
  tasks(@CurrentActor() actor: Actor): Promise<SetupView> {
    return this.setup.tasks(actor);
  }
}
