import { crc32, deflateSync } from 'node:zlib';
import type { Chance } from './chance.js';
import { MOTIFS, type Line, type Motif } from './picture-motifs.js';

/** Called a million times: where the globals are those of a sandbox, as in tests, each look-up of them is slow. */
const { min, max, round, sqrt } = Math;

export const PICTURE_WIDTH = 480;
export const PICTURE_HEIGHT = 270;
/** Pixels for one unit of the field on which motifs are drawn. */
const SCALE = 3;
const CHANNELS = 3;

type Rgb = readonly [number, number, number];
type Palette = readonly [ground: Rgb, dark: Rgb, bright: Rgb, light: Rgb];

const rgb = (hex: number): Rgb => [hex >> 16, (hex >> 8) & 0xff, hex & 0xff];
const palette = (ground: number, dark: number, bright: number, light: number): Palette => [
  rgb(ground),
  rgb(dark),
  rgb(bright),
  rgb(light),
];

const PALETTES: readonly Palette[] = [
  palette(0x0b5a78, 0x06384b, 0xffc247, 0xf5f8fa),
  palette(0x5b3a78, 0x33204a, 0xf4a259, 0xfdf3e7),
  palette(0x12613a, 0x0a3d24, 0xa7d676, 0xf3faea),
  palette(0x8a3b2e, 0x55211a, 0xf6c667, 0xfff6e5),
  palette(0x27407a, 0x16264c, 0x6fc3df, 0xeef6fb),
];

const within = (value: number, most: number): number => min(most, max(0, round(value)));

/** The pixels between which a line lies, across or down. */
function reach({ from, to, radius }: Line, at: 0 | 1, most: number): [first: number, end: number] {
  const edge = (value: number) => within(value * SCALE, most);
  return [edge(min(from[at], to[at]) - radius - 1), edge(max(from[at], to[at]) + radius + 1)];
}

/** Draws with soft edges: a pixel on the edge takes as much of the colour as lies in it. */
function draw(pixels: Uint8Array, line: Line, colour: Rgb): void {
  const [left, right] = reach(line, 0, PICTURE_WIDTH);
  const [top, bottom] = reach(line, 1, PICTURE_HEIGHT);
  const [ax, ay] = line.from;
  const [dx, dy] = [line.to[0] - ax, line.to[1] - ay];
  const length = dx * dx + dy * dy || 1;
  for (let y = top; y < bottom; y += 1) {
    const py = (y + 0.5) / SCALE - ay;
    for (let x = left; x < right; x += 1) {
      const px = (x + 0.5) / SCALE - ax;
      const along = min(1, max(0, (px * dx + py * dy) / length));
      const [offX, offY] = [px - along * dx, py - along * dy];
      const share = (line.radius - sqrt(offX * offX + offY * offY)) * SCALE + 0.5;
      if (share > 0) blend(pixels, (y * PICTURE_WIDTH + x) * CHANNELS, colour, min(1, share));
    }
  }
}

function blend(pixels: Uint8Array, at: number, colour: Rgb, share: number): void {
  for (let channel = 0; channel < CHANNELS; channel += 1) {
    const before = pixels[at + channel] ?? 0;
    pixels[at + channel] = round(before + ((colour[channel] ?? 0) - before) * share);
  }
}

/** A few large discs behind the motif, barely lighter or darker than the ground. */
function scatter(chance: Chance): Line[] {
  return Array.from({ length: 5 }, () => {
    const at = [chance.between(0, 160), chance.between(0, 90)] as const;
    return { colour: 0, from: at, to: at, radius: chance.between(12, 34) };
  });
}

const shaded = ([red, green, blue]: Rgb, by: number): Rgb => [
  within(red + by, 255),
  within(green + by, 255),
  within(blue + by, 255),
];

/** A picture of a motif as PNG, the same for the same chance. */
export function drawPicture(motif: Motif, chance: Chance): Buffer {
  const colours = chance.pick(PALETTES);
  const pixels = new Uint8Array(PICTURE_WIDTH * PICTURE_HEIGHT * CHANNELS);
  for (let at = 0; at < pixels.length; at += CHANNELS) blend(pixels, at, colours[0], 1);
  scatter(chance).forEach((disc, index) => {
    draw(pixels, disc, shaded(colours[0], index % 2 === 0 ? 10 : -8));
  });
  for (const line of MOTIFS[motif]) draw(pixels, line, colours[line.colour]);
  return encodePng(pixels);
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const TRUE_COLOUR = [8, 2, 0, 0, 0];

/** Each row begins with its filter; 0 leaves the bytes as they are. */
function encodePng(pixels: Uint8Array): Buffer {
  const row = PICTURE_WIDTH * CHANNELS;
  const rows = Buffer.alloc((row + 1) * PICTURE_HEIGHT);
  for (let y = 0; y < PICTURE_HEIGHT; y += 1) rows.set(pixels.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  const header = Buffer.concat([uint32(PICTURE_WIDTH), uint32(PICTURE_HEIGHT), Buffer.from(TRUE_COLOUR)]);
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([SIGNATURE, ...parts]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  return Buffer.concat([uint32(content.length), named, uint32(crc32(named))]);
}
