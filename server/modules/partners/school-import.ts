import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SchoolCounts } from '#shared/contracts/imports.contract.js';
import type { SchoolStatus } from '#shared/contracts/vocabulary.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { NOTHING_KNOWN, planCharacteristics, type DatedCharacteristics } from './domain/characteristics-plan.js';
import type { SchoolRows } from './domain/read-schools.js';
import {
  newDetails,
  planSchools,
  type SchoolPlan,
  type StoredDetails,
  type StoredSchool,
} from './domain/school-plan.js';
import type { SchoolFacts } from './domain/school-row.js';
import { OPEN_STATUSES } from './domain/school-lifecycle.js';
import { searchText } from './domain/search-text.js';
import { characteristicsRows, countsOf, fingerprintOf, type ImportPlan } from './import-plan.js';
import {
  ImportsRepository,
  type AuthorityRow,
  type HeldCharacteristics,
  type PartnerRow,
  type SchoolRow,
} from './imports.repository.js';
import { gridToDegrees } from './national-grid.js';

const SOURCE = 'Get Information About Schools';

export interface ImportInto {
  readonly dfeCode: string;
  readonly asOf: string;
}

interface Saved {
  readonly id: string;
  readonly urn: number;
  readonly details: StoredDetails;
}

interface Basis {
  readonly authority: AuthorityRow | null;
  readonly stored: ReadonlyMap<number, StoredSchool>;
  readonly held: ReadonlyMap<string, HeldCharacteristics>;
}

/** Plans and writes the schools of one authority, with their characteristics on the date of the extract. */
@Injectable()
export class SchoolImport {
  constructor(
    private readonly repository: ImportsRepository,
    private readonly clock: Clock,
  ) {}

  async plan(manager: EntityManager, rows: SchoolRows, into: ImportInto): Promise<ImportPlan> {
    const basis = await this.basis(manager, rows, into);
    const plan = planSchools(rows.facts, basis.stored, { authorityId: basis.authority?.id ?? null, asOf: into.asOf });
    const ids = new Map(plan.accepted.map(({ urn }) => [urn, basis.stored.get(urn)?.id ?? newId()]));
    const heldValues = new Map([...basis.held].map(([id, { values }]) => [id, values]));
    const dated = planCharacteristics(
      plan.accepted.flatMap((facts) => characteristicsOf(facts, ids)),
      heldValues,
    );
    const characteristics = characteristicsRows(dated, basis.held, { asOf: into.asOf, source: SOURCE });
    const name = basis.authority?.name ?? rows.laName ?? `Authority ${into.dfeCode}`;
    return {
      kind: 'schools',
      asOf: into.asOf,
      authority: { name, dfeCode: into.dfeCode, isNew: basis.authority === null },
      goodRows: plan.accepted.length,
      badRows: [...rows.faults, ...plan.faults].sort((a, b) => a.line - b.line),
      schools: schoolCounts(plan, rows.elsewhere),
      characteristics: countsOf(dated),
      unknownUrns: [],
      absentColumns: [...rows.absentColumns],
      changes: plan.updated.map(({ urn, details, changes }) => ({ urn, name: details.name, changes: [...changes] })),
      newSchools: plan.created.map(({ urn, details }) => ({ urn, name: details.name })),
      fingerprint: fingerprintOf([basis.authority?.id, [...basis.stored], [...basis.held]]),
      write: async (tx) => {
        const authorityId = basis.authority?.id ?? (await this.addAuthority(tx, name, into.dfeCode));
        await this.writeSchools(tx, { plan, ids, authorityId, asOf: into.asOf });
        await this.repository.saveCharacteristics(tx, characteristics);
      },
    };
  }

  private async basis(manager: EntityManager, rows: SchoolRows, into: ImportInto): Promise<Basis> {
    const authority = await this.repository.authorityByCode(manager, into.dfeCode);
    const stored = await this.repository.schoolsByUrn(
      manager,
      rows.facts.map(({ urn }) => urn),
    );
    const schoolIds = [...stored.values()].map(({ id }) => id);
    return { authority, stored, held: await this.repository.characteristicsOn(manager, into.asOf, schoolIds) };
  }

  private async addAuthority(tx: Tx, name: string, dfeCode: string): Promise<string> {
    const id = newId();
    await this.repository.addAuthority(tx, { id, name, dfeCode, createdAt: this.clock.now() });
    return id;
  }

  private async writeSchools(
    tx: Tx,
    {
      plan,
      ids,
      authorityId,
      asOf,
    }: { plan: SchoolPlan; ids: ReadonlyMap<number, string>; authorityId: string; asOf: string },
  ): Promise<void> {
    const createdAt = this.clock.now();
    const created = plan.created.map(({ urn, details }) => ({
      id: ids.get(urn) ?? '',
      urn,
      details: newDetails(details),
    }));
    const saved: Saved[] = [...created, ...plan.updated];
    const partners = saved.map(({ id, urn, details }): PartnerRow => ({
      id,
      authorityId,
      kind: 'school',
      name: details.name,
      searchText: searchText({ urn, ...details }),
      createdAt,
    }));
    await this.repository.saveSchools(
      tx,
      partners,
      saved.map((school) => schoolOf(school, asOf)),
    );
    const older = plan.unchanged.filter((school) => school.extractOn < asOf);
    await this.repository.confirmSchools(
      tx,
      older.map(({ id }) => id),
      asOf,
    );
  }
}

function schoolOf({ id, urn, details: { name: _, ...details } }: Saved, extractOn: string): SchoolRow {
  const { easting, northing } = details;
  const known = easting !== null && northing !== null;
  const place = known ? gridToDegrees(easting, northing) : { latitude: null, longitude: null };
  return { id, urn, ...details, ...place, extractOn };
}

function characteristicsOf(facts: SchoolFacts, ids: ReadonlyMap<number, string>): DatedCharacteristics[] {
  const schoolId = ids.get(facts.urn);
  if (schoolId === undefined) return [];
  const { status, phase, statutoryLowAge = null, statutoryHighAge = null } = facts.details;
  const { roll = null, fsmPercent = null } = facts;
  const values = { ...NOTHING_KNOWN, roll, fsmPercent, status, phase, statutoryLowAge, statutoryHighAge };
  return [{ schoolId, values }];
}

function statesOf(accepted: readonly SchoolFacts[]): SchoolCounts['states'] {
  const are = (statuses: readonly SchoolStatus[]) =>
    accepted.filter(({ details }) => statuses.includes(details.status)).length;
  return { open: are(OPEN_STATUSES), closed: are(['closed']), toOpen: are(['proposed_to_open']) };
}

function schoolCounts(plan: SchoolPlan, elsewhere: number): SchoolCounts {
  return {
    created: plan.created.length,
    updated: plan.updated.length,
    closed: plan.updated.filter((update) => update.closes).length,
    states: statesOf(plan.accepted),
    unchanged: plan.unchanged.length,
    newerHere: plan.newerHere.length,
    elsewhere,
  };
}
