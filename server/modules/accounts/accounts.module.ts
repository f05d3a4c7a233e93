import { Global, Module } from '@nestjs/common';
import { SessionReader } from '../../common/auth/session-reader.js';
import { AttemptsService } from './attempts.service.js';
import { ScopeNames } from './scope-names.queries.js';
import { SessionController } from './session.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

/** Global, because the guard of every route asks it who is there. */
@Global()
@Module({
  controllers: [SessionController],
  providers: [
    SessionsService,
    { provide: SessionReader, useExisting: SessionsService },
    AttemptsService,
    SignInService,
    ScopeNames,
  ],
  exports: [SessionReader],
})
export class AccountsModule {}
