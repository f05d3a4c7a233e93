import type { ImportPreview, ImportResult } from '#shared/contracts/imports.contract.js';
import { formatDate } from '../../core/dates.js';
import { counted, statesText } from './imports.texts.js';
import type { Line } from './line.js';

/** The figures of an import, line by line; lines that say nothing are left out. */
export function countRows({ schools, characteristics }: Pick<ImportResult, 'schools' | 'characteristics'>): Line[] {
  const { added, corrected, unchanged, withoutValues } = characteristics;
  const figures = [`${counted(added, 'school')} with new figures`];
  if (corrected > 0) figures.push(`${corrected.toLocaleString('en-GB')} corrected or completed`);
  if (unchanged > 0) figures.push(`${unchanged.toLocaleString('en-GB')} unchanged`);
  if (withoutValues > 0) figures.push(`${withoutValues.toLocaleString('en-GB')} without any known value`);
  const dated = { key: 'characteristics', label: 'Figures of that day', value: figures.join('\n') };
  if (!schools) return [dated];
  const changed = `${counted(schools.updated, 'school')}${schools.closed > 0 ? `, of which ${schools.closed.toLocaleString('en-GB')} closed since` : ''}`;
  const rows: (Line | null)[] = [
    { key: 'states', label: 'Schools in the file', value: statesText(schools.states) },
    { key: 'created', label: 'New', value: counted(schools.created, 'school') },
    { key: 'updated', label: 'Changed', value: changed },
    { key: 'unchanged', label: 'Unchanged', value: counted(schools.unchanged, 'school') },
    schools.newerHere === 0
      ? null
      : {
          key: 'newer',
          label: 'Left alone',
          value: `${counted(schools.newerHere, 'school')}: a newer file is here already`,
        },
    schools.elsewhere === 0
      ? null
      : { key: 'elsewhere', label: 'Other authorities', value: `${counted(schools.elsewhere, 'row')} passed over` },
    dated,
  ];
  return rows.filter((row) => row !== null);
}

export function previewRows(preview: ImportPreview): Line[] {
  const { authority, fileName, asOf } = preview;
  const whose = authority ? `${authority.name} (${authority.dfeCode})${authority.isNew ? ', new here' : ''}` : '';
  return [
    { key: 'file', label: 'File', value: fileName },
    ...(authority ? [{ key: 'authority', label: 'Local authority', value: whose }] : []),
    { key: 'asOf', label: 'Date', value: formatDate(asOf) },
    ...countRows(preview),
  ];
}

/** Nothing would be written: neither details nor figures. */
export function saysNothingNew({ schools, characteristics }: ImportPreview): boolean {
  const changes = (schools?.created ?? 0) + (schools?.updated ?? 0) + characteristics.added + characteristics.corrected;
  return changes === 0;
}
