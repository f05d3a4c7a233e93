import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  accountsRoutes,
  sessionView,
  signIn,
  type SessionView,
  type SignIn,
} from '#shared/contracts/accounts.contract.js';
import { Public, SignedIn } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { MayRefuse } from '../../common/http/openapi-answers.js';
import { CONFIG, type Config } from '../../config/config.js';
import { clearSessionCookie, setSessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { visitorOf } from './visitor.js';

@ApiTags('accounts')
@Controller()
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Signs in; the answer sets the session cookie. */
  @Public()
  @Post(accountsRoutes.session)
  @MayRefuse('session/wrong-credentials', 'session/too-many-attempts')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  async signIn(
    @Body({ schema: signIn }) body: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = await this.signIns.signIn(body, visitorOf(request));
    setSessionCookie(reply, token, this.config);
  }

  /** Who is signed in, and what they may do. */
  @SignedIn()
  @Get(accountsRoutes.session)
  @ApiOkResponse({ standardSchema: sessionView })
  view(@CurrentActor() actor: Actor): Promise<SessionView> {
    return this.signIns.view(actor);
  }

  /** Signs out this browser. */
  @SignedIn()
  @Delete(accountsRoutes.session)
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  async signOut(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(actor.sessionId);
    clearSessionCookie(reply, this.config);
  }
}
