import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MessageSide } from '#shared/contracts/questions.contract.js';
import { idColumn, primaryIdColumn } from '../../../database/dialect.js';

/** Up to which message one side of a visit has read. */
@Entity('visit_messages_seen')
export class VisitMessagesSeen {
  @PrimaryColumn(primaryIdColumn({ name: 'visit_id' }))
  visitId: string;

  @PrimaryColumn('varchar')
  side: MessageSide;

  @Column(idColumn({ name: 'message_id' }))
  messageId: string;
}
