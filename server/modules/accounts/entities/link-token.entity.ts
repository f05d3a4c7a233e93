import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn } from '../../../database/dialect.js';

/** One address that opens a one-time link, known by the hash of its token. */
@Entity('link_tokens')
export class LinkToken {
  @PrimaryColumn('varchar', { name: 'token_hash' })
  tokenHash: string;

  @Column(idColumn({ name: 'link_id' }))
  linkId: string;

  /** It left in a mail and nowhere else: whoever has it reads the mailbox of the address. */
  @Column('boolean')
  mailed: boolean;
}
