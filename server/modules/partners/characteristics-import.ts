import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NOTHING_KNOWN, planCharacteristics } from './domain/characteristics-plan.js';
import type { CharacteristicsRows } from './domain/read-characteristics.js';
import { characteristicsRows, countsOf, fingerprintOf, type ImportPlan } from './import-plan.js';
import { ImportsRepository } from './imports.repository.js';
import { coversAuthority, type Reach } from './partners.policy.js';

export interface CharacteristicsSource {
  readonly fileName: string;
  readonly asOf: string;
  /** Schools beyond it are answered as schools that are not here. */
  readonly reach: Reach;
}

/** Plans and writes measured characteristics of schools that are here, found by URN. */
@Injectable()
export class CharacteristicsImport {
  constructor(private readonly repository: ImportsRepository) {}

  async plan(manager: EntityManager, rows: CharacteristicsRows, from: CharacteristicsSource): Promise<ImportPlan> {
    const urns = rows.facts.map(({ urn }) => urn);
    const all = await this.repository.schoolsByUrn(manager, urns);
    const stored = new Map([...all].filter(([, school]) => coversAuthority(from.reach, school.authorityId)));
    const schoolIds = [...stored.values()].map(({ id }) => id);
    const held = await this.repository.characteristicsOn(manager, from.asOf, schoolIds);
    const given = rows.facts.flatMap(({ urn, measured }) => {
      const school = stored.get(urn);
      return school ? [{ schoolId: school.id, values: { ...NOTHING_KNOWN, ...measured } }] : [];
    });
    const dated = planCharacteristics(given, new Map([...held].map(([id, { values }]) => [id, values])));
    const characteristics = characteristicsRows(dated, held, { asOf: from.asOf, source: from.fileName });
    return {
      kind: 'characteristics',
      asOf: from.asOf,
      authority: null,
      goodRows: given.length,
      badRows: rows.faults,
      schools: null,
      characteristics: countsOf(dated),
      unknownUrns: urns.filter((urn) => !stored.has(urn)),
      absentColumns: [],
      changes: [],
      newSchools: [],
      fingerprint: fingerprintOf([schoolIds, [...held]]),
      write: (tx) => this.repository.saveCharacteristics(tx, characteristics),
    };
  }
}
