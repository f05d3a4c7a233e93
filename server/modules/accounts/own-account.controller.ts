import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Inject,
  Param,
  Patch,
  Put,
  Req,
  Res,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  accountsRoutes,
  changePassword,
  ownSessionList,
  rename,
  type ChangePassword,
  type OwnSessionList,
  type Rename,
} from '#shared/contracts/accounts.contract.js';
import { SignedIn } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { MayRefuse } from '../../common/http/openapi-answers.js';
import { CONFIG, type Config } from '../../config/config.js';
import { OwnAccountService } from './own-account.service.js';
import { clearSessionCookie } from './session-cookie.js';
import { visitorOf } from './visitor.js';

@ApiTags('accounts')
@Controller()
export class OwnAccountController {
  constructor(
    private readonly account: OwnAccountService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Changes one's own name. */
  @SignedIn()
  @Patch(accountsRoutes.me)
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  rename(@CurrentActor() actor: Actor, @Body({ schema: rename }) body: Rename): Promise<void> {
    return this.account.rename(actor, body);
  }

  /** Changes one's own password and signs out every other browser. */
  @SignedIn()
  @Put(accountsRoutes.ownPassword)
  @MayRefuse('session/too-many-attempts')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  changePassword(
    @CurrentActor() actor: Actor,
    @Body({ schema: changePassword }) body: ChangePassword,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.account.changePassword(actor, body, visitorOf(request));
  }

  /** The browsers in which one is signed in, the latest first. */
  @SignedIn()
  @Get(accountsRoutes.sessions)
  @ApiOkResponse({ standardSchema: ownSessionList })
  listSessions(@CurrentActor() actor: Actor): Promise<OwnSessionList> {
    return this.account.listSessions(actor);
  }

  /** Signs out one of one's own browsers. */
  @SignedIn()
  @Delete(accountsRoutes.ownSession)
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  endSession(@CurrentActor() actor: Actor, @Param('sessionId', { schema: z.uuid() }) id: string): Promise<void> {
    return this.account.endSession(actor, id);
  }

  /** Signs out everywhere, this browser included. */
  @SignedIn()
  @Delete(accountsRoutes.sessions)
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  async endAllSessions(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.account.endAllSessions(actor);
    clearSessionCookie(reply, this.config);
  }
}
