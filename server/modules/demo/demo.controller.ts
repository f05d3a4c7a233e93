import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { demoRoutes, personaList, type PersonaList } from '#shared/contracts/demo.contract.js';
import { Public } from '../../common/auth/access.decorators.js';
import { MayRefuse } from '../../common/http/openapi-answers.js';
import { DemoService } from './demo.service.js';

@ApiTags('demo')
@Controller()
export class DemoController {
  constructor(private readonly demo: DemoService) {}

  /** As whom the demo can be tried out. Where there is no demo, and in production always, there is nothing here. */
  @Public()
  @Get(demoRoutes.personas)
  @MayRefuse('access/not-found')
  @ApiOkResponse({ standardSchema: personaList })
  personas(): Promise<PersonaList> {
    return this.demo.list();
  }
}
