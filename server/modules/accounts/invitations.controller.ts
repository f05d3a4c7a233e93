import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  invitationId,
  invitationList,
  invitationPlaceList,
  invitationPlaceQuery,
  inviteSomebody,
  newInvitationView,
  peopleRoutes,
  type InvitationList,
  type InvitationPlaceList,
  type InvitationPlaceQuery,
  type InviteSomebody,
  type NewInvitationView,
} from '#shared/contracts/people.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { TakesNoIdempotencyKey } from '../../common/http/idempotency-key.js';
import { MayRefuse } from '../../common/http/openapi-answers.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('people')
@RequirePermission('people.invite')
@Controller()
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  /** Invites somebody to a role. The answer shows the link, this once; a mail with a link goes out as well. */
  @Post(peopleRoutes.invitations)
  @TakesNoIdempotencyKey()
  @MayRefuse('invitation/too-many')
  @ApiCreatedResponse({ standardSchema: newInvitationView })
  invite(
    @CurrentActor() actor: Actor,
    @Body({ schema: inviteSomebody }) body: InviteSomebody,
  ): Promise<NewInvitationView> {
    return this.invitations.invite(actor, body);
  }

  /** Invitations that nobody has accepted yet, newest first. */
  @Get(peopleRoutes.invitations)
  @ApiOkResponse({ standardSchema: invitationList })
  listOpen(@CurrentActor() actor: Actor): Promise<InvitationList> {
    return this.invitations.listOpen(actor);
  }

  /** The places where the person asking may give a role, and which roles. */
  @Get(peopleRoutes.invitationPlaces)
  @ApiOkResponse({ standardSchema: invitationPlaceList })
  places(
    @CurrentActor() actor: Actor,
    @Query({ schema: invitationPlaceQuery }) query: InvitationPlaceQuery,
  ): Promise<InvitationPlaceList> {
    return this.invitations.places(actor, query);
  }

  /** Withdraws an open invitation: its links are dead at once. */
  @Delete(peopleRoutes.invitation)
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  revoke(@CurrentActor() actor: Actor, @Param('invitationId', { schema: invitationId }) id: string): Promise<void> {
    return this.invitations.revoke(actor, id);
  }
}
