import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect } from '@jest/globals';
import { bankHolidayOn } from '../../../server/common/bank-holidays.js';
import { readCalendarFile } from '../../../server/modules/timetables/calendar-imports.service.js';
import { importRows } from '../../../server/modules/timetables/domain/import-rows.js';
import { itWithReference } from '../../support/reference.js';
import { filesInTarGz } from '../../support/tar-gz.js';

const place = { owner: 'school' as const, today: '2026-11-24', bankHolidayOn, held: [] };
const LONGEST_MS = 5_000;

async function rowsOf(bytes: Uint8Array, owner: 'school' | 'authority' = 'authority') {
  const file = await readCalendarFile(bytes);
  if (!file.ok) throw new Error(file.problem.reason);
  return importRows(file.value, { ...place, owner });
}

/** What became of a file, and what is missing of its answer. */
async function outcomeOf(bytes: Uint8Array) {
  const file = await readCalendarFile(bytes);
  if (!file.ok) {
    const { reason, mend } = file.problem;
    return { outcome: 'refused' as const, faults: reason && mend ? [] : ['refused without a reason'] };
  }
  const { rows, leftOut } = importRows(file.value, place);
  const faults = [
    ...(rows.length + leftOut.length === 0 ? ['nothing said of it'] : []),
    ...rows.filter(({ firstDay, lastDay }) => firstDay > lastDay).map(() => 'ends before it begins'),
    ...leftOut.filter(({ reason, mend }) => !reason || !mend).map(() => 'left out without a reason'),
  ];
  return { outcome: rows.length > 0 ? ('imported' as const) : ('leftOut' as const), faults };
}

describe('real calendar files', () => {
  itWithReference(
    'data/ics/icalendar-corpus.tar.gz',
    'are each imported or refused with a reason, and none takes long',
    async (archive) => {
      const files = filesInTarGz(archive).filter(({ name }) => name.endsWith('.ics'));
      expect(files.length).toBeGreaterThan(300);
      const odd: string[] = [];
      const outcomes = { imported: 0, leftOut: 0, refused: 0 };
      for (const { name, bytes } of files) {
        const began = performance.now();
        const { outcome, faults } = await outcomeOf(bytes);
        outcomes[outcome] += 1;
        odd.push(...faults.map((fault) => `${name}: ${fault}`));
        if (performance.now() - began > LONGEST_MS) odd.push(`${name}: took too long`);
      }
      expect(odd).toEqual([]);
      for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(5);
    },
  );

  itWithReference(
    'data/calendar/terms-sheffield',
    'of an authority become its terms and half-terms',
    async (folder) => {
      const { rows, leftOut } = await rowsOf(readFileSync(path.join(folder, 'term_dates.ics')));
      expect(leftOut).toEqual([]);
      const year = rows.filter(({ firstDay }) => firstDay >= '2025-08-01' && firstDay < '2026-08-01');
      expect(year.map(({ suggestion, term, firstDay, lastDay }) => [suggestion, term, firstDay, lastDay])).toEqual([
        ['term', 'autumn', '2025-09-01', '2025-12-19'],
        ['half_term', 'autumn', '2025-10-25', '2025-11-02'],
        ['term', 'spring', '2026-01-05', '2026-03-27'],
        ['half_term', 'spring', '2026-02-14', '2026-02-22'],
        ['term', 'summer', '2026-04-13', '2026-07-20'],
        ['half_term', 'summer', '2026-05-23', '2026-05-31'],
      ]);
    },
  );

  itWithReference('data/calendar/terms-sheffield', 'of holidays leave out bank holidays', async (folder) => {
    const { rows } = await rowsOf(readFileSync(path.join(folder, 'school_holidays.ics')));
    const bank = rows.filter(({ name }) => name.includes('Bank holiday'));
    expect(bank.length).toBeGreaterThan(20);
    expect(bank.filter(({ suggestion }) => suggestion !== null)).toEqual([]);
    expect(rows.find(({ name }) => name === 'Sheffield: February half-term')?.suggestion).toBe('half_term');
    const christmas = rows.find(({ name }) => name === 'Sheffield: Christmas holiday');
    expect(christmas).toMatchObject({
      suggestion: null,
      note: expect.stringContaining('Holidays follow from the terms'),
    });
  });
});
