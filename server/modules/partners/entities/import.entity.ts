import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportKind, ImportResult } from '#shared/contracts/imports.contract.js';
import { idColumn, instantColumn, jsonColumn, primaryIdColumn } from '../../../database/dialect.js';

/** A previewed file and what became of it. The file itself is not kept: whoever accepts sends it again. */
@Entity('imports')
export class Import {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column('varchar')
  kind: ImportKind;

  @Column('varchar', { name: 'dfe_code', nullable: true })
  dfeCode: string | null;

  @Column('varchar', { name: 'as_of' })
  asOf: string;

  @Column('varchar', { name: 'file_name' })
  fileName: string;

  @Column('varchar', { name: 'file_hash' })
  fileHash: string;

  /** What the preview said would change; a different plan at acceptance means that it is out of date. */
  @Column('varchar', { name: 'plan_hash' })
  planHash: string;

  @Column(idColumn({ name: 'created_by', nullable: true }))
  createdBy: string | null;

  @Column(instantColumn({ name: 'created_at' }))
  createdAt: Date;

  @Column(instantColumn({ name: 'accepted_at', nullable: true }))
  acceptedAt: Date | null;

  @Column(jsonColumn({ nullable: true }))
  result: ImportResult | null;
}
