import { describe, expect, it } from '@jest/globals';
import { newDetails, planSchools, type ImportInto, type StoredSchool } from './school-plan.js';
import type { SchoolDetails, SchoolFacts } from './school-row.js';

const HERE = { authorityId: 'wendale', asOf: '2026-11-01' };

const details: SchoolDetails = {
  name: 'Mill Lane School',
  status: 'open',
  phase: 'primary',
  statutoryLowAge: 4,
  statutoryHighAge: 11,
  openedOn: null,
  closedOn: null,
  street: 'Mill Lane',
  locality: null,
  town: 'Wendale',
  postcode: 'WD1 1AA',
  easting: 431_887,
  northing: 431_208,
  successorUrn: undefined,
};

function facts(urn: number, changed: Partial<SchoolDetails> = {}): SchoolFacts {
  const given = { ...details, ...changed };
  return { line: urn - 900_000, urn, laCode: '998', laName: 'Wendale', details: given, roll: 200, fsmPercent: 10 };
}

function stored(urn: number, changed: Partial<StoredSchool> = {}): StoredSchool {
  return {
    ...newDetails(details),
    id: `school-${String(urn)}`,
    urn,
    authorityId: 'wendale',
    extractOn: '2026-06-01',
    ...changed,
  };
}

function plan(given: SchoolFacts[], held: StoredSchool[], into: ImportInto = HERE) {
  return planSchools(given, new Map(held.map((school) => [school.urn, school])), into);
}

describe('planning an import of schools', () => {
  it('creates the schools that are not here', () => {
    const { created, updated, unchanged } = plan([facts(900_001), facts(900_002)], [stored(900_002)]);
    expect(created.map((row) => row.urn)).toEqual([900_001]);
    expect(updated).toEqual([]);
    expect(unchanged.map((school) => school.urn)).toEqual([900_002]);
  });

  it('names each field that changes, from what to what', () => {
    const { updated } = plan([facts(900_001, { name: 'Mill Lane Academy', town: null })], [stored(900_001)]);
    expect(updated[0]?.changes).toEqual([
      { field: 'name', from: 'Mill Lane School', to: 'Mill Lane Academy' },
      { field: 'town', from: 'Wendale', to: null },
    ]);
  });

  it('keeps what we hold where the file has no such column', () => {
    const { updated } = plan([facts(900_001, { street: undefined, postcode: undefined })], [stored(900_001)]);
    expect(updated).toEqual([]);
  });

  it('marks a school that the extract closes, and says so only once', () => {
    const closed = { status: 'closed', closedOn: '2026-08-31' } as const;
    const first = plan([facts(900_001, closed)], [stored(900_001)]);
    expect(first.updated.map((update) => update.closes)).toEqual([true]);
    const again = plan([facts(900_001, { ...closed, town: 'Netherby' })], [stored(900_001, closed)]);
    expect(again.updated.map((update) => update.closes)).toEqual([false]);
  });

  it('does not turn a school back to what an older extract said', () => {
    const older = plan([facts(900_001, { name: 'Old Name' })], [stored(900_001, { extractOn: '2026-11-02' })]);
    expect(older.updated).toEqual([]);
    expect(older.newerHere.map((school) => school.urn)).toEqual([900_001]);
    expect(older.accepted.map((row) => row.urn)).toEqual([900_001]);
  });

  it('corrects from an extract of the same day', () => {
    const sameDay = plan([facts(900_001, { name: 'New Name' })], [stored(900_001, { extractOn: HERE.asOf })]);
    expect(sameDay.updated).toHaveLength(1);
  });

  it("leaves another authority's school alone and lists the row", () => {
    const { accepted, faults, created, updated } = plan(
      [facts(900_001)],
      [stored(900_001, { authorityId: 'estmere' })],
    );
    expect([accepted, created, updated]).toEqual([[], [], []]);
    expect(faults).toMatchObject([{ line: 1, column: 'LA (code)', value: '998' }]);
  });

  it('takes nothing from a known authority when its own is not here yet', () => {
    const { faults } = plan([facts(900_001)], [stored(900_001)], { ...HERE, authorityId: null });
    expect(faults).toHaveLength(1);
  });
});
