import { Injectable, Logger } from '@nestjs/common';
import type { SessionView, SignIn } from '#shared/contracts/accounts.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { sql } from '../../database/dialect.js';
import { Store } from '../../database/store.js';
import { AttemptsService } from './attempts.service.js';
import { passwordFits } from './passwords.js';
import { ScopeNames } from './scope-names.queries.js';
import { SessionsService } from './sessions.service.js';
import { hashOf } from './tokens.js';
import type { Visitor } from './visitor.js';

/** Somebody who mistakes the fields types a password where the address belongs: an unknown one is logged as a mark only. */
const whoTried = (email: string, personId: string | undefined) =>
  personId === undefined ? { unknownAccount: hashOf(email).slice(0, 12) } : { personId };

@Injectable()
export class SignInService {
  private readonly logger = new Logger('SignIn');

  constructor(
    private readonly store: Store,
    private readonly attempts: AttemptsService,
    private readonly sessions: SessionsService,
    private readonly scopeNames: ScopeNames,
  ) {}

  /** @returns the token for the session cookie; refuses in the same time and words for every wrong pair */
  async signIn({ email, password }: SignIn, visitor: Visitor): Promise<string> {
    const { personId, attemptId } = await this.prove(email, password, visitor);
    const token = await this.store.write(async (tx) => {
      await this.attempts.succeeded(tx, attemptId);
      return this.sessions.begin(tx, personId, visitor.userAgent);
    });
    this.logger.log({ msg: 'Signed in', personId, address: visitor.address });
    return token;
  }

  /** Whose address and password these are. Every way in that takes a password goes through here, and so by its limits. */
  async prove(email: string, password: string, visitor: Visitor): Promise<{ personId: string; attemptId: string }> {
    const attemptId = await this.attempts.begin('password', email, visitor.address);
    const [person] = await this.store.read(
      (manager) =>
        sql(manager)<{ id: string; password_hash: string | null }>`
        SELECT id, password_hash FROM people WHERE email = ${email} AND left_at IS NULL`,
    );
    const fits = await passwordFits(password, person?.password_hash ?? null);
    if (!person || !fits) {
      this.logger.log({ msg: 'Wrong password or address', ...whoTried(email, person?.id), address: visitor.address });
      throw new RefusedError('session/wrong-credentials');
    }
    return { personId: person.id, attemptId };
  }

  /** The same inside a form, where a wrong password is a mistake in a field. */
  async proveOr(email: string, password: string, visitor: Visitor, ifWrong: () => never) {
    try {
      return await this.prove(email, password, visitor);
    } catch (error) {
      if (error instanceof RefusedError && error.refusal === 'session/wrong-credentials') return ifWrong();
      throw error;
    }
  }

  async view(actor: Actor): Promise<SessionView> {
    const names = await this.scopeNames.of(actor.grants);
    return {
      person: { id: actor.personId, name: actor.name, email: actor.email },
      permissions: actor.permissions(),
      assignments: actor.grants.map((grant) => ({ ...grant, scopeName: names.get(grant.scopeId ?? '') ?? null })),
    };
  }
}
