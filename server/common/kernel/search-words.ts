/** One folded form for what is stored and what is typed, so that a search means the same on every database. */

/** Lower case without accents and apostrophes: "St Mary’s, Tŷ" becomes "st marys, ty". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’‘`]/g, '')
    .toLowerCase();
}

const MOST_WORDS = 8;

/** The words that must all occur. */
export function searchWords(typed: string): string[] {
  const words = fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, MOST_WORDS);
}
