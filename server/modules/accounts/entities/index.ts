import { Person } from './person.entity.js';
import { RoleAssignment } from './role-assignment.entity.js';
import { Session } from './session.entity.js';
import { LinkToken } from './link-token.entity.js';
import { OneTimeLink } from './one-time-link.entity.js';
import { SignInAttempt } from './sign-in-attempt.entity.js';

/** Every table of this module, for the data source. */
export const accountsEntities = [Person, RoleAssignment, Session, OneTimeLink, LinkToken, SignInAttempt];
