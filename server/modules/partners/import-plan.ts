import { createHash } from 'node:crypto';
import type {
  CharacteristicsCounts,
  ImportKind,
  ImportPreview,
  SchoolCounts,
} from '#shared/contracts/imports.contract.js';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import type { CharacteristicsPlan, DatedCharacteristics } from './domain/characteristics-plan.js';
import type { RowFault } from './domain/faults.js';
import type { CharacteristicsRow, HeldCharacteristics } from './imports.repository.js';

/** What an import would do, in figures for the preview, and the one step that does it. */
export interface ImportPlan extends Pick<
  ImportPreview,
  'asOf' | 'authority' | 'absentColumns' | 'changes' | 'newSchools' | 'unknownUrns'
> {
  readonly kind: ImportKind;
  readonly goodRows: number;
  readonly badRows: readonly RowFault[];
  readonly schools: SchoolCounts | null;
  readonly characteristics: CharacteristicsCounts;
  /** Stands for everything in the database that the plan was made from. */
  readonly fingerprint: string;
  write(tx: Tx): Promise<void>;
}

export function fingerprintOf(basis: unknown): string {
  return createHash('sha256').update(JSON.stringify(basis)).digest('hex');
}

/** One row may have several faults. */
export function badRowCount(plan: Pick<ImportPlan, 'badRows'>): number {
  return new Set(plan.badRows.map((fault) => fault.line)).size;
}

export function countsOf(plan: CharacteristicsPlan): CharacteristicsCounts {
  const { added, corrected, unchanged, withoutValues } = plan;
  return { added: added.length, corrected: corrected.length, unchanged, withoutValues };
}

const LONGEST_SOURCE = 200;

export function characteristicsRows(
  plan: CharacteristicsPlan,
  held: ReadonlyMap<string, HeldCharacteristics>,
  { asOf, source }: { readonly asOf: string; readonly source: string },
): CharacteristicsRow[] {
  const row = ({ schoolId, values }: DatedCharacteristics): CharacteristicsRow => {
    const before = held.get(schoolId);
    const sources = new Set([...(before?.source.split('; ') ?? []), source]);
    const named = [...sources].join('; ').slice(0, LONGEST_SOURCE);
    return { ...values, id: before?.id ?? newId(), schoolId, asOf, source: named };
  };
  return [...plan.added, ...plan.corrected].map(row);
}
