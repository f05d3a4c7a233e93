export { AccountsModule } from './accounts.module.js';
export { hashOf, newToken } from './tokens.js';
