import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../../../server/kernel/problem.ts';
import { checkPicture } from '../../../server/modules/pictures/index.ts';

const KB = 1_024;
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const face = readFileSync(path.join(import.meta.dirname, '..', '..', 'support', 'face.jpg'));
const segment = (marker: number, content: Buffer) =>
  Buffer.concat([
    Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]),
    content,
  ]);
const withSegments = (...segments: readonly Buffer[]) =>
  Buffer.concat([face.subarray(0, 2), ...segments, face.subarray(2)]);
const chunk = (kind: string, content: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, Buffer.from(kind), content, Buffer.alloc(4)]);
};
const png = (width: number, height: number, ...more: readonly Buffer[]) => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const chunks = [
    chunk('IHDR', head),
    ...more,
    chunk('IDAT', Buffer.from('pixels')),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([hex('89504e470d0a1a0a'), ...chunks]);
};
const webp = (...chunks: readonly (readonly [kind: string, content: Buffer])[]) => {
  const content = Buffer.concat(
    chunks.map(([kind, bytes]) => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(bytes.length);
      return Buffer.concat([Buffer.from(kind), length, bytes, Buffer.alloc(bytes.length % 2)]);
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length + 4);
  return Buffer.concat([Buffer.from('RIFF'), length, Buffer.from('WEBP'), content]);
};
/** Lossless, of a width and a height (RFC 9649, 3.4). */
const lossless = (width: number, height: number) => {
  const bytes = Buffer.alloc(16, 0x2f);
  bytes.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 1);
  return bytes;
};
const extended = (width: number, height: number, flags: number) => {
  const bytes = Buffer.alloc(10);
  bytes.writeUInt8(flags, 0);
  bytes.writeUIntLE(width - 1, 4, 3);
  bytes.writeUIntLE(height - 1, 7, 3);
  return bytes;
};
const lossy = (width: number, height: number) => {
  const bytes = Buffer.alloc(12);
  hex('9d012a').copy(bytes, 3);
  bytes.writeUInt16LE(width, 6);
  bytes.writeUInt16LE(height, 8);
  return bytes;
};
const hugeJpeg = Buffer.concat([
  hex('ffd8'),
  segment(0xc2, hex('08 ea60 ea60 03 012200 021101 031101')),
  segment(0xda, hex('03 0100 0211 0311 003f00')),
  hex('ffd9'),
]);

/** What becomes of a picture, where anything else than to be refused or kept no longer than it was is a mistake. */
function outcomeOf(bytes: Buffer): unknown {
  try {
    return check(bytes).content.length <= bytes.length + 2 ? 'kept' : 'longer';
  } catch (error) {
    return error instanceof Problem && error.code === 'invalid-request' ? 'refused' : error;
  }
}

const check = (bytes: Buffer) => checkPicture(bytes, 500 * KB);

test.each([
  ['a PNG', png(60_000, 60_000), '60000 × 60000'],
  ['a JPEG', hugeJpeg, '60000 × 60000'],
  ['a lossless WebP', webp(['VP8L', lossless(16_000, 16_000)]), '16000 × 16000'],
  ['an extended WebP', webp(['VP8X', extended(100_000, 500, 0)], ['VP8L', lossless(1, 1)]), '100000 × 500'],
  ['a lossy WebP', webp(['VP8 ', lossy(16_000, 12_000)]), '16000 × 12000'],
])(
  '%s of a few bytes that fills the memory of whoever opens it is refused with its size',
  (_kind, bytes, size) => {
    expect(() => check(bytes)).toThrow(`it has ${size} pixels, and at most 40 million are shown`);
  },
);

test.each([
  ['a PNG that ends in its head', png(10, 10).subarray(0, 20)],
  ['a PNG without any pixel', png(0, 10)],
  ['a JPEG without a frame', hex('ffd8ffda00020011ffd9')],
  ['a JPEG whose segment is longer than itself', hex('ffd8ffe0fffe0000')],
  ['a WebP of a kind that nobody knows', webp(['VP9X', Buffer.alloc(20)])],
])('%s is refused: it does not say how large it is', (_kind, bytes) => {
  expect(() => check(bytes)).toThrow('it does not say how large it is');
});

test('ordinary pictures of each kind are kept as they are', () => {
  for (const bytes of [
    png(4_000, 3_000),
    face,
    webp(['VP8 ', lossy(800, 600)]),
    webp(['VP8L', lossless(800, 600)]),
  ]) {
    expect(check(bytes).content.equals(bytes)).toBe(true);
  }
});

describe('where and with what a picture was taken', () => {
  const secret = Buffer.from('GPS 55.67 N 12.56 E');

  test('is taken out of a JPEG, with comments and what hangs behind its end; colors stay', () => {
    const profile = segment(0xe2, Buffer.from('ICC_PROFILE\0wide colors'));
    const adobe = segment(0xee, Buffer.from('Adobe\0d'));
    const taken = Buffer.concat([
      withSegments(
        segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), secret])),
        segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), secret])),
        segment(0xed, Buffer.concat([Buffer.from('Photoshop 3.0\0'), secret])),
        segment(0xfe, secret),
        profile,
        adobe,
      ),
      secret,
    ]);
    const { content } = check(taken);
    expect(content.includes('GPS')).toBe(false);
    expect(content.equals(withSegments(profile, adobe))).toBe(true);
  });

  test.each(['MM', 'II'])('a photograph of a telephone stays turned as it was (%s)', (order) => {
    const tiff =
      order === 'MM'
        ? hex('4d4d002a 00000008 0002 010f 0002 00000004 41424300 0112 0003 00000001 0006 0000 00000000')
        : hex('49492a00 08000000 0200 0f01 0200 04000000 41424300 1201 0300 01000000 0600 0000 00000000');
    const exif = segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, secret]));
    const { content } = check(withSegments(exif));
    const kept = segment(
      0xe1,
      Buffer.concat([
        Buffer.from('Exif\0\0'),
        hex('4d4d002a 00000008 0001 0112 0003 00000001 0006 0000 00000000'),
      ]),
    );
    expect(content.equals(withSegments(kept))).toBe(true);
  });

  test('is taken out of a PNG and a WebP', () => {
    const said = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME'].map((kind) => chunk(kind, secret));
    expect(check(png(10, 10, ...said, chunk('gAMA', hex('0000b18f')))).content).toEqual(
      png(10, 10, chunk('gAMA', hex('0000b18f'))),
    );
    const plain = lossless(10, 10);
    expect(
      check(webp(['VP8X', extended(10, 10, 0x2c)], ['VP8L', plain], ['EXIF', secret], ['XMP ', secret]))
        .content,
    ).toEqual(webp(['VP8X', extended(10, 10, 0x20)], ['VP8L', plain]));
  });

  test('and nothing that is cut off anywhere does more than to be refused or kept in part', () => {
    const whole = [
      withSegments(segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0MM'), secret]))),
      png(10, 10, chunk('tEXt', secret)),
      webp(['VP8X', extended(10, 10, 0x2c)], ['VP8L', lossless(10, 10)], ['EXIF', secret]),
    ];
    for (const bytes of whole) {
      for (let length = 0; length < bytes.length; length += 1) {
        expect(['refused', 'kept']).toContain(outcomeOf(bytes.subarray(0, length)));
      }
    }
  });
});
