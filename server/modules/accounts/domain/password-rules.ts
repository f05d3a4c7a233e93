import { PASSWORD_LENGTH } from '#shared/contracts/accounts.contract.js';
import { COMMON_PASSWORDS } from './common-passwords.js';

/**
 * Decides whether somebody may choose a password. Length is what protects it, so there is no rule on kinds of
 * characters and none on age; refused is only what an attacker tries first.
 */

export type PasswordProblem = 'too-short' | 'too-long' | 'too-common' | 'too-regular' | 'says-who';

const PRODUCT_WORDS = ['clc commons', 'city learning centre'];

/** Words that many schools share say nothing about which one it is. */
const WORDS_OF_ANY_SCHOOL = new Set(
  (
    'school schools primary secondary junior infant infants nursery academy academies college community centre centres ' +
    'learning church england catholic voluntary controlled aided trust high grammar sixth form saint group city council'
  )
    .split(' ')
    .map((word) => word.trim()),
);
const SHORTEST_TELLING_WORD = 5;

/** What an attacker who knows the person would try: the address, the name, where they work. */
export interface Owner {
  readonly email: string;
  readonly name: string;
  readonly placeNames: readonly string[];
}

export function passwordProblem(password: string, owner: Owner): PasswordProblem | null {
  const text = password.normalize('NFKC').toLowerCase();
  const { length } = Array.from(text);
  if (length < PASSWORD_LENGTH.min) return 'too-short';
  if (length > PASSWORD_LENGTH.max) return 'too-long';
  if (isCommon(text)) return 'too-common';
  if (isRegular(text)) return 'too-regular';
  return saysWho(text, owner) ? 'says-who' : null;
}

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

const withoutLookAlikes = (text: string): string =>
  text.replace(/[@431!0$57]/g, (found) => LOOK_ALIKES[found] ?? found);
const lettersOf = (text: string): string => text.replace(/[^\p{L}]/gu, '');
const squeezed = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
const trimmed = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** A listed password, one with figures and signs around it or in place of letters, or two of them in a row. */
function isCommon(text: string): boolean {
  const readings = [squeezed(text), lettersOf(text), trimmed(text), lettersOf(withoutLookAlikes(trimmed(text)))];
  return readings.some((reading) => COMMON_PASSWORDS.has(reading) || isTwoWords(reading));
}

function isTwoWords(text: string): boolean {
  for (let split = 4; split <= text.length - 4; split += 1) {
    if (COMMON_PASSWORDS.has(text.slice(0, split)) && COMMON_PASSWORDS.has(text.slice(split))) return true;
  }
  return false;
}

const PIECE = 3;
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
];
const RUN_PIECES = new Set(RUNS.flatMap((run) => piecesOf(run)));
const MOST_DISTINCT_OF_A_REPEAT = 6;

function piecesOf(run: string): string[] {
  const backwards = Array.from(run).reverse().join('');
  return [run, backwards].flatMap((line) =>
    Array.from(line, (_, at) => line.slice(at, at + PIECE)).filter((piece) => piece.length === PIECE),
  );
}

/** The same few characters over and over, or rows of the keyboard and the alphabet with little else. */
function isRegular(text: string): boolean {
  return repeats(text) || outsideRuns(text) < 4;
}

function repeats(text: string): boolean {
  const characters = Array.from(text);
  const isPeriod = (period: number) => characters.every((character, at) => character === characters[at % period]);
  if (new Set(characters).size <= 3) return true;
  return Array.from({ length: MOST_DISTINCT_OF_A_REPEAT }, (_, index) => index + 1).some(isPeriod);
}

/** How many characters are part of no run of three or more. */
function outsideRuns(text: string): number {
  const inRun = new Set<number>();
  for (let at = 0; at + PIECE <= text.length; at += 1) {
    if (RUN_PIECES.has(text.slice(at, at + PIECE))) [at, at + 1, at + 2].forEach((index) => inRun.add(index));
  }
  return text.length - inRun.size;
}

function saysWho(text: string, owner: Owner): boolean {
  const readings = [squeezed(text), squeezed(withoutLookAlikes(text))];
  return tellingWords(owner).some((word) => readings.some((reading) => reading.includes(word)));
}

/** What must not be in the password: whole names without their spaces, and each word that is not common to all schools. */
function tellingWords(owner: Owner): string[] {
  const names = [...PRODUCT_WORDS, ...owner.placeNames].map((name) => name.normalize('NFKC').toLowerCase());
  const wholes = [...names.map(squeezed), squeezed(owner.email.split('@')[0] ?? '')];
  const words = [...owner.placeNames, owner.name]
    .flatMap((name) =>
      name
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => !WORDS_OF_ANY_SCHOOL.has(word));
  return [...wholes, ...words].filter((word) => word.length >= SHORTEST_TELLING_WORD);
}
