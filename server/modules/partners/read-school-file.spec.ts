import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FILE_LIMITS } from './domain/file-limits.js';
import type { FileFault } from './domain/faults.js';
import { readCharacteristicsFile, readSchoolFile } from './read-school-file.js';

const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, '../../../test/fixtures/imports', name));

async function schoolsIn(name: string) {
  const read = await readSchoolFile(fixture(name), '998');
  if (!read.ok) throw new Error(`${name} was refused: ${JSON.stringify(read.fault)}`);
  return read.value;
}

async function faultOf(bytes: Uint8Array): Promise<FileFault> {
  const read = await readSchoolFile(bytes, '998');
  if (read.ok) throw new Error('the file was taken');
  return read.fault;
}

const HEADER = 'URN,LA (code),EstablishmentName,EstablishmentStatus (name),PhaseOfEducation (name)';
const row = (urn: number, name = 'Mill Lane School') => `${String(urn)},998,${name},Open,Primary`;
const bytesOf = (...lines: string[]) => Buffer.from(`${lines.join('\n')}\n`);

describe('a file of schools that is right', () => {
  it.each(['ok/schools-utf8.csv', 'ok/schools-utf8-bom.csv', 'ok/schools-other-order-with-successor.csv'])(
    'keeps Welsh and French letters: %s',
    async (name) => {
      const { facts, faults, elsewhere } = await schoolsIn(name);
      expect(faults).toEqual([]);
      expect(elsewhere).toBe(1);
      expect(facts.map((school) => school.details.name)).toEqual([
        "St Brannoc's Primary School",
        'Ysgol Gynradd Tŷ Gŵyr',
        'École Sainte-Thérèse, Collège',
        'Netherby Grammar School',
        'Overbeck New Primary School',
      ]);
    },
  );

  it('keeps accents written in Windows-1252', async () => {
    const { facts } = await schoolsIn('ok/schools-cp1252.csv');
    const names = facts.map((school) => school.details.name);
    expect(names).toContain('Ysgol Gynradd Llanfôr');
    expect(names).toContain('École Sainte-Thérèse, Collège');
  });

  it('reads every field of a row, whatever the order of the columns', async () => {
    const { facts, laName } = await schoolsIn('ok/schools-other-order-with-successor.csv');
    expect(laName).toBe('Wendale');
    expect(facts[3]).toEqual({
      line: 5,
      urn: 900004,
      laCode: '998',
      laName: 'Wendale',
      roll: null,
      fsmPercent: null,
      details: {
        name: 'Netherby Grammar School',
        status: 'closed',
        phase: 'secondary',
        statutoryLowAge: 11,
        statutoryHighAge: 18,
        openedOn: '1950-01-01',
        closedOn: '2003-08-31',
        street: 'College Road',
        locality: 'Netherby',
        town: 'Wendale',
        postcode: 'WD2 3AC',
        easting: 429870,
        northing: 435420,
        successorUrn: 900003,
      },
    });
  });

  it('names the columns that the file has not got', async () => {
    const read = await readSchoolFile(bytesOf(HEADER, row(900001)), '998');
    expect(read.ok && read.value.absentColumns).toContain('Easting');
    expect(read.ok && read.value.facts[0]?.details.easting).toBeUndefined();
  });

  it('counts the line on which a row starts when a cell before it holds line breaks', async () => {
    const read = await readSchoolFile(
      bytesOf(HEADER, row(900001, '"Mill\nLane\nSchool"'), '', 'x,998,A,Open,Primary'),
      '998',
    );
    expect(read.ok && read.value.faults.map((fault) => fault.line)).toEqual([6]);
  });
});

describe('a file that cannot be used at all', () => {
  it.each([
    ['broken-header.csv', 'header', 1, /no column "URN"\. The column "URM" looks like "URN" misspelt/],
    ['misspelt-column.csv', 'header', 1, /"Eastng" looks like "Easting"/],
    ['column-twice.csv', 'header', 1, /two columns of this name/],
    ['no-header.csv', 'header', 1, /no columns "URN", "LA \(code\)", "EstablishmentName"/],
    ['truncated-last-line.csv', 'truncated', 7, /stops in the middle/],
    ['unclosed-quotation-mark.csv', 'quotation-mark', 4, /do not match/],
    ['stray-quotation-mark.csv', 'quotation-mark', 5, /do not match/],
    ['utf-16.csv', 'wrong-encoding', null, /UTF-16/],
    ['mac-roman.csv', 'wrong-encoding', 4, /accents would be lost/],
    ['dos-codepage.csv', 'wrong-encoding', 3, /accents would be lost/],
    ['two-encodings.csv', 'wrong-encoding', 8, /accents would be lost/],
    ['semicolons.csv', 'not-csv', 1, /semicolons/],
    ['web-page.csv', 'not-csv', null, /web page/],
    ['program.csv', 'not-text', 1, /not text/],
    ['empty.csv', 'empty', null, /empty/],
    ['no-rows.csv', 'empty', null, /no rows/],
  ])('%s: %s', async (name, kind, line, reason) => {
    const fault = await faultOf(fixture(`not-ok/${name}`));
    expect(fault).toMatchObject({ kind, line });
    expect(fault.reason).toMatch(reason);
    expect(fault.mend).not.toBe('');
  });

  it('names the line on which a quotation mark is opened and never closed', async () => {
    const fault = await faultOf(bytesOf(HEADER, row(900001), row(900002, '"Mill Lane'), row(900003)));
    expect(fault).toMatchObject({ kind: 'quotation-mark', line: 3, column: 'EstablishmentName' });
    expect(fault.reason).toMatch(/never closed/);
  });

  it('names the line and column of a field of five million characters', async () => {
    const huge = bytesOf(HEADER, row(900001), row(900002, 'x'.repeat(5_000_000)), row(900003));
    expect(await faultOf(huge)).toMatchObject({ kind: 'field-too-long', line: 3, column: 'EstablishmentName' });
  });

  it('refuses one row more than the limit, and takes the limit itself', async () => {
    const rows = Array.from({ length: FILE_LIMITS.rows }, (_, index) => row(100_000 + index, 'A'));
    expect((await readSchoolFile(bytesOf(HEADER, ...rows), '998')).ok).toBe(true);
    const fault = await faultOf(bytesOf(HEADER, ...rows, row(999_999, 'A')));
    expect(fault).toMatchObject({ kind: 'too-many-rows', line: FILE_LIMITS.rows + 2 });
  });

  it('says whose schools a file of another authority holds', async () => {
    const read = await readSchoolFile(fixture('ok/schools-utf8.csv'), '383');
    expect(!read.ok && read.fault.reason).toMatch(/authority 383; its schools belong to 997, 998/);
  });
});

describe('rows that are wrong', () => {
  it.each([
    ['non-numeric-urn.csv', [[3, 'URN', '90OOO2']], 4],
    [
      'duplicated-urn.csv',
      [
        [2, 'URN', '900001'],
        [4, 'URN', '900001'],
      ],
      3,
    ],
    ['comma-without-quotation-marks.csv', [[4, 'Northing', '429872']], 4],
  ])('%s is listed by line and field, and the other rows stand', async (name, places, good) => {
    const { facts, faults } = await schoolsIn(`not-ok/${name}`);
    expect(faults.map(({ line, column, value }) => [line, column, value])).toEqual(places);
    expect(facts).toHaveLength(good);
  });

  it('lists every wrong value with its reason and how to mend it', async () => {
    const { facts, faults } = await schoolsIn('not-ok/bad-values.csv');
    expect(facts).toEqual([]);
    expect(faults.map(({ line, column }) => `${String(line)} ${column}`)).toEqual([
      '2 PercentageFSM',
      '3 OpenDate',
      '3 NumberOfPupils',
      '4 EstablishmentStatus (name)',
      '5 Postcode',
      '6 EstablishmentName',
      '6 Northing',
    ]);
    expect(faults.every(({ reason, mend }) => reason !== '' && mend !== '')).toBe(true);
  });

  it('lists a field longer than the limit as a bad row, and takes one of exactly the limit', async () => {
    const header = `${HEADER},Remarks`;
    const remark = (length: number) => 'x'.repeat(length);
    const file = bytesOf(header, `${row(900001)},${remark(10_000)}`, `${row(900002)},${remark(10_001)}`);
    const read = await readSchoolFile(file, '998');
    expect(read.ok && read.value.facts.map((school) => school.urn)).toEqual([900001]);
    expect(read.ok && read.value.faults.map(({ line, column }) => [line, column])).toEqual([[3, 'Remarks']]);
  });

  it('lists a short row in the middle, and refuses the file when the short row is the last', async () => {
    const middle = await readSchoolFile(bytesOf(HEADER, row(900001), '900002,998', row(900003)), '998');
    expect(middle.ok && middle.value.faults.map((fault) => fault.line)).toEqual([3]);
    expect(await faultOf(bytesOf(HEADER, row(900001), '900002,998'))).toMatchObject({ kind: 'truncated', line: 3 });
  });
});

describe('a file of characteristics', () => {
  it('keeps what is missing or withheld as missing', async () => {
    const read = await readCharacteristicsFile(fixture('ok/characteristics.csv'));
    if (!read.ok) throw new Error(read.fault.reason);
    expect(read.value.faults).toEqual([]);
    expect(read.value.columns).toEqual(['NOR', 'PNUMFSMEVER', 'IDACI_2019_Rank', 'IDACI_2019_Decile', 'ATT8SCR']);
    const [first, second, third, fourth] = read.value.facts.map((facts) => facts.measured);
    expect(first).toEqual({
      roll: 215,
      fsmPercent: null,
      fsm6Percent: 24.1,
      idaciRank: 8120,
      idaciDecile: 3,
      attainment8: null,
    });
    expect(second).toMatchObject({ roll: null, fsm6Percent: null, idaciRank: 15002 });
    expect(third).toMatchObject({ roll: 1050, fsm6Percent: 31.7, attainment8: 44.6 });
    expect(Object.values(fourth ?? {}).every((value) => value === null)).toBe(true);
  });

  it('refuses a file without any column that it knows', async () => {
    const read = await readCharacteristicsFile(bytesOf('URN,Colour', '900001,red'));
    expect(!read.ok && read.fault.mend).toMatch(/NumberOfPupils, NOR, PercentageFSM, PNUMFSMEVER/);
  });

  it('lists values out of range and a school given twice', async () => {
    const file = bytesOf('URN,NOR,PNUMFSMEVER', '900001,-3,10', '900002,5,100.1', '900003,1,1', '900003,2,2', ',1,1');
    const read = await readCharacteristicsFile(file);
    expect(read.ok && read.value.faults.map(({ line, column }) => `${String(line)} ${column}`)).toEqual([
      '2 NOR',
      '3 PNUMFSMEVER',
      '4 URN',
      '5 URN',
      '6 URN',
    ]);
  });

  it('takes the register roll before the census roll, and the census roll where the register has none', async () => {
    const read = await readCharacteristicsFile(bytesOf('URN,NOR,NumberOfPupils', '900001,1,2', '900002,3,'));
    expect(read.ok && read.value.facts.map(({ measured }) => measured.roll)).toEqual([2, 3]);
  });
});
