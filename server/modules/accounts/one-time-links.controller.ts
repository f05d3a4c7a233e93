import { Body, Controller, HttpCode, HttpStatus, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  acceptInvitation,
  accountsRoutes,
  askForPasswordReset,
  openedLinkView,
  openLink,
  resetPassword,
  setUpFirstAdministrator,
  type AcceptInvitation,
  type AskForPasswordReset,
  type OpenedLinkView,
  type OpenLink,
  type ResetPassword,
  type SetUpFirstAdministrator,
} from '#shared/contracts/accounts.contract.js';
import { Public } from '../../common/auth/access.decorators.js';
import { MayRefuse } from '../../common/http/openapi-answers.js';
import { CONFIG, type Config } from '../../config/config.js';
import { AcceptInvitationService } from './accept-invitation.service.js';
import { FirstAdministratorService } from './first-administrator.service.js';
import { OpenLinkService } from './open-link.service.js';
import { PasswordResetService } from './password-reset.service.js';
import { setSessionCookie } from './session-cookie.js';
import { visitorOf } from './visitor.js';

/** What links in mails lead to. Their tokens travel in bodies only, so that no log of addresses holds one. */
@ApiTags('accounts')
@Controller()
export class OneTimeLinksController {
  constructor(
    private readonly links: OpenLinkService,
    private readonly invitations: AcceptInvitationService,
    private readonly resets: PasswordResetService,
    private readonly administrators: FirstAdministratorService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What a link is good for. */
  @Public()
  @Post(accountsRoutes.openedLink)
  @MayRefuse('link/dead')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: openedLinkView })
  open(@Body({ schema: openLink }) { token }: OpenLink): Promise<OpenedLinkView> {
    return this.links.open(token);
  }

  /** Accepts an invitation and signs in. */
  @Public()
  @Post(accountsRoutes.acceptance)
  @MayRefuse('link/dead', 'session/too-many-attempts')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  async accept(
    @Body({ schema: acceptInvitation }) body: AcceptInvitation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    setSessionCookie(reply, await this.invitations.accept(body, visitorOf(request)), this.config);
  }

  /** Asks for a mail with a link to a new password. The answer is the same for an address that we do not know. */
  @Public()
  @Post(accountsRoutes.passwordResets)
  @MayRefuse('password-reset/too-many')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiAcceptedResponse()
  ask(@Body({ schema: askForPasswordReset }) body: AskForPasswordReset, @Req() request: FastifyRequest): Promise<void> {
    return this.resets.ask(body, visitorOf(request));
  }

  /** Sets a new password, signs out every browser and signs this one in. */
  @Public()
  @Post(accountsRoutes.newPassword)
  @MayRefuse('link/dead')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  async reset(
    @Body({ schema: resetPassword }) body: ResetPassword,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    setSessionCookie(reply, await this.resets.complete(body, visitorOf(request)), this.config);
  }

  /** Makes the first administrator of a new installation and signs in. */
  @Public()
  @Post(accountsRoutes.setUp)
  @MayRefuse('link/dead')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  async setUp(
    @Body({ schema: setUpFirstAdministrator }) body: SetUpFirstAdministrator,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    setSessionCookie(reply, await this.administrators.complete(body, visitorOf(request)), this.config);
  }
}
