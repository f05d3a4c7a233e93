import { Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  peopleRoutes,
  personId,
  personPage,
  personQuery,
  type PersonPage,
  type PersonQuery,
} from '#shared/contracts/people.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { PeopleService } from './people.service.js';

@ApiTags('people')
@Controller()
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  /** The people whose roles the person asking looks after, by name. */
  @RequirePermission('people.read')
  @Get(peopleRoutes.people)
  @ApiOkResponse({ standardSchema: personPage })
  list(@CurrentActor() actor: Actor, @Query({ schema: personQuery }) query: PersonQuery): Promise<PersonPage> {
    return this.people.list(actor, query);
  }

  /** Somebody has left: ends their roles here, and with the last role their account. */
  @RequirePermission('people.end-roles')
  @Post(peopleRoutes.departure)
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  markAsLeft(@CurrentActor() actor: Actor, @Param('personId', { schema: personId }) id: string): Promise<void> {
    return this.people.markAsLeft(actor, id);
  }
}
