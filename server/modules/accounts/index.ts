export { AccountMailService, type InvitationMail, type PasswordResetMail } from './account-mail.service.js';
export { AccountsModule } from './accounts.module.js';
export { PasswordResetAsked, PersonInvited, PersonLeft } from './events/account-events.js';
export { FirstAdministratorService } from './first-administrator.service.js';
export { personSearchText } from './domain/person-search-text.js';
export { hashPassword } from './passwords.js';
export { hashOf, newToken } from './tokens.js';
