import { fileFault, fine, refused, type Checked, type FileFault } from './faults.js';

/** Decides how the bytes of a file are to be read. Only UTF-8 and Windows-1252 ("ANSI") are taken: GIAS uses both. */
export type TextEncoding = 'utf-8' | 'windows-1252';

const SAVE_AS_UTF8 = 'Open it in your spreadsheet and save it again as "CSV UTF-8".';

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly fault: FileFault }[] = [
  {
    bytes: [0xff, 0xfe],
    fault: fileFault('wrong-encoding', 'The file is written in UTF-16.', SAVE_AS_UTF8),
  },
  {
    bytes: [0xfe, 0xff],
    fault: fileFault('wrong-encoding', 'The file is written in UTF-16.', SAVE_AS_UTF8),
  },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    fault: fileFault('not-csv', 'This is a spreadsheet or a zip file, not a CSV file.', SAVE_AS_UTF8),
  },
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    fault: fileFault('not-csv', 'This is a PDF, not a CSV file.', 'Download the data as CSV and choose that file.'),
  },
];

/** Bytes that stand for no character in Windows-1252. */
const UNDEFINED_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** Windows-1252 marks that never stand between two letters of a name; as old DOS or Mac letters they do. */
const NOT_INSIDE_A_WORD = new Set([0x80, 0x82, 0x83, 0x84, 0x86, 0x87, 0x88, 0x89, 0x8b, 0x93, 0x94, 0x98, 0x9b]);
const END_OF_FILE_MARK = 0x1a;

export function detectEncoding(bytes: Uint8Array, isUtf8: (bytes: Uint8Array) => boolean): Checked<TextEncoding> {
  if (bytes.length === 0) {
    return refused(fileFault('empty', 'The file is empty.', 'Choose the file again, or download it again.'));
  }
  const known = SIGNATURES.find(({ bytes: signature }) => signature.every((byte, index) => bytes[index] === byte));
  if (known) return refused(known.fault);

  const binary = bytes.findIndex(isControl);
  if (binary !== -1) return refused(notText(bytes, binary));
  if (isUtf8(bytes)) return fine('utf-8');

  const stray = bytes.findIndex((_, index) => isStray(bytes, index));
  return stray === -1 ? fine('windows-1252') : refused(wrongEncoding(bytes, stray));
}

function isControl(byte: number): boolean {
  const isLayout = byte >= 0x09 && byte <= 0x0d;
  return byte < 0x20 && !isLayout && byte !== END_OF_FILE_MARK;
}

/** A byte that cannot be meant as Windows-1252 where it stands. */
function isStray(bytes: Uint8Array, index: number): boolean {
  const byte = bytes[index] ?? 0;
  if (byte < 0x80) return false;
  if (UNDEFINED_IN_1252.has(byte)) return true;
  if (NOT_INSIDE_A_WORD.has(byte)) return isLetter(bytes[index - 1]) && isLetter(bytes[index + 1]);
  return isUtf8Pair(bytes, index);
}

/** "Ã©" and its like: a UTF-8 letter (U+00C0 to U+017F) in a file that is not UTF-8 as a whole, so two encodings are mixed. */
function isUtf8Pair(bytes: Uint8Array, index: number): boolean {
  const first = bytes[index] ?? 0;
  const second = bytes[index + 1] ?? 0;
  return first >= 0xc3 && first <= 0xc5 && second >= 0x80 && second <= 0xbf;
}

function isLetter(byte: number | undefined): boolean {
  const lower = (byte ?? 0) | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function notText(bytes: Uint8Array, index: number): FileFault {
  const reason = 'The file holds bytes that are not text, so it is not a CSV file.';
  return fileFault('not-text', reason, 'Check that you chose the right file.', { line: lineAt(bytes, index) });
}

function wrongEncoding(bytes: Uint8Array, index: number): FileFault {
  const reason = 'This line holds a letter that is neither UTF-8 nor Windows-1252, so accents would be lost.';
  return fileFault('wrong-encoding', reason, SAVE_AS_UTF8, { line: lineAt(bytes, index) });
}

function lineAt(bytes: Uint8Array, index: number): number {
  let line = 1;
  for (let at = 0; at < index; at += 1) {
    const lineFeed = bytes[at] === 0x0a;
    const loneReturn = bytes[at] === 0x0d && bytes[at + 1] !== 0x0a;
    if (lineFeed || loneReturn) line += 1;
  }
  return line;
}
