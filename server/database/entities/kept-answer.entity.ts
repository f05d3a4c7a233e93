import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn, primaryIdColumn } from '../dialect.js';

/** What a request with an Idempotency-Key was answered, for a day, so that the same request is answered the same. */
@Entity('kept_answers')
export class KeptAnswer {
  @PrimaryColumn(primaryIdColumn({ name: 'person_id' }))
  personId: string;

  @PrimaryColumn('varchar')
  key: string;

  /** Of method, address and body: the same key for another request is a mistake of the client's. */
  @Column('varchar', { name: 'request_hash' })
  requestHash: string;

  @Column('integer')
  status: number;

  /** JSON as text, since it is only given back; null for an answer without content. */
  @Column('varchar', { nullable: true })
  body: string | null;

  @Column('varchar', { nullable: true })
  etag: string | null;

  @Column(instantColumn({ name: 'created_at' }))
  createdAt: Date;
}
