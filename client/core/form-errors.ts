import type { z } from 'zod';

type RawIssue = z.core.$ZodRawIssue;

/** A fixed text, or one made from the issue and from what was checked ("Monday: enter a number up to 60"). */
export type FormMessage = string | ((issue: z.core.$ZodIssue, input: unknown) => string);

/** By path, a star for any position in a list: { pupils: 'Enter how many pupils are coming', 'lines.*.quantity': … } */
export type FormMessages = Readonly<Record<string, FormMessage>>;

export interface FormError {
  path: string;
  message: string;
}

/** Plain words for what a schema says in its own; a message written in the schema comes first. */
export function plainMessage(issue: RawIssue): string {
  if (isMissing(issue.input)) return 'Answer this question';
  switch (issue.code) {
    case 'too_small':
      return sizeMessage('at least', issue.origin, issue.minimum);
    case 'too_big':
      return sizeMessage('at most', issue.origin, issue.maximum);
    case 'invalid_type':
      return TYPE_TEXTS[issue.expected] ?? 'Change this answer';
    case 'invalid_format':
      return FORMAT_TEXTS[issue.format] ?? 'Change this answer to the form shown';
    case 'invalid_value':
      return 'Choose one of the answers';
    default:
      return 'Change this answer';
  }
}

/** The errors of a failed check, one per field, in the order of the schema. */
export function errorsFromIssues(
  issues: readonly z.core.$ZodIssue[],
  messages: FormMessages,
  input?: unknown,
): FormError[] {
  const errors = new Map<string, FormError>();
  for (const issue of issues) {
    const path = issue.path.map(String).join('.');
    if (errors.has(path)) continue;
    const own = messages[path] ?? messages[path.replace(/(^|\.)\d+(?=\.|$)/g, '$1*')];
    errors.set(path, { path, message: textOf(own, issue, input) });
  }
  return [...errors.values()];
}

function textOf(own: FormMessage | undefined, issue: z.core.$ZodIssue, input: unknown): string {
  if (own === undefined) return issue.message;
  return typeof own === 'string' ? own : own(issue, input);
}

const TYPE_TEXTS: Partial<Record<string, string>> = {
  number: 'Enter a number',
  int: 'Enter a whole number',
  nan: 'Enter a number',
};

const FORMAT_TEXTS: Partial<Record<string, string>> = {
  email: 'Enter an e-mail address, like name@school.example',
  date: 'Enter a real date, like 27/11/2026',
  time: 'Enter a time, like 10:30',
  url: 'Enter a web address that starts with https://',
  safeint: 'Enter a whole number',
};

function sizeMessage(bound: string, origin: string, size: number | bigint): string {
  const amount = `${bound} ${String(size)}`;
  if (origin === 'string') return `Use ${amount} characters`;
  if (origin === 'array' || origin === 'set') return `Choose ${amount}`;
  return `Enter a number that is ${amount}`;
}

function isMissing(input: unknown): boolean {
  return input === undefined || input === null || input === '' || (Array.isArray(input) && input.length === 0);
}
