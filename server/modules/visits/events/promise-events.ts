import type { VisitFacts } from './visit-events.js';

/** The deadline for final numbers comes near, and nobody has given them. */
export class FinalNumbersDue {
  constructor(readonly visit: VisitFacts) {}
}
