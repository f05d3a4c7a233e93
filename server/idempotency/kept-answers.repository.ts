import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/ports/clock.js';
import type { Tx } from '../common/ports/unit-of-work.js';
import { sql } from '../database/dialect.js';
import { Store } from '../database/store.js';
import { Schedule } from '../jobs/schedule.js';

export const FORGET_ANSWERS = 'forget answers kept for a day';

const HOUR = 3_600_000;
const KEPT_FOR = 24 * HOUR;

/** One person's name for one request. Two people may use the same key. */
export interface RequestName {
  readonly personId: string;
  readonly key: string;
}

export interface Answer {
  readonly requestHash: string;
  readonly status: number;
  /** JSON; null when there is no content. */
  readonly body: string | null;
  readonly etag: string | null;
}

/** Answers by the keys of their requests, for 24 hours. */
@Injectable()
export class KeptAnswersRepository implements OnModuleInit {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly schedule: Schedule,
  ) {}

  onModuleInit(): void {
    this.schedule.every(HOUR, FORGET_ANSWERS, () => this.forgetOld());
  }

  async find({ manager }: Tx, { personId, key }: RequestName): Promise<Answer | null> {
    const [row] = await sql(manager)<Answer>`
      SELECT request_hash AS "requestHash", status, body, etag FROM kept_answers
       WHERE person_id = ${personId} AND key = ${key} AND created_at > ${this.oldest()}`;
    return row ?? null;
  }

  /** An answer that is too old to be given, and not yet forgotten, makes room for the new one. */
  async keep({ manager }: Tx, { personId, key }: RequestName, answer: Answer): Promise<void> {
    const { requestHash, status, body, etag } = answer;
    await sql(manager)`
      INSERT INTO kept_answers (person_id, key, request_hash, status, body, etag, created_at)
      VALUES (${personId}, ${key}, ${requestHash}, ${status}, ${body}, ${etag}, ${this.clock.now()})
      ON CONFLICT (person_id, key) DO UPDATE SET request_hash = excluded.request_hash, status = excluded.status,
        body = excluded.body, etag = excluded.etag, created_at = excluded.created_at`;
  }

  private async forgetOld(): Promise<void> {
    await this.store.write((tx) => sql(tx.manager)`DELETE FROM kept_answers WHERE created_at <= ${this.oldest()}`);
  }

  private oldest(): Date {
    return new Date(this.clock.now().getTime() - KEPT_FOR);
  }
}
