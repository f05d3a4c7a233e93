/** A docstring that stands right before a method. */
const DOCUMENTED_METHOD = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*(?:async\s+)?(\w+)\s*\(/g;

/** Ends at the first full stop that is followed by a space or nothing. */
const FIRST_SENTENCE = /^.*?[.](?=\s|$)/;

export interface Docstring {
  /** Its first sentence. */
  readonly summary: string;
  /** The whole of it. */
  readonly description: string;
}

/**
 * The docstrings of a class by method. The text of a class holds its comments, as written and as compiled, so that what
 * stands above a route for us is also what the API document says; it is not written twice.
 */
export function docstringsOf(documented: { toString(): string }): Map<string, Docstring> {
  const found = documented.toString().matchAll(DOCUMENTED_METHOD);
  return new Map(Array.from(found, ([, comment = '', method = '']) => [method, asDocstring(comment)]));
}

function asDocstring(comment: string): Docstring {
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\*?\s*/, '').trim());
  const description = lines.join(' ').trim();
  return { summary: FIRST_SENTENCE.exec(description)?.[0] ?? description, description };
}
