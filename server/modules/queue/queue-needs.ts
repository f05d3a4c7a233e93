import type { QueueNeed } from '#shared/contracts/queue.contract.js';
import { instantFrom, isoFrom, msFrom } from '../../database/dialect.js';
import type { Waiting } from './domain/by-need.js';
import { daysBetween, needInWords } from './domain/need-in-words.js';
import type { PendingRow } from './queue.queries.js';

/** A request as it is ordered. */
export interface Placed extends Waiting {
  readonly row: PendingRow;
}

export const placed = (row: PendingRow, shortfalls: ReadonlyMap<string, number | null>): Placed => ({
  ...{ row, id: row.id, shortfall: shortfalls.get(row.partnerId) ?? null },
  dueAt: row.holdExpiresAt === null ? null : msFrom(row.holdExpiresAt),
  askedAt: msFrom(row.requestedAt),
  startsAt: msFrom(row.startsAt),
});

export function toNeedView({ row, shortfall }: Placed, now: Date, zone: string): QueueNeed {
  const waitingDays = daysBetween(instantFrom(row.requestedAt), now);
  const dueAt = row.holdExpiresAt === null ? null : instantFrom(row.holdExpiresAt);
  const partner = { name: row.partnerName, kind: row.partnerKind };
  return {
    ...{ shortfall, waitingDays, dueAt: row.holdExpiresAt === null ? null : isoFrom(row.holdExpiresAt) },
    reason: needInWords({ partner, shortfall, waitingDays, dueAt }, now, zone),
  };
}
