import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** A person who can sign in. Someone who left keeps the row, so that history still has its ids. */
@Entity('people')
export class Person {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column('varchar')
  name: string;

  @Column('varchar')
  email: string;

  /** Name and address as they are searched: see `personSearchText`. */
  @Column('varchar', { name: 'search_text' })
  searchText: string;

  @Column('varchar', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  @Column(instantColumn({ name: 'created_at' }))
  createdAt: Date;

  @Column(instantColumn({ name: 'left_at', nullable: true }))
  leftAt: Date | null;
}
