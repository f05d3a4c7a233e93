/** Somebody was invited. The mail gets a token of its own when it leaves. */
export class PersonInvited {
  constructor(readonly linkId: string) {}
}

/** Somebody's last role has ended, and with it their account. */
export class PersonLeft {
  constructor(readonly personId: string) {}
}

/** Somebody asked for a new password for this address, whether we know it or not. */
export class PasswordResetAsked {
  constructor(readonly email: string) {}
}
