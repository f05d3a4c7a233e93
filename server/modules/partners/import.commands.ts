import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Store } from '../../database/store.js';
import { extractDate, type ExtractDate } from './domain/as-of.js';
import { faultSentence, type Checked } from './domain/faults.js';
import { FILE_LIMITS } from './domain/file-limits.js';
import { isoDate } from './domain/row-reader.js';
import { badRowCount } from './import-plan.js';
import { ImportPlanner, type ImportOrder, type Planner } from './import-planner.js';
import { reportLines } from './import.report.js';
import { ImportsRepository } from './imports.repository.js';
import { Today } from './today.js';

/** Where a command speaks. */
export interface Terminal {
  print(line: string): void;
  complain(line: string): void;
  /** @returns null when nobody is there to answer */
  ask(question: string): Promise<boolean | null>;
}

/** Why a command cannot go on, in a sentence for whoever typed it. */
class CommandError extends Error {}

const DONE = 0;
const NOT_DONE = 1;
const WRONG_USE = 2;

export const IMPORT_USAGE = [
  'import schools FILE --authority 383 [--as-of 2023-11-01] [--accept | --accept-good-rows]',
  'import characteristics FILE [--as-of 2023-11-01] [--accept | --accept-good-rows]',
];

interface Options {
  readonly accept: boolean;
  readonly leaveOutBadRows: boolean;
  /** Nobody has said when the file was made. */
  readonly dateGuessed: boolean;
}

/** Imports from the command line: shows the preview, and imports when told to. Needs no account: whoever has the server has the data. */
@Injectable()
export class ImportCommands {
  constructor(
    private readonly store: Store,
    private readonly repository: ImportsRepository,
    private readonly planner: ImportPlanner,
    private readonly today: Today,
  ) {}

  /** @returns the exit code */
  async run(words: readonly string[], terminal: Terminal): Promise<number> {
    try {
      const { file, order, options } = this.read(words);
      const upload = { fileName: path.basename(file), bytes: await contentOf(file) };
      const planner = taken(await this.planner.forServer(upload, order));
      return await this.offer(planner, options, terminal);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      terminal.complain(error.message);
      return error instanceof UsageError ? WRONG_USE : NOT_DONE;
    }
  }

  private read(words: readonly string[]): { file: string; order: ImportOrder; options: Options } {
    const { positionals, values } = parsed(words);
    const [kind, file, ...rest] = positionals;
    if ((kind !== 'schools' && kind !== 'characteristics') || file === undefined || rest.length > 0) {
      throw new UsageError();
    }
    const dfeCode = kind === 'schools' ? (values.authority ?? '') : null;
    if (dfeCode !== null && !/^\d{3}$/.test(dfeCode)) {
      throw new UsageError('Say whose schools they are: --authority and the three digits of its code.');
    }
    const leaveOutBadRows = values['accept-good-rows'] === true;
    const accept = leaveOutBadRows || values.accept === true;
    const { asOf, guessed } = this.dateOf(file, values['as-of']);
    return { file, order: { dfeCode, asOf }, options: { accept, leaveOutBadRows, dateGuessed: guessed } };
  }

  private dateOf(file: string, given: string | undefined): ExtractDate {
    const today = this.today.date();
    const written = given === undefined ? undefined : isoDate(given);
    if (written === null) throw new UsageError(`--as-of ${given ?? ''} is not a date. Write it as 2023-11-01.`);
    const date = extractDate(written, path.basename(file), today);
    if (date.asOf > today)
      throw new UsageError(`${date.asOf} lies in the future. Give the day on which the file was made.`);
    return date;
  }

  private async offer(planner: Planner, options: Options, terminal: Terminal): Promise<number> {
    const plan = await this.store.read(planner);
    reportLines(plan).forEach((line) => {
      terminal.print(line);
    });
    const bad = badRowCount(plan);
    if (plan.goodRows === 0) throw new CommandError('There is nothing to import.');
    if (options.accept && bad > 0 && !options.leaveOutBadRows) {
      terminal.complain('Nothing was imported. Mend the bad rows, or import the others with --accept-good-rows.');
      return NOT_DONE;
    }
    if (options.dateGuessed) terminal.print(guessSentence(plan.asOf));
    const answer = await this.mayImport(bad, plan.asOf, options, terminal);
    if (answer !== true) {
      terminal.print(answer === null ? howToImport(options) : 'Nothing was imported.');
      return bad > 0 || options.accept ? NOT_DONE : DONE;
    }
    await this.store.write(async (tx) => {
      await this.repository.lock(tx);
      await (await planner(tx.manager)).write(tx);
    });
    terminal.print('Imported.');
    return DONE;
  }

  /** A guessed date is asked about even where --accept says yes to everything else: it decides what a report shows. */
  private async mayImport(bad: number, asOf: string, options: Options, terminal: Terminal): Promise<boolean | null> {
    if (options.dateGuessed) {
      const made = await terminal.ask(`Was the file made on ${asOf}?`);
      if (made !== true) return made;
    }
    if (options.accept) return true;
    return terminal.ask(bad > 0 ? `Leave out the ${bad} bad and import the others?` : 'Import them?');
  }
}

const guessSentence = (asOf: string): string =>
  `The date is a guess: there is no --as-of, and the file's name has no date, so ${asOf}, today, stands in for it.`;

function howToImport({ accept, dateGuessed }: Options): string {
  const missing = [
    ...(dateGuessed ? ['--as-of with the day on which the file was made'] : []),
    ...(accept ? [] : ['--accept']),
  ];
  return `Nothing was imported. To import, add ${missing.join(', and ')}.`;
}

class UsageError extends CommandError {
  constructor(problem = 'That is not how an import is written.') {
    super(`${problem}\nUsage:\n  ${IMPORT_USAGE.map((line) => `npm run cli -- ${line}`).join('\n  ')}`);
  }
}

function parsed(words: readonly string[]) {
  const options = {
    authority: { type: 'string' },
    'as-of': { type: 'string' },
    accept: { type: 'boolean' },
    'accept-good-rows': { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function contentOf(file: string): Promise<Uint8Array> {
  // npm runs scripts in the folder of the package and says here where it was called.
  const whole = path.resolve(process.env['INIT_CWD'] ?? '.', file);
  try {
    const { size } = await stat(whole);
    if (size <= FILE_LIMITS.bytes) return await readFile(whole);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = missing ? 'there is no such file' : String(error);
    throw new CommandError(`${whole} cannot be read: ${reason}.`);
  }
  throw new CommandError(
    `${file} is larger than ${FILE_LIMITS.bytes / 1_000_000} MB. Split it, one file per authority.`,
  );
}

function taken<T>(read: Checked<T>): T {
  if (!read.ok) throw new CommandError(`${faultSentence(read.fault)}\nNothing was imported.`);
  return read.value;
}
