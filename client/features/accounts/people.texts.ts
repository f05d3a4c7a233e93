export const PEOPLE = {
  title: 'People',
  search: 'Search',
  searchHint: 'Part of a name or e-mail address',
  name: 'Name',
  email: 'E-mail address',
  roles: 'Roles',
  you: 'You',
  none: 'Nobody here yet',
  noneWhy: 'The people whose accounts you look after are listed here. They join by invitation.',
  nothingFound: 'Nobody matches',
  nothingFoundWhy: 'Try fewer letters of the name or the e-mail address.',
} as const;

export const INVITE = {
  open: 'Invite somebody',
  title: 'Invite somebody',
  name: 'Name',
  email: 'E-mail address',
  emailHint: 'The invitation is sent there',
  emailHintLink: 'They sign in with it',
  noMailTitle: 'No mail is set up',
  noMail: 'Invitations cannot be sent from here yet. You will be shown a link, once, to pass on yourself.',
  place: 'Place',
  placeHint: 'The school, group, centre or authority where they work. Type part of its name.',
  choosePlace: 'Choose the place where they work',
  role: 'Role',
  chooseRole: 'Choose a role',
  send: 'Send the invitation',
  make: 'Make the invitation',
  sent: 'The invitation is sent',
  made: 'The invitation is made. Pass the link on',
  link: 'Link to the invitation',
  linkHint: 'Shown this once. Pass it on if the mail does not arrive; it is only for the person invited.',
  linkHintOnly: 'Shown this once, and to nobody else. No mail is sent: copy it now and give it to the person invited.',
  another: 'Invite somebody else',
  done: 'Done',
} as const;

export const INVITATIONS = {
  title: 'Open invitations',
  role: 'Role',
  invitedBy: 'Invited by',
  until: 'Works until',
  none: 'No open invitations',
  noneWhy: 'Invitations wait here until they are accepted, or for fourteen days.',
  withdraw: 'Withdraw',
  withdrawn: 'The invitation is withdrawn. Its link does not work any more.',
} as const;

export const LEAVE = {
  action: 'Mark as left',
  title: 'Mark as left',
  confirm: 'Yes, they have left',
  keep: 'Keep the role',
  done: 'Marked as left.',
} as const;
