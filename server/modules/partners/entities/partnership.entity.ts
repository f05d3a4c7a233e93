import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import { idColumn, primaryIdColumn } from '../../../database/dialect.js';

/** From when to when a partner belongs to a centre, and whether it is the host. */
@Entity('partnerships')
export class Partnership {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  @Column(idColumn({ name: 'partner_id' }))
  partnerId: string;

  @Column('varchar')
  role: PartnershipRole;

  @Column('varchar', { name: 'starts_on' })
  startsOn: string;

  @Column('varchar', { name: 'ends_on', nullable: true })
  endsOn: string | null;
}
