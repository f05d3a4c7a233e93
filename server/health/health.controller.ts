import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { healthRoutes, healthView, type HealthView } from '#shared/contracts/health.contract.js';
import { Public } from '../common/auth/access.decorators.js';
import { MayRefuse } from '../common/http/openapi-answers.js';
import { HealthService } from './health.service.js';

/** For whatever watches over the process: a supervisor asks for health, a load balancer for readiness. */
@ApiTags('health')
@Controller()
@Public()
export class HealthController {
  constructor(private readonly service: HealthService) {}

  /** The process answers. */
  @Get(healthRoutes.health)
  @ApiOkResponse({ standardSchema: healthView })
  health(): HealthView {
    return { status: 'ok' };
  }

  /** It can take and read units of work; 503 when it cannot, so that requests go elsewhere. */
  @Get(healthRoutes.ready)
  @MayRefuse('access/not-ready')
  @ApiOkResponse({ standardSchema: healthView })
  async ready(): Promise<HealthView> {
    await this.service.proveReady();
    return { status: 'ok' };
  }
}
