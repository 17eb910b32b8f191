import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readJpeg } from '../../../server/modules/visitors/photo/read-jpeg.ts';

const face = readFileSync(path.join(import.meta.dirname, '..', '..', 'support', 'face.jpg'));
/** With a segment put in after the first two bytes. */
const withSegment = (marker: number, content: Buffer) =>
  Buffer.concat([
    face.subarray(0, 2),
    Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]),
    content,
    face.subarray(2),
  ]);

describe('a picture that a kiosk sends', () => {
  test('has the size that stands in its frame', () => {
    expect(readJpeg(face)).toEqual({ width: 120, height: 160 });
    expect(readJpeg(withSegment(0xe2, Buffer.from('a color profile')))).toEqual({ width: 120, height: 160 });
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['four bytes', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452ffd9', 'hex')],
    ['the beginning of a picture', face.subarray(0, 400)],
    ['a picture with more behind it', Buffer.concat([face, Buffer.from('<script>')])],
    ['a picture with Exif', withSegment(0xe1, Buffer.from('Exif\0\0GPS'))],
    ['a picture with a comment', withSegment(0xfe, Buffer.from('taken at home'))],
    ['a segment that is longer than the file', Buffer.from('ffd8ffe0fffe0000000000ffd9', 'hex')],
    ['a frame without its size', Buffer.from('ffd8ffc0000408ffffd9', 'hex')],
    ['a picture without a frame', Buffer.from('ffd8ffda00020011ffd9', 'hex')],
  ])('is refused when it is %s', (_what, bytes) => {
    expect(readJpeg(bytes)).toBeNull();
  });
});
