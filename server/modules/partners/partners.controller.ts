import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  addAuthority,
  authorityList,
  authorityView,
  listPartners,
  partnerList,
  partnersRoutes,
  schoolView,
  type AddAuthority,
  type AuthorityList,
  type AuthorityView,
  type ListPartners,
  type PartnerList,
  type SchoolView,
} from '#shared/contracts/partners.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { AuthoritiesService } from './authorities.service.js';
import { PartnersService } from './partners.service.js';
import { SchoolsService } from './schools.service.js';

@ApiTags('partners')
@Controller()
export class PartnersController {
  constructor(
    private readonly partners: PartnersService,
    private readonly schools: SchoolsService,
    private readonly authorities: AuthoritiesService,
  ) {}

  /** Schools and community groups, found by words and filters, page by page. */
  @RequirePermission('schools.read')
  @Get(partnersRoutes.partners)
  @ApiOkResponse({ standardSchema: partnerList })
  list(@CurrentActor() actor: Actor, @Query({ schema: listPartners }) search: ListPartners): Promise<PartnerList> {
    return this.partners.list(actor, search);
  }

  /** One school with its dated characteristics and its partnerships. */
  @RequirePermission('schools.read')
  @Get(partnersRoutes.school)
  @ApiOkResponse({ standardSchema: schoolView })
  school(@CurrentActor() actor: Actor, @Param('schoolId', { schema: z.uuid() }) schoolId: string): Promise<SchoolView> {
    return this.schools.view(actor, schoolId);
  }

  /** The local authorities whose schools somebody may see. */
  @RequirePermission('schools.read')
  @Get(partnersRoutes.authorities)
  @ApiOkResponse({ standardSchema: authorityList })
  listAuthorities(@CurrentActor() actor: Actor): Promise<AuthorityList> {
    return this.authorities.list(actor);
  }

  /** Adds a local authority. The import of its schools adds it, too. */
  @RequirePermission('authorities.manage')
  @Post(partnersRoutes.authorities)
  @ApiCreatedResponse({ standardSchema: authorityView })
  addAuthority(@Body({ schema: addAuthority }) body: AddAuthority): Promise<AuthorityView> {
    return this.authorities.add(body);
  }
}
