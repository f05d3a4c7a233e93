import type { VisitFacts } from '../../visits/index.js';

/** There is news of a closure's plan for a school or group, told to it once for all its visits. */
export class ClosureNews {
  constructor(
    readonly closureId: string,
    readonly partnerId: string,
    /** Who did it, and need not be told. */
    readonly actorId: string,
    /** Of this partner, at least one. */
    readonly visits: readonly Pick<VisitFacts, 'id' | 'centreId' | 'partnerId' | 'requestedBy'>[],
    /** A school closes: the centres have to hear of it, too. */
    readonly fromSchool: boolean,
  ) {}
}
