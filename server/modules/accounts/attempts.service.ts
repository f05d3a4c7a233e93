import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RefusedError } from '../../common/errors/refused.error.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { sql } from '../../database/dialect.js';
import { oneAtATime } from '../../database/locks.js';
import { Store } from '../../database/store.js';
import { Schedule } from '../../jobs/schedule.js';
import { mayTry, PASSWORD_LIMITS, RESET_LIMITS, type AttemptLimits } from './domain/attempt-limits.js';
import { SignInAttempt } from './entities/sign-in-attempt.entity.js';
import { hashOf } from './tokens.js';

const MINUTE = 60_000;
const SWEEP_EVERY = 10 * MINUTE;

export const FORGET_ATTEMPTS = 'forget old sign-in attempts';

/** What is counted apart from each other. */
const LIMITS = { password: PASSWORD_LIMITS, reset: RESET_LIMITS } as const;
const REFUSALS = { password: 'session/too-many-attempts', reset: 'password-reset/too-many' } as const;

/** Counts tries per account and per address, on disk, so that neither a restart nor a second process forgets them. */
@Injectable()
export class AttemptsService implements OnModuleInit {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly schedule: Schedule,
  ) {}

  onModuleInit(): void {
    this.schedule.every(SWEEP_EVERY, FORGET_ATTEMPTS, () => this.forgetOld());
  }

  /**
   * Takes one of the tries that are left. It counts as failed until `succeeded` says otherwise, so that many at once
   * cannot pass the limit together. A refused try is not counted: a full window empties by itself.
   * @param account the e-mail address that was typed, known to us or not
   */
  async begin(kind: keyof typeof LIMITS, account: string, address: string): Promise<string> {
    const keys = { account: hashOf(`${kind} account ${account}`), address: hashOf(`${kind} address ${address}`) };
    return this.store.writeApart(async (tx) => {
      await oneAtATime(tx.manager, keys.account, keys.address);
      const recent = await this.recent(tx, keys, LIMITS[kind]);
      if (!mayTry(recent, LIMITS[kind])) throw new RefusedError(REFUSALS[kind]);
      const id = newId();
      const attempt = { id, accountKey: keys.account, addressKey: keys.address, at: this.clock.now() };
      await tx.manager.insert(SignInAttempt, { ...attempt, succeeded: false });
      return id;
    });
  }

  async succeeded(tx: Tx, attemptId: string): Promise<void> {
    await tx.manager.update(SignInAttempt, { id: attemptId }, { succeeded: true });
  }

  private async recent(tx: Tx, keys: { account: string; address: string }, limits: AttemptLimits) {
    const since = new Date(this.clock.now().getTime() - limits.windowMinutes * MINUTE);
    const tries = await sql(tx.manager)<{ account_key: string; address_key: string }>`
      SELECT account_key, address_key FROM sign_in_attempts
       WHERE at > ${since} AND succeeded = ${false} AND (account_key = ${keys.account} OR address_key = ${keys.address})`;
    const count = (fits: (of: (typeof tries)[number]) => boolean) => tries.filter(fits).length;
    return {
      accountAndAddress: count((of) => of.account_key === keys.account && of.address_key === keys.address),
      account: count((of) => of.account_key === keys.account),
      address: count((of) => of.address_key === keys.address),
    };
  }

  private async forgetOld(): Promise<void> {
    const longest = Math.max(...Object.values(LIMITS).map((limits) => limits.windowMinutes));
    const before = new Date(this.clock.now().getTime() - longest * MINUTE);
    await this.store.write((tx) => sql(tx.manager)`DELETE FROM sign_in_attempts WHERE at <= ${before}`);
  }
}
