import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  foundTimes,
  searchRoutes,
  searchTimes,
  type FoundTimes,
  type SearchTimes,
} from '#shared/contracts/search.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { FindTimesService } from './find-times.service.js';

@ApiTags('availability')
@Controller()
@RequirePermission('visits.request')
export class SearchController {
  constructor(private readonly times: FindTimesService) {}

  /** Finds times for a whole visit: room, equipment, tutor and travel, ranked by what they cost the school's day. */
  @Post(searchRoutes.searches)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: foundTimes })
  search(@CurrentActor() actor: Actor, @Body({ schema: searchTimes }) body: SearchTimes): Promise<FoundTimes> {
    return this.times.search(actor, body);
  }
}
