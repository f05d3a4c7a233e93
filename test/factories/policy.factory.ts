import type { EditPolicy } from '#shared/contracts/policies.contract.js';
import type { Caller } from '../support/people.js';

/** Rules that limit nothing; a test names only what it is about. */
const OPEN: EditPolicy = {
  ...{ noticeDays: 0, horizonDays: 400, longestMinutes: null, visitsPerTerm: null, hostCapPercent: null },
  ...{ offerDays: 3, turnHours: 24, pendingRequests: 'hold', decisionDays: 10, instantApproval: false },
  ...{ instantLeadDays: 5, finalNumbersDays: null, cancellationDays: null, doorShowsActivity: false },
};

/** Sets the rules of a centre as its manager does, over whatever they were. */
export async function aPolicy(manager: Caller, centreId: string, over: Partial<EditPolicy>): Promise<void> {
  const path = `/api/v1/centres/${centreId}/policy`;
  const { version } = (await manager.get(path)).json<{ version: number }>();
  const answer = await manager.put(path, { ...OPEN, ...over }, { 'if-match': `"${version}"` });
  if (answer.statusCode !== 200) throw new Error(`The policy was refused: ${answer.body}`);
}
