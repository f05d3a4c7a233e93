import { editPolicy, type EditPolicy, type PolicyView } from '#shared/contracts/policies.contract.js';
import type { Caller } from '../support/people.js';

/** Changes some rules of a centre as its manager does; the others stay as they are. */
export async function aPolicy(manager: Caller, centreId: string, over: Partial<EditPolicy>): Promise<void> {
  const path = `/api/v1/centres/${centreId}/policy`;
  const view = (await manager.get(path)).json<PolicyView>();
  const kept = Object.keys(editPolicy.shape).map((rule) => [rule, view[rule as keyof PolicyView]] as const);
  const body = { ...Object.fromEntries(kept), ...over };
  const answer = await manager.put(path, body, { 'if-match': `"${view.version}"` });
  if (answer.statusCode !== 200) throw new Error(`The policy was refused: ${answer.body}`);
}
