import { InvalidInputError, RefusedError } from '../errors/refused.error.js';

const MAX_DEPTH = 32;
const MAX_VALUES = 20_000;
const MAX_NAME_LENGTH = 200;
/** Enough to mend a form; whoever sends more of them is no form. */
const MAX_ISSUES = 20;
const NO_NUL = 'Remove the characters that cannot be shown';

/** A value, and where it stands. The path is put together only for what is refused: most names are never looked at twice. */
interface Part {
  readonly value: unknown;
  readonly name: string;
  readonly within: Part | null;
  readonly depth: number;
}

const hasNul = ({ name, value }: Part): boolean =>
  name.includes('\0') || (typeof value === 'string' && value.includes('\0'));

const namesIn = (value: unknown): string[] => (typeof value === 'object' && value !== null ? Object.keys(value) : []);

function pathOf(part: Part): string {
  const names: string[] = [];
  for (let at: Part = part; at.within !== null; at = at.within) names.unshift(at.name);
  return names.join('.');
}

/**
 * What no route takes, found in one pass whose cost grows with the number of values and no faster: anybody may send it,
 * before it is known who they are. Values nested deeper than any of our contracts would exhaust the stack of the
 * validator; the character NUL is one that PostgreSQL cannot keep and no keyboard types.
 * @returns why what was sent cannot be taken, or undefined
 */
export function contentProblem(sent: unknown): Error | undefined {
  const parts: Part[] = [{ value: sent, name: '', within: null, depth: 0 }];
  const unshowable: Part[] = [];
  for (const part of parts) {
    if (part.depth > MAX_DEPTH) return new RefusedError('input/too-deep');
    if (hasNul(part) && unshowable.length < MAX_ISSUES) unshowable.push(part);
    const names = namesIn(part.value);
    if (parts.length + names.length > MAX_VALUES || part.name.length > MAX_NAME_LENGTH) {
      return new RefusedError('input/too-many-values');
    }
    const values = part.value as Readonly<Record<string, unknown>>;
    for (const name of names) parts.push({ value: values[name], name, within: part, depth: part.depth + 1 });
  }
  if (unshowable.length === 0) return undefined;
  return new InvalidInputError(unshowable.map((part) => ({ path: pathOf(part), message: NO_NUL })));
}
