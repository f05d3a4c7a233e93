import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OfferKind } from '#shared/contracts/offers.contract.js';
import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** One time that is offered for a visit and held for it. What it holds are reservations whose holder it is. */
@Entity('visit_alternatives')
export class VisitAlternative {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'visit_id' }))
  visitId: string;

  /** Of the visit, as the offer made it: alternatives with the same one belong to one offer. */
  @Column('integer')
  version: number;

  /** 1 is the best. */
  @Column('integer')
  place: number;

  @Column('varchar')
  kind: OfferKind;

  @Column('varchar', { name: 'school_day' })
  schoolDay: string;

  @Column(instantColumn({ name: 'starts_at' }))
  startsAt: Date;

  @Column(instantColumn({ name: 'ends_at' }))
  endsAt: Date;

  /** As which the partner would come on that day. */
  @Column('varchar', { name: 'partner_role' })
  partnerRole: PartnershipRole;

  @Column('varchar')
  outcome: 'open' | 'accepted' | 'released';

  @Column(instantColumn({ name: 'offered_at' }))
  offeredAt: Date;
}
