import { randomInt } from 'node:crypto';

/** Letters and digits that cannot be mistaken for each other when read out over the telephone. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const four = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** A visit's reference, for example `7K3Q-M9D2`; about 6 × 10¹¹ of them. */
export const newReference = (): string => `${four()}-${four()}`;
