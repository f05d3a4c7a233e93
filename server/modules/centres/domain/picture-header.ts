import type { PICTURE_TYPES } from '#shared/contracts/activities.contract.js';

export type PictureType = (typeof PICTURE_TYPES)[number];

/** What a picture says of itself. Width and height in pixels. */
export interface PictureHeader {
  readonly mediaType: PictureType;
  readonly width: number;
  readonly height: number;
}

type Sides = Pick<PictureHeader, 'width' | 'height'>;

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const ascii = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/** No chunk is shorter than its name and its length. */
const LEAST_FRAME = 8;

/** One part of a picture's file: what it is called, where its content stands, and how long that is. */
interface Chunk {
  readonly kind: string;
  readonly at: number;
  readonly length: number;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @returns null when the last one says that it is longer than what is left, or something stands after it */
function chunksOf(bytes: Uint8Array, from: number, next: (at: number) => Chunk & { end: number }): Chunk[] | null {
  const chunks: Chunk[] = [];
  let at = from;
  while (at + LEAST_FRAME <= bytes.length) {
    const { end, ...chunk } = next(at);
    chunks.push(chunk);
    at = end;
  }
  return at === bytes.length ? chunks : null;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const IHDR_LENGTH = 13;

/** A picture that was cut off never reaches IEND; acTL begins one that moves. */
function readPng(bytes: Uint8Array): Sides | null {
  const view = viewOf(bytes);
  const chunks = chunksOf(bytes, PNG.length, (at) => {
    const length = view.getUint32(at);
    return { kind: ascii(bytes, at + 4), at: at + 8, length, end: at + 12 + length };
  });
  const kinds = chunks?.map((chunk) => chunk.kind) ?? [];
  const whole = kinds[0] === 'IHDR' && kinds.indexOf('IEND') === kinds.length - 1 && kinds.includes('IDAT');
  const header = chunks?.[0];
  if (!whole || kinds.includes('acTL') || header?.length !== IHDR_LENGTH) return null;
  return { width: view.getUint32(header.at), height: view.getUint32(header.at + 4) };
}

const JPEG = [0xff, 0xd8, 0xff];
const SCAN = 0xda;
const END = 0xd9;

/** Markers C0 to CF begin a frame, but for three that are tables. */
const beginsFrame = (marker: number): boolean => (marker & 0xf0) === 0xc0 && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Inside the pixels an FF is followed by 00, or by the mark of a restart. */
const isMarker = (byte: number): boolean => byte !== 0x00 && byte !== 0xff && !(byte >= 0xd0 && byte <= 0xd7);

/** @returns where the next marker's FF stands from there on, or the length when there is none */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] === 0xff && isMarker(bytes[at + 1] ?? 0)) return at;
  }
  return bytes.length;
}

function readJpeg(bytes: Uint8Array): Sides | null {
  const view = viewOf(bytes);
  let sides: Sides | null = null;
  let drawn = false;
  let at = nextMarker(bytes, 2);
  while (at + 4 <= bytes.length) {
    const marker = view.getUint8(at + 1);
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (marker === END) break;
    if (length < 2 || end > bytes.length) return null;
    if (beginsFrame(marker) && length >= 8) sides = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === SCAN) drawn = true;
    at = nextMarker(bytes, end);
  }
  return drawn && bytes[at + 1] === END ? sides : null;
}

const RIFF = [0x52, 0x49, 0x46, 0x46];
const RIFF_HEADER = 12;
const FOURTEEN_BITS = 0x3fff;

const WEBP_SIDES: Readonly<Record<string, (view: DataView, at: number) => Sides>> = {
  VP8X: (view, at) => ({
    width: 1 + (view.getUint32(at + 4, true) & 0xffffff),
    height: 1 + (view.getUint32(at + 6, true) >>> 8),
  }),
  'VP8 ': (view, at) => ({
    width: view.getUint16(at + 6, true) & FOURTEEN_BITS,
    height: view.getUint16(at + 8, true) & FOURTEEN_BITS,
  }),
  VP8L: (view, at) => {
    const bits = view.getUint32(at + 1, true);
    return { width: 1 + (bits & FOURTEEN_BITS), height: 1 + ((bits >>> 14) & FOURTEEN_BITS) };
  },
};
const LEAST_LENGTH = 10;

/** @returns null when it is not all there; whoever wrote it says how long it is */
function webpChunks(bytes: Uint8Array, view: DataView): Chunk[] | null {
  const whole =
    bytes.length >= RIFF_HEADER && ascii(bytes, 8) === 'WEBP' && view.getUint32(4, true) + 8 === bytes.length;
  if (!whole) return null;
  return chunksOf(bytes, RIFF_HEADER, (at) => {
    const length = view.getUint32(at + 4, true);
    return { kind: ascii(bytes, at), at: at + 8, length, end: at + 8 + length + (length % 2) };
  });
}

function readWebp(bytes: Uint8Array): Sides | null {
  const view = viewOf(bytes);
  const chunks = webpChunks(bytes, view) ?? [];
  const [first] = chunks;
  const still = chunks.some(({ kind }) => kind === 'VP8 ' || kind === 'VP8L');
  if (!first || !still || first.length < LEAST_LENGTH) return null;
  return WEBP_SIDES[first.kind]?.(view, first.at) ?? null;
}

const READERS: readonly [PictureType, readonly number[], (bytes: Uint8Array) => Sides | null][] = [
  ['image/png', PNG, readPng],
  ['image/jpeg', JPEG, readJpeg],
  ['image/webp', RIFF, readWebp],
];

/**
 * Recognises a picture by its bytes, whatever its name says, and walks through its parts, so that one that was cut off
 * is noticed. It does not unpack the pixels.
 * @returns null when it is no whole, still PNG, JPEG or WebP picture
 */
export function readPicture(bytes: Uint8Array): PictureHeader | null {
  const reader = READERS.find(([, signature]) => startsWith(bytes, signature));
  if (!reader) return null;
  const [mediaType, , read] = reader;
  const sides = read(bytes);
  return sides && sides.width > 0 && sides.height > 0 ? { mediaType, ...sides } : null;
}
