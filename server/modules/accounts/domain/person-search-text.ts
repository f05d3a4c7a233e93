import { fold } from '../../../common/kernel/search-words.js';

/** What somebody can be found by, and sorted: name first, without accents, the same on every database. */
export const personSearchText = ({ name, email }: { name: string; email: string }): string => fold(`${name}\n${email}`);
