import type { Checked } from './domain/faults.js';
import { CHARACTERISTIC_COLUMNS } from './domain/characteristics-row.js';
import { readCharacteristics, type CharacteristicsRows } from './domain/read-characteristics.js';
import { readSchools, type SchoolRows } from './domain/read-schools.js';
import { SCHOOL_COLUMNS } from './domain/school-row.js';
import { decodeText } from './decode-text.js';
import { readCsv } from './read-csv.js';

/** The schools of one authority in a GIAS extract. */
export async function readSchoolFile(bytes: Uint8Array, laCode: string): Promise<Checked<SchoolRows>> {
  const text = decodeText(bytes);
  if (!text.ok) return text;
  const table = await readCsv(text.value, SCHOOL_COLUMNS);
  return table.ok ? readSchools(table.value, laCode) : table;
}

/** Measured characteristics by URN in any CSV that has them. */
export async function readCharacteristicsFile(bytes: Uint8Array): Promise<Checked<CharacteristicsRows>> {
  const text = decodeText(bytes);
  if (!text.ok) return text;
  const table = await readCsv(text.value, CHARACTERISTIC_COLUMNS);
  return table.ok ? readCharacteristics(table.value, CHARACTERISTIC_COLUMNS.optional) : table;
}
