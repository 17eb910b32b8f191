import { createHash } from 'node:crypto';
import type { PictureType } from '../../../contract/pictures.ts';
import { Problem } from '../../kernel/problem.ts';
import { pictureSizeOf } from './picture-size.ts';
import { withoutMetadata } from './without-metadata.ts';

/** A picture that was looked at: its kind is what its bytes say, whatever anybody calls it. */
export interface Picture {
  readonly contentType: PictureType;
  readonly content: Buffer;
  /** Of the content; another picture has another one. */
  readonly etag: string;
}

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

/** What kind of picture bytes are by how they begin, whatever anybody calls them; null: none that is shown. */
export function pictureTypeOf(bytes: Buffer): PictureType | null {
  return beginnings.find(([, begins]) => begins(bytes))?.[0] ?? null;
}

/** What a telephone with a hundred million pixels takes is made smaller before; this is 160 MB where it is drawn. */
const MOST_PIXELS = 40_000_000;

/**
 * Looks at what somebody uploaded as a picture, and takes out of it what says where and with what it was taken. Throws
 * `invalid-request` at `/body/content` for what is no PNG, JPEG or WebP by its own bytes, larger than `mostBytes`, a multiple
 * of 1,024, or larger than forty million pixels once it is drawn.
 */
export function checkPicture(content: Buffer, mostBytes: number): Picture {
  const contentType = pictureTypeOf(content);
  if (contentType === null) throw refused('is not a PNG, JPEG or WebP picture');
  const tooLarge = `is larger than ${mostBytes / 1_024} KB`;
  if (content.length > mostBytes) throw refused(tooLarge);
  const size = pictureSizeOf(contentType, content);
  if (size === null || size.width === 0 || size.height === 0) throw refused('does not say how large it is');
  if (size.width * size.height > MOST_PIXELS) {
    const most = MOST_PIXELS / 1_000_000;
    throw refused(`has ${size.width} × ${size.height} pixels, and at most ${most} million are shown`);
  }
  const cleaned = withoutMetadata(contentType, content);
  if (cleaned.length > mostBytes) throw refused(tooLarge); // one that was cut off got its end back
  const etag = createHash('sha256').update(cleaned).digest('hex').slice(0, 32);
  return { contentType, content: cleaned, etag };
}

function refused(detail: string): Problem {
  return new Problem('invalid-request', `This picture cannot be used: it ${detail}.`, {
    errors: [{ pointer: '/body/content', detail }],
  });
}
