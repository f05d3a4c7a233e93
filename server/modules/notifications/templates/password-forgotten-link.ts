import type { PasswordResetMail } from '../../accounts/index.js';
import { letter, type MailText } from './mail-text.js';

export const passwordForgottenLink = ({ to, link }: PasswordResetMail): MailText => ({
  subject: 'Choose a new password for CLC Commons',
  text: letter(
    to,
    'Somebody, we hope you, asked for a new password for your account.',
    `Open this link to choose one:\n${link}`,
    'The link works once, for one hour. If it was not you, do nothing: your password stays as it is.',
  ),
});
