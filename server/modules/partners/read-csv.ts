import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse, type InfoRecord, type Options, type Parser } from 'csv-parse';
import { fileFault, fine, refused, type Checked, type FileFault } from './domain/faults.js';
import { FILE_LIMITS } from './domain/file-limits.js';
import { ImportTable } from './domain/import-table.js';
import type { KnownColumns } from './domain/header.js';

/** Small enough for thousands of rows of one letter to be read in between. */
const CHUNK_BYTES = 4 * 1024;

/** Reads a whole CSV text into a table of the known columns, or says why the file cannot be used at all. */
export async function readCsv<Column extends string>(
  text: string,
  columns: KnownColumns<Column>,
  mostRows?: number,
): Promise<Checked<ImportTable<Column>>> {
  const table = new ImportTable(columns, mostRows);
  const reading: Reading = { fault: null, lastLine: 0 };
  // Records are taken as they are parsed: what a stream has buffered is lost when the parser meets an error.
  const take = (record: string[], { lines }: InfoRecord) => {
    reading.fault ??= table.add(startLine(record, lines), record);
    reading.lastLine = lines;
    return null;
  };
  try {
    await finished(Readable.from(chunksOf(text, reading)).pipe(parserOf(take)).resume());
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    reading.fault ??= faultOf(error, reading.lastLine + 1, table.header);
  }
  const fault = reading.fault ?? table.finish();
  return fault ? refused(fault) : fine(table);
}

interface Reading {
  fault: FileFault | null;
  lastLine: number;
}

function parserOf(take: NonNullable<Options['on_record']>): Parser {
  return parse({
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: '\n',
    max_record_size: FILE_LIMITS.recordBytes,
    on_record: take,
  });
}

/** Lets other requests through between chunks, and stops reading once the file is known to be unusable. */
async function* chunksOf(text: string, reading: Reading): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text, 'utf8');
  for (let start = 0; start < bytes.length && !reading.fault; start += CHUNK_BYTES) {
    await setImmediate();
    yield bytes.subarray(start, start + CHUNK_BYTES);
  }
}

/** A cell may hold line breaks: the parser counts the line where a record ends, a person looks where it starts. */
function startLine(record: readonly string[], lines: number): number {
  const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
  return lines - breaks;
}

function faultOf(error: CsvError, recordLine: number, header: readonly string[]): FileFault {
  const position = typeof error['index'] === 'number' ? error['index'] : -1;
  const place = { line: recordLine, column: header[position] ?? null };
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return fileFault(
        'quotation-mark',
        'A quotation mark is opened and never closed, or the file is cut off.',
        'Download the file again, or close the quotation mark.',
        place,
      );
    case 'CSV_MAX_RECORD_SIZE':
      return fileFault(
        'field-too-long',
        `This row is longer than ${FILE_LIMITS.recordBytes.toLocaleString('en-GB')} characters.`,
        `Shorten what is here to ${FILE_LIMITS.fieldCharacters.toLocaleString('en-GB')} characters or fewer, or look for a missing quotation mark.`,
        place,
      );
    default:
      return fileFault(
        'quotation-mark',
        'The quotation marks here do not match: one is missing, or one stands in the middle of a value.',
        'Put the whole value in quotation marks and write each mark inside it twice, or delete the mark.',
        place,
      );
  }
}
