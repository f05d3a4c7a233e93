import { fileFault, fine, refused, type Checked, type FileFault } from './faults.js';

/** Finds the columns that an import reads, in any order; columns it does not know are ignored. */
export interface HeaderMatch<Column extends string> {
  readonly positions: ReadonlyMap<Column, number>;
  /** Optional columns that the file has not got: what they say stays as it is. */
  readonly absent: readonly Column[];
}

export interface KnownColumns<Column extends string> {
  readonly required: readonly Column[];
  readonly optional: readonly Column[];
}

const DOWNLOAD_AGAIN = 'Use the file as downloaded, with its first line unchanged.';
/** Shorter names have neighbours that are right ("NOR", "FSM"), so a near miss among them proves nothing. */
const SHORTEST_NAME_TO_CORRECT = 6;

export function matchHeader<Column extends string>(
  header: readonly string[],
  known: KnownColumns<Column>,
): Checked<HeaderMatch<Column>> {
  const notATable = faultOfAForeignFile(header);
  if (notATable) return refused(notATable);

  const all = [...known.required, ...known.optional];
  const twice = all.find((column) => header.filter((name) => key(name) === key(column)).length > 1);
  if (twice !== undefined) {
    const reason = 'The file has two columns of this name, so it is not clear which one counts.';
    return refused(fileFault('header', reason, 'Delete or rename one of them.', { line: 1, column: twice }));
  }

  const positions = new Map<Column, number>();
  for (const column of all) {
    const position = header.findIndex((name) => key(name) === key(column));
    if (position !== -1) positions.set(column, position);
  }
  const absent = all.filter((column) => !positions.has(column));
  const fault = missing(header, absent, known) ?? misspelt(header, absent, all);
  return fault ? refused(fault) : fine({ positions, absent });
}

/** Case and spaces do not make another column. */
function key(name: string): string {
  return name.replace(/\s+/g, '').toLowerCase();
}

function faultOfAForeignFile(header: readonly string[]): FileFault | null {
  const first = header.join(',').trim();
  if (/^<(!doctype|html|\?xml|head|body)/i.test(first)) {
    return fileFault('not-csv', 'This is a web page, not a CSV file.', 'Download the CSV file itself and choose that.');
  }
  const separator = header.length > 1 ? undefined : [';', '\t', '|'].find((mark) => first.split(mark).length > 2);
  if (separator === undefined) return null;
  const name = { ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' }[separator] ?? separator;
  return fileFault('not-csv', `The columns are separated by ${name}.`, 'Save the file with commas between columns.', {
    line: 1,
  });
}

function missing<Column extends string>(
  header: readonly string[],
  absent: readonly Column[],
  known: KnownColumns<Column>,
): FileFault | null {
  const required = absent.filter((column) => known.required.includes(column));
  if (required.length === 0) return null;
  const names = required.map((column) => `"${column}"`).join(', ');
  const nearest = misspelt(header, required, [...known.required, ...known.optional]);
  const hint = nearest ? ` ${nearest.reason}` : '';
  const what = required.length === 1 ? 'The file has no column' : 'The file has no columns';
  return fileFault('header', `${what} ${names}.${hint}`, DOWNLOAD_AGAIN, { line: 1 });
}

/** A column one slip away from one we miss: ignoring it would silently lose what it holds. */
function misspelt(header: readonly string[], absent: readonly string[], all: readonly string[]): FileFault | null {
  const knownKeys = new Set(all.map(key));
  for (const column of absent.filter((name) => name.length >= SHORTEST_NAME_TO_CORRECT || name === 'URN')) {
    const near = header.find((name) => !knownKeys.has(key(name)) && isOneSlipAway(key(name), key(column)));
    if (near !== undefined) {
      const reason = `The column "${near}" looks like "${column}" misspelt.`;
      return fileFault('header', reason, `Rename it to "${column}".`, { line: 1, column: near });
    }
  }
  return null;
}

/** One letter added, left out, changed, or two neighbours swapped. */
export function isOneSlipAway(given: string, meant: string): boolean {
  let start = 0;
  while (start < meant.length && given[start] === meant[start]) start += 1;
  const [rest, wanted] = [given.slice(start), meant.slice(start)];
  const swapped = rest.charAt(1) + rest.charAt(0) + rest.slice(2);
  const slips = [
    [rest.slice(1), wanted],
    [rest, wanted.slice(1)],
    [rest.slice(1), wanted.slice(1)],
    [swapped, wanted],
  ] as const;
  return given !== meant && slips.some(([one, other]) => one === other);
}
