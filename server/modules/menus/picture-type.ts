import type { PictureType } from './pictures.store.ts';

/** How each kind of picture begins; zero-width where any byte may stand. */
const beginnings: readonly (readonly [PictureType, (bytes: Buffer) => boolean])[] = [
  // PNG (ISO/IEC 15948, 5.2), followed by the header chunk.
  [
    'image/png',
    (bytes) => bytes.subarray(0, 16).equals(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
  ],
  // JPEG (ISO/IEC 10918-1, B.1.1.3): start of image, then another marker.
  ['image/jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))],
  // WebP (RFC 9649, 2.3): a RIFF container of that kind.
  [
    'image/webp',
    (bytes) =>
      bytes.subarray(0, 4).toString('latin1') === 'RIFF' &&
      bytes.subarray(8, 12).toString('latin1') === 'WEBP',
  ],
];

/** What kind of picture bytes are by how they begin, whatever anybody calls them; null: none that a menu shows. */
export function pictureTypeOf(bytes: Buffer): PictureType | null {
  return beginnings.find(([, begins]) => begins(bytes))?.[0] ?? null;
}
