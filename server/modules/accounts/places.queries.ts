import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Grant, PartnerKind, ScopeKind } from '#shared/contracts/vocabulary.js';
import { fold, searchWords } from '../../common/kernel/search-words.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { sql, type SqlPart } from '../../database/dialect.js';
import { hasWords } from '../../database/has-words.js';
import type { Place } from './domain/role-giving.js';
import { managedPlaces } from './managed-roles.js';

const ZONE = 'Europe/London';
/** As many places as a list to choose from can show. */
const MOST_PLACES = 50;

export interface NamedPlace {
  readonly place: Place;
  readonly name: string;
}

interface PlaceRow {
  kind: ScopeKind;
  place_id: string;
  authority_id: string;
  partner_kind: PartnerKind | null;
  name: string;
}

/** The places where roles hold, as the rule on giving roles wants to know them. */
@Injectable()
export class PlacesQueries {
  constructor(private readonly clock: Clock) {}

  today(): string {
    return localDayOf(this.clock.now(), ZONE);
  }

  /** @returns null when there is no such place */
  async find(manager: EntityManager, kind: ScopeKind, id: string | null): Promise<Place | null> {
    if (kind === 'installation') return id === null ? { kind } : null;
    if (id === null) return null;
    const rows = await sql(manager)<PlaceRow>`
      SELECT 'authority' AS kind, id AS place_id, id AS authority_id, NULL AS partner_kind, name
        FROM authorities WHERE id = ${id} AND ${kind} = 'authority'
      UNION ALL SELECT 'centre', id, authority_id, NULL, name FROM centres WHERE id = ${id} AND ${kind} = 'centre'
      UNION ALL SELECT 'partner', id, authority_id, kind, name FROM partners WHERE id = ${id} AND ${kind} = 'partner'`;
    const [named] = await this.named(manager, rows);
    return named?.place ?? null;
  }

  /** Where somebody may give a role, wider places first. Closed schools and groups are left out. */
  async managed(
    manager: EntityManager,
    grants: readonly Grant[],
    search: string,
  ): Promise<{ items: NamedPlace[]; more: boolean }> {
    const words = searchWords(search);
    const managed = managedPlaces(grants, this.today());
    const wide = await this.authoritiesAndCentres(manager, managed);
    const found = wide.filter(({ name }) => words.every((word) => fold(name).includes(word)));
    const rows = [...found, ...(await this.partners(manager, managed, words))];
    return { items: await this.named(manager, rows.slice(0, MOST_PLACES)), more: rows.length > MOST_PLACES };
  }

  /** A few hundred in the whole country, so that their names need no column to be searched in. */
  private authoritiesAndCentres(manager: EntityManager, managed: SqlPart): Promise<PlaceRow[]> {
    return sql(manager)<PlaceRow>`
      SELECT kind, place_id, authority_id, partner_kind, name FROM (
        SELECT 1 AS width, 'authority' AS kind, id AS place_id, id AS authority_id, NULL AS partner_kind, name FROM authorities
        UNION ALL SELECT 2, 'centre', id, authority_id, NULL, name FROM centres) AS places
       WHERE ${managed} ORDER BY width, lower(name), place_id`;
  }

  private partners(manager: EntityManager, managed: SqlPart, words: readonly string[]): Promise<PlaceRow[]> {
    return sql(manager)<PlaceRow>`
      SELECT kind, place_id, authority_id, partner_kind, name FROM (
        SELECT 'partner' AS kind, id AS place_id, authority_id, kind AS partner_kind, name, search_text FROM partners
         WHERE id NOT IN (SELECT id FROM schools WHERE status = 'closed')
           AND id NOT IN (SELECT id FROM community_groups WHERE closed_on IS NOT NULL)) AS places
       WHERE ${managed} AND ${hasWords(words)} ORDER BY lower(name), place_id LIMIT ${MOST_PLACES + 1}`;
  }

  private async named(manager: EntityManager, rows: readonly PlaceRow[]): Promise<NamedPlace[]> {
    const centres = await this.centresOf(
      manager,
      rows.filter((row) => row.kind === 'partner').map((row) => row.place_id),
    );
    return rows.map((row) => ({ name: row.name, place: toPlace(row, centres.get(row.place_id) ?? []) }));
  }

  private async centresOf(manager: EntityManager, partnerIds: readonly string[]): Promise<Map<string, string[]>> {
    const today = this.today();
    const rows = await sql(manager)<{ partner_id: string; centre_id: string }>`
      SELECT partner_id, centre_id FROM partnerships
       WHERE partner_id IN (${partnerIds}) AND starts_on <= ${today} AND (ends_on IS NULL OR ends_on >= ${today})`;
    return rows.reduce(
      (known, row) => known.set(row.partner_id, [...(known.get(row.partner_id) ?? []), row.centre_id]),
      new Map<string, string[]>(),
    );
  }
}

function toPlace(row: PlaceRow, centreIds: readonly string[]): Place {
  const { place_id: id, authority_id: authorityId } = row;
  if (row.kind === 'authority') return { kind: 'authority', id };
  if (row.kind === 'centre') return { kind: 'centre', id, authorityId };
  return { kind: 'partner', id, authorityId, partnerKind: row.partner_kind ?? 'school', centreIds };
}
