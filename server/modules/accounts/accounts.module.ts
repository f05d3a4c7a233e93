import { Global, Module } from '@nestjs/common';
import { SessionReader } from '../../common/auth/session-reader.js';
import { AcceptInvitationService } from './accept-invitation.service.js';
import { AccountMailService } from './account-mail.service.js';
import { AttemptsService } from './attempts.service.js';
import { FirstAdministratorService } from './first-administrator.service.js';
import { InvitationLookups } from './invitation-lookups.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsQueries } from './invitations.queries.js';
import { InvitationsService } from './invitations.service.js';
import { NewPasswords } from './new-passwords.js';
import { OneTimeLinksController } from './one-time-links.controller.js';
import { OneTimeLinksRepository } from './one-time-links.repository.js';
import { OpenLinkService } from './open-link.service.js';
import { OwnAccountController } from './own-account.controller.js';
import { OwnAccountService } from './own-account.service.js';
import { PasswordResetService } from './password-reset.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleQueries } from './people.queries.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { PlacesQueries } from './places.queries.js';
import { ScopeNames } from './scope-names.queries.js';
import { SessionController } from './session.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

/** Global, because the guard of every route asks it who is there. */
@Global()
@Module({
  controllers: [
    SessionController,
    OneTimeLinksController,
    OwnAccountController,
    PeopleController,
    InvitationsController,
  ],
  providers: [
    SessionsService,
    { provide: SessionReader, useExisting: SessionsService },
    AttemptsService,
    SignInService,
    OpenLinkService,
    AcceptInvitationService,
    PasswordResetService,
    FirstAdministratorService,
    OwnAccountService,
    NewPasswords,
    InvitationsService,
    InvitationLookups,
    InvitationsQueries,
    PeopleService,
    PeopleQueries,
    PeopleRepository,
    PlacesQueries,
    OneTimeLinksRepository,
    AccountMailService,
    ScopeNames,
  ],
  exports: [SessionReader, AccountMailService, FirstAdministratorService],
})
export class AccountsModule {}
