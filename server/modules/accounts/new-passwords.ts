import { Injectable } from '@nestjs/common';
import { PASSWORD_LENGTH } from '#shared/contracts/accounts.contract.js';
import type { Grant } from '#shared/contracts/vocabulary.js';
import { InvalidInputError } from '../../common/errors/refused.error.js';
import { passwordProblem, type PasswordProblem } from './domain/password-rules.js';
import { hashPassword } from './passwords.js';
import { ScopeNames } from './scope-names.queries.js';

interface Chooser {
  readonly email: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

const TEXTS: Readonly<Record<PasswordProblem, string>> = {
  'too-short': `Enter a password of at least ${PASSWORD_LENGTH.min} characters. Three or four random words are easy to remember`,
  'too-long': `Enter a password of at most ${PASSWORD_LENGTH.max} characters`,
  'too-common':
    'Enter a password that is not one of the first that others would try. Three or four random words are good',
  'too-regular':
    'Enter a password that is not one pattern repeated or a row of keys. Three or four random words are good',
  'says-who': 'Enter a password without your name, your e-mail address, your school or centre, or ours',
};

/** A password that somebody chose, checked and made ready to store. */
@Injectable()
export class NewPasswords {
  constructor(private readonly scopeNames: ScopeNames) {}

  /** @param field where the form has it, for the message */
  async hash(password: string, chooser: Chooser, field: 'password' | 'newPassword' = 'password'): Promise<string> {
    const { email, name } = chooser;
    const owner = { email, name, placeNames: [...(await this.scopeNames.of(chooser.grants)).values()] };
    const problem = passwordProblem(password, owner);
    if (problem) throw new InvalidInputError([{ path: field, message: TEXTS[problem] }]);
    return hashPassword(password);
  }
}
