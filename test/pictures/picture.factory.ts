import { crc32, deflateSync } from 'node:zlib';

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

function pngChunk(kind: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  return Buffer.concat([uint32(content.length), named, uint32(crc32(named))]);
}

/** A true PNG, all black; its header can be made to lie about its sides. */
export function aPng(width = 4, height = 3, says: { width?: number; height?: number } = {}): Buffer {
  const sides = [uint32(says.width ?? width), uint32(says.height ?? height)];
  const header = Buffer.concat([...sides, Buffer.from([8, 0, 0, 0, 0])]);
  const pixels = deflateSync(Buffer.alloc(height * (width + 1)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const end = pngChunk('IEND', Buffer.alloc(0));
  return Buffer.concat([signature, pngChunk('IHDR', header), pngChunk('IDAT', pixels), end]);
}

/** The frame of a JPEG around pixels that mean nothing, with an escaped FF and a restart among them. */
export function aJpeg(width = 640, height = 480): Buffer {
  const sides = [height >> 8, height & 0xff, width >> 8, width & 0xff];
  return Buffer.from([
    ...[0xff, 0xd8],
    ...[0xff, 0xe0, 0, 7, 0x4a, 0x46, 0x49, 0x46, 0],
    ...[0xff, 0xc0, 0, 11, 8, ...sides, 1, 1, 0x11, 0],
    ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0],
    ...[0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56],
    ...[0xff, 0xd9],
  ]);
}

function riffChunk(kind: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(kind, 'latin1'), length, content, Buffer.alloc(content.length % 2)]);
}

function vp8(width: number, height: number): Buffer {
  const content = Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a, 0, 0, 0, 0]);
  content.writeUInt16LE(width, 6);
  content.writeUInt16LE(height, 8);
  return content;
}

function vp8l(width: number, height: number): Buffer {
  const content = Buffer.alloc(11);
  content[0] = 0x2f;
  content.writeUInt32LE(((height - 1) << 14) | (width - 1), 1);
  return content;
}

function vp8x(width: number, height: number): Buffer {
  const content = Buffer.alloc(10);
  content.writeUIntLE(width - 1, 4, 3);
  content.writeUIntLE(height - 1, 7, 3);
  return content;
}

/** The frame of a WebP of each of its three kinds. */
export function aWebp(kind: 'VP8 ' | 'VP8L' | 'VP8X' = 'VP8 ', width = 640, height = 480): Buffer {
  const first = { 'VP8 ': vp8, VP8L: vp8l, VP8X: vp8x }[kind](width, height);
  const chunks = [riffChunk(kind, first), ...(kind === 'VP8X' ? [riffChunk('VP8 ', vp8(width, height))] : [])];
  return riffChunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks]));
}
