import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** One try at a password. The keys are hashes, so that the table names nobody. */
@Entity('sign_in_attempts')
export class SignInAttempt {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column('varchar', { name: 'account_key' })
  accountKey: string;

  @Column('varchar', { name: 'address_key' })
  addressKey: string;

  @Column(instantColumn())
  at: Date;

  @Column('boolean')
  succeeded: boolean;
}
