import type { Role } from '#shared/contracts/vocabulary.js';
import type { InvitationMail } from '../../accounts/index.js';
import { timesIn } from '../times-in-words.js';
import { letter, type MailText } from './mail-text.js';

const AS: Readonly<Record<Role, string>> = {
  system_administrator: 'a system administrator',
  la_officer: 'a local authority officer',
  board_member: 'a member of the partnership board',
  centre_manager: 'a centre manager',
  tutor: 'a tutor',
  technician: 'a technician',
  school_coordinator: 'a school coordinator',
  teacher: 'a teacher',
  community_group_leader: 'a community group leader',
};

export function personInvitedInvitation({ to, inviter, role, placeName, link, expiresAt }: InvitationMail): MailText {
  const where = placeName === null ? '' : ` at ${placeName}`;
  return {
    subject: `${inviter} invites you to CLC Commons${where}`,
    text: letter(
      to,
      `${inviter} invites you to use CLC Commons as ${AS[role]}${where}.`,
      `Open this link to choose a password and sign in:\n${link}`,
      `The link works once, until ${timesIn('Europe/London').day(expiresAt)}. If you did not expect this mail, do nothing: no account is made.`,
    ),
  };
}
