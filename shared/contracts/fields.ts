import { z } from 'zod';

/**
 * PostgreSQL cannot keep the character NUL nor half of a surrogate pair; the other control characters and those that turn
 * the direction of what follows do not show, and could make a text look like another. No keyboard types them.
 */
const canBeShown = (text: string) => !/[^\P{Cc}\t\n]|[\p{Surrogate}\u202A-\u202E\u2066-\u2069]/u.test(text);
const CANNOT_BE_SHOWN = 'Remove the characters that cannot be shown';

/** Blanks of every kind, and letters that are there but not seen. */
const hasLetters = (text: string) => /[^\p{Z}\p{C}\u115F\u1160\u2800\u3164\uFFA0]/u.test(text);

const onOneLine = (text: string) => text.replace(/[\t-\r\u2028\u2029]+/g, ' ');
const withPlainBreaks = (text: string) => text.replace(/\r\n?|\u2028|\u2029/g, '\n');

/** One line of text that must be filled in. A line break, as larger fields allow it, becomes a blank. */
export const line = (what: string, max: number) =>
  z
    .string({ error: `Enter ${what}` })
    .overwrite(onOneLine)
    .trim()
    .min(1, `Enter ${what}`)
    .max(max, `Keep ${what} to ${max} characters`)
    .refine(canBeShown, CANNOT_BE_SHOWN)
    .refine((text) => text === '' || hasLetters(text), `Enter ${what}`);

/** Text of several paragraphs that must be filled in. Lines end in LF, however they were sent. */
export const paragraphs = (what: string, max: number) =>
  z
    .string({ error: `Enter ${what}` })
    .overwrite(withPlainBreaks)
    .trim()
    .min(1, `Enter ${what}`)
    .max(max, `Keep ${what} to ${max} characters`)
    .refine(canBeShown, CANNOT_BE_SHOWN)
    .refine((text) => text === '' || hasLetters(text), `Enter ${what}`);

/** Text of several paragraphs that may stay empty; nothing but blanks is empty. */
export const optionalParagraphs = (max: number) =>
  z
    .string()
    .overwrite(withPlainBreaks)
    .refine(canBeShown, CANNOT_BE_SHOWN)
    .overwrite((text) => (hasLetters(text) ? text.trim() : ''))
    .max(max, `Keep this to ${max.toLocaleString('en-GB')} characters`);

/** An answer that may stay empty; empty text means the same as nothing. */
export const optionalLine = (what: string, max: number) =>
  z
    .string()
    .overwrite(withPlainBreaks)
    .trim()
    .max(max, `Keep ${what} to ${max} characters`)
    .refine(canBeShown, CANNOT_BE_SHOWN)
    .nullish()
    .transform((text) => (text === '' ? null : (text ?? null)));

export const wholeNumber = (what: string, min: number, max: number) =>
  z
    .int(`Enter ${what} as a whole number`)
    .min(min, `Enter ${what} between ${min} and ${max}`)
    .max(max, `Enter ${what} between ${min} and ${max}`);

const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})$/;

/** In its usual form, `AB1 2CD`, however it was typed. */
export const postcode = z
  .string()
  .trim()
  .toUpperCase()
  .refine((text) => text === '' || POSTCODE.test(text), 'Enter a full UK postcode, like AB1 2CD')
  .nullish()
  .transform((text) => (text ? text.replace(POSTCODE, '$1 $2') : null));

export const degrees = (what: string, limit: number) =>
  z
    .number({ error: `Enter the ${what} as a number` })
    .min(-limit, `Enter a ${what} between -${limit} and ${limit}`)
    .max(limit, `Enter a ${what} between -${limit} and ${limit}`)
    .nullish()
    .transform((value) => value ?? null);

/** Each once without regard to case; a word of the known ones is kept as they spell it. */
function tidied(typed: readonly string[], known: readonly string[]): string[] {
  const tidy = new Map<string, string>();
  for (const word of typed) {
    const key = word.toLowerCase();
    if (!tidy.has(key)) tidy.set(key, known.find((candidate) => candidate.toLowerCase() === key) ?? word);
  }
  return [...tidy.values()];
}

/** A list of words for what something has or somebody can do. Others than the known ones are welcome. */
export const words = (what: string, known: readonly string[]) =>
  z
    .array(line(`the ${what}`, 40))
    .max(20, `Enter at most 20 ${what}s`)
    .default([])
    .transform((typed) => tidied(typed, known));
