import { Injectable } from '@nestjs/common';
import type { EntityManager, ObjectLiteral, EntityTarget } from 'typeorm';
import type { ImportResult } from '#shared/contracts/imports.contract.js';
import { isPostgres, sql } from '../../database/dialect.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Authority } from './entities/authority.entity.js';
import { Import } from './entities/import.entity.js';
import { Partner } from './entities/partner.entity.js';
import { SchoolCharacteristics } from './entities/school-characteristics.entity.js';
import { School } from './entities/school.entity.js';
import type { Characteristics } from './domain/characteristics-plan.js';
import type { StoredSchool } from './domain/school-plan.js';

/** Rows per statement: databases limit the values of one statement (SQLite to 32,766). */
const CHUNK = 500;
const LOOK_UP_CHUNK = 5_000;
const FORGET_AFTER_MS = 24 * 60 * 60 * 1000;
/** Any number that no other program uses on the same server. */
const IMPORT_LOCK = 4_281_190_602;

/** Characteristics of one school on one date, with where they come from. */
export interface HeldCharacteristics {
  readonly id: string;
  readonly source: string;
  readonly values: Characteristics;
}

/** An entity as plain values. */
type Row<Entity> = { readonly [Column in keyof Entity]: Entity[Column] };
export type AuthorityRow = Row<Authority>;
export type ImportRow = Row<Import>;
export type PartnerRow = Row<Partner>;
export type SchoolRow = Row<School>;

export type CharacteristicsRow = Characteristics & {
  readonly id: string;
  readonly schoolId: string;
  readonly asOf: string;
  readonly source: string;
};

@Injectable()
export class ImportsRepository {
  /** One import at a time, so that what a plan was made from cannot change under it. SQLite has one writer anyway. */
  async lock(tx: Tx): Promise<void> {
    if (isPostgres()) await sql(tx.manager)`SELECT pg_advisory_xact_lock(${IMPORT_LOCK})`;
  }

  authorityByCode(manager: EntityManager, dfeCode: string): Promise<AuthorityRow | null> {
    return manager.findOneBy(Authority, { dfeCode });
  }

  async schoolsByUrn(manager: EntityManager, urns: readonly number[]): Promise<Map<number, StoredSchool>> {
    const rows = await inChunks(
      urns,
      (some) =>
        sql(manager)<StoredSchool>`
        SELECT s.id, s.urn, p.authority_id AS "authorityId", p.name, s.status, s.phase,
          s.statutory_low_age AS "statutoryLowAge", s.statutory_high_age AS "statutoryHighAge",
          s.opened_on AS "openedOn", s.closed_on AS "closedOn", s.street, s.locality, s.town, s.postcode,
          s.easting, s.northing, s.successor_urn AS "successorUrn", s.extract_on AS "extractOn"
        FROM schools s JOIN partners p ON p.id = s.id WHERE s.urn IN (${some})`,
    );
    return new Map(rows.map((row) => [row.urn, row]));
  }

  async characteristicsOn(
    manager: EntityManager,
    asOf: string,
    schoolIds: readonly string[],
  ): Promise<Map<string, HeldCharacteristics>> {
    const rows = await inChunks(
      schoolIds,
      (some) =>
        sql(manager)<CharacteristicsRow>`
        SELECT id, school_id AS "schoolId", as_of AS "asOf", source, roll, fsm_percent AS "fsmPercent",
          fsm6_percent AS "fsm6Percent", idaci_rank AS "idaciRank", idaci_decile AS "idaciDecile", attainment8,
          status, phase, statutory_low_age AS "statutoryLowAge", statutory_high_age AS "statutoryHighAge"
        FROM school_characteristics WHERE as_of = ${asOf} AND school_id IN (${some})`,
    );
    return new Map(rows.map(({ id, schoolId, asOf: _, source, ...values }) => [schoolId, { id, source, values }]));
  }

  async addAuthority(tx: Tx, authority: AuthorityRow): Promise<void> {
    await tx.manager.insert(Authority, authority);
  }

  async saveSchools(tx: Tx, partners: readonly PartnerRow[], schools: readonly SchoolRow[]): Promise<void> {
    await upsert(tx, Partner, partners, ['name', 'search_text']);
    const fixed = ['id', 'urn'];
    await upsert(
      tx,
      School,
      schools,
      columnsOf(tx, School).filter((column) => !fixed.includes(column)),
    );
  }

  /** Nothing but the date moves on: the newer extract says the same. */
  async confirmSchools(tx: Tx, ids: readonly string[], extractOn: string): Promise<void> {
    for (let start = 0; start < ids.length; start += LOOK_UP_CHUNK) {
      const some = ids.slice(start, start + LOOK_UP_CHUNK);
      await sql(tx.manager)`UPDATE schools SET extract_on = ${extractOn} WHERE id IN (${some})`;
    }
  }

  async saveCharacteristics(tx: Tx, rows: readonly CharacteristicsRow[]): Promise<void> {
    const fixed = ['id', 'school_id', 'as_of'];
    const columns = columnsOf(tx, SchoolCharacteristics).filter((column) => !fixed.includes(column));
    await upsert(tx, SchoolCharacteristics, rows, columns);
  }

  /** Previews that nobody accepted are of no use after a day; accepted ones stay as the record of what was imported. */
  async savePreview(tx: Tx, preview: ImportRow): Promise<void> {
    const before = new Date(preview.createdAt.getTime() - FORGET_AFTER_MS);
    await sql(tx.manager)`DELETE FROM imports WHERE accepted_at IS NULL AND created_at < ${before}`;
    await tx.manager.insert(Import, preview);
  }

  find(manager: EntityManager, importId: string): Promise<ImportRow | null> {
    return manager.findOneBy(Import, { id: importId });
  }

  async markAccepted(tx: Tx, importId: string, acceptedAt: Date, result: ImportResult): Promise<void> {
    await tx.manager.update(Import, { id: importId }, { acceptedAt, result });
  }
}

/** A row that is there already, by its id, is brought up to date in the given columns. */
async function upsert<Entity extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<Entity>,
  rows: readonly Entity[],
  columns: string[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    const values = rows.slice(start, start + CHUNK);
    const insert = tx.manager.createQueryBuilder().insert().into(entity).values(values);
    await insert.orUpdate(columns, ['id']).updateEntity(false).execute();
  }
}

function columnsOf(tx: Tx, entity: EntityTarget<ObjectLiteral>): string[] {
  return tx.manager.dataSource.getMetadata(entity).columns.map((column) => column.databaseName);
}

async function inChunks<Key, Row>(
  keys: readonly Key[],
  query: (some: readonly Key[]) => Promise<Row[]>,
): Promise<Row[]> {
  const found: Row[] = [];
  for (let start = 0; start < keys.length; start += LOOK_UP_CHUNK) {
    for (const row of await query(keys.slice(start, start + LOOK_UP_CHUNK))) found.push(row);
  }
  return found;
}
