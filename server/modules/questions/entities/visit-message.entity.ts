import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MessageSide } from '#shared/contracts/questions.contract.js';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** A question or answer on a visit. Its words can be erased; that somebody wrote something then stays. */
@Entity('visit_messages')
export class VisitMessage {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'visit_id' }))
  visitId: string;

  @Column(idColumn({ name: 'author_id' }))
  authorId: string;

  @Column('varchar')
  side: MessageSide;

  /** Null once erased. */
  @Column('varchar', { nullable: true })
  text: string | null;

  @Column(instantColumn())
  at: Date;
}
