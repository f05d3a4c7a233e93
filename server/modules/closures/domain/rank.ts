import type { VisitState } from '#shared/contracts/vocabulary.js';

/** Who is served first when places are given out: what was promised, then what was offered, then what was asked for. */
export function rankOf(state: VisitState): number {
  if (state === 'approved') return 0;
  return state === 'offered' ? 1 : 2;
}
