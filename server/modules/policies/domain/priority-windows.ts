import type { PolicyTerms, PriorityWindow } from '#shared/contracts/policies.contract.js';
import type { SchoolPhase } from '#shared/contracts/partners.contract.js';
import type { Programme } from '#shared/contracts/vocabulary.js';

/** For whom a centre opens a stretch of days earlier than for everybody. */

export interface Asker {
  readonly programme: Programme;
  /** Null for community groups. */
  readonly phase: SchoolPhase | null;
}

const covers = ({ firstDay, lastDay }: PriorityWindow, day: string): boolean => firstDay <= day && day <= lastDay;

/** Either is enough; on the day of the general opening the window is over. */
export const isFirst = ({ phases, programmes }: PriorityWindow, { phase, programme }: Asker): boolean =>
  programmes.includes(programme) || phases.some((one) => one === phase);

/** The window that keeps somebody waiting; of several, the one that opens last. */
export function closedBy(
  { priorityWindows }: Pick<PolicyTerms, 'priorityWindows'>,
  { day, ...asker }: Asker & { readonly day: string },
  today: string,
): PriorityWindow | null {
  const closed = priorityWindows.filter(
    (window) => today < window.opensOn && covers(window, day) && !isFirst(window, asker),
  );
  return closed.sort((a, b) => (a.opensOn < b.opensOn ? 1 : -1))[0] ?? null;
}
