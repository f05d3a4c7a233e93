import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aJpeg, aPng, aWebp } from '../../../../test/pictures/picture.factory.js';
import { readPicture, type PictureHeader } from './picture-header.js';

const PICTURES: [string, Buffer, PictureHeader][] = [
  ['PNG', aPng(3, 2), { mediaType: 'image/png', width: 3, height: 2 }],
  ['JPEG', aJpeg(640, 480), { mediaType: 'image/jpeg', width: 640, height: 480 }],
  ['lossy WebP', aWebp('VP8 ', 640, 480), { mediaType: 'image/webp', width: 640, height: 480 }],
  ['lossless WebP', aWebp('VP8L', 300, 4_000), { mediaType: 'image/webp', width: 300, height: 4_000 }],
  ['extended WebP', aWebp('VP8X', 1_200, 675), { mediaType: 'image/webp', width: 1_200, height: 675 }],
];

describe('the header of a picture', () => {
  it.each(PICTURES)('%s is read from its bytes', (_name, bytes, expected) => {
    expect(readPicture(bytes)).toEqual(expected);
  });

  it.each(PICTURES)('%s that was cut off anywhere is no picture', (_name, bytes) => {
    for (let length = 0; length < bytes.length; length += 1) expect(readPicture(bytes.subarray(0, length))).toBeNull();
  });

  it.each(PICTURES)('%s is read where it lies in a larger buffer', (_name, bytes, expected) => {
    const larger = Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]);
    expect(readPicture(larger.subarray(6, 6 + bytes.length))).toEqual(expected);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('not a picture at all')],
    ['an SVG with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;', 'latin1')],
    ['a PNG of no width', aPng(0, 2)],
    ['a JPEG of no height', aJpeg(640, 0)],
    ['a PNG with a page behind it', Buffer.concat([aPng(3, 2), Buffer.from('<html>')])],
    ['a WAV file, which is RIFF too', Buffer.from('RIFF\u0004\u0000\u0000\u0000WAVE', 'latin1')],
  ])('%s is no picture', (_name, bytes) => {
    expect(readPicture(bytes)).toBeNull();
  });

  it('answers whatever bytes it is given', () => {
    const starts = fc.constantFrom(...PICTURES.map(([, bytes]) => bytes));
    const hostile = fc.tuple(starts, fc.nat(64), fc.uint8Array({ maxLength: 200 }));
    fc.assert(
      fc.property(hostile, ([start, kept, rest]) => {
        const header = readPicture(Buffer.concat([start.subarray(0, kept), rest]));
        expect(header === null || (header.width > 0 && header.height > 0)).toBe(true);
      }),
    );
  });
});
