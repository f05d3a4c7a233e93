/** One folded form for what is stored and what is typed, so that a search means the same on every database. */

/** Lower case without accents and apostrophes: "St Mary’s, Tŷ" becomes "st marys, ty". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’‘`]/g, '')
    .toLowerCase();
}

interface Findable {
  readonly name: string;
  readonly urn?: number | null;
  readonly postcode?: string | null;
  readonly town?: string | null;
}

/** What a partner can be found by. A postcode is found with and without its space; fields do not run into each other. */
export function searchText({ name, urn, postcode, town }: Findable): string {
  const fields = [name, urn, postcode, postcode?.replace(/\s/g, ''), town];
  return fold(fields.filter((field) => field !== null && field !== undefined).join('\n'));
}

const MOST_WORDS = 8;

/** The words that must all occur. */
export function searchWords(typed: string): string[] {
  const words = fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, MOST_WORDS);
}
