export const SIGN_IN = {
  title: 'Sign in',
  email: 'E-mail address',
  password: 'Password',
  send: 'Sign in',
  forgotten: 'Forgotten your password?',
} as const;

export const PASSWORD = {
  new: 'New password',
  choose: 'Choose a password',
  hint: 'At least 12 characters. Three or four random words are easy to remember; no special characters are needed.',
  current: 'Current password',
  show: 'Show',
  hide: 'Hide',
} as const;

export const LINK = {
  wait: 'Looking at your link…',
  dead: 'This link does not work any more',
  deadWhy:
    'It has been used or withdrawn, it is too old, or a part of it is missing. Open the whole link from your mail, or ask for a new one.',
  deadSetUp:
    'It has been used, or it is too old. Start the server again: it prints a new link while nobody has an account.',
} as const;

export const INVITATION = {
  title: 'Accept your invitation',
  name: 'Your name',
  email: 'E-mail address',
  role: 'Your role',
  password: 'Your password',
  passwordHint:
    'If you have an account with this address, enter its password: the new role is added to it. Otherwise choose one of at least 12 characters; three or four random words are easy to remember.',
  accept: 'Accept and sign in',
} as const;

export const RESET = {
  askTitle: 'Choose a new password',
  askIntro: 'Enter the e-mail address that you sign in with. We send you a link to choose a new password.',
  send: 'Send me a link',
  sent: 'Look in your mail',
  sentWhy: 'If there is an account for this address, a mail with a link is on its way. The link works for one hour.',
  back: 'Back to sign in',
  title: 'Choose a new password',
  intro: 'You are then signed in here, and signed out everywhere else.',
  save: 'Save and sign in',
} as const;

export const SET_UP = {
  title: 'Make the first administrator',
  intro: 'This account sets up authorities and centres and invites everybody else.',
  send: 'Make the account and sign in',
} as const;

export const ACCOUNT = {
  title: 'My account',
  you: 'You',
  name: 'Name',
  email: 'E-mail address',
  roles: 'Roles',
  noRoles: 'None',
  saveName: 'Save the name',
  nameSaved: 'Your name is saved.',
  password: 'Change your password',
  passwordWhy: 'Every other browser in which you are signed in is signed out.',
  savePassword: 'Change the password',
  passwordSaved: 'Your password is changed.',
  sessions: 'Where you are signed in',
  here: 'This browser',
  browser: 'Browser',
  lastSeen: 'Last used',
  since: 'Signed in',
  end: 'Sign out',
  ended: 'That browser is signed out.',
  endAll: 'Sign out everywhere',
} as const;
