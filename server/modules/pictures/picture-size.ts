import type { PictureType } from '../../../contract/pictures.ts';
import { jpegSegments } from './jpeg-segments.ts';

/** In pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * How large a picture becomes when it is drawn, by what its first parts say; null where they do not say it. A few hundred
 * bytes may claim a million pixels on each side, and whoever opens them runs out of memory. Pure.
 */
export function pictureSizeOf(type: PictureType, bytes: Buffer): PictureSize | null {
  return sizes[type](bytes);
}

const sizes: Readonly<Record<PictureType, (bytes: Buffer) => PictureSize | null>> = {
  'image/png': pngSize,
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
};

/** PNG (ISO/IEC 15948, 11.2.2): the header chunk is the first one. */
function pngSize(bytes: Buffer): PictureSize | null {
  return bytes.length < 24 ? null : { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Frame headers: SOF0 to SOF15, but for DHT, JPG and DAC (ISO/IEC 10918-1, table B.1 and B.2.2). */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpegSize(bytes: Buffer): PictureSize | null {
  for (const { marker, from, to } of jpegSegments(bytes)) {
    if (!isFrame(marker)) continue;
    if (to - from < 5) return null;
    return { height: bytes.readUInt16BE(from + 1), width: bytes.readUInt16BE(from + 3) };
  }
  return null;
}

const VP8_START = Buffer.from('9d012a', 'hex');
const VP8L_SIGNATURE = 0x2f;

/** WebP (RFC 9649, 2.5 to 2.7): extended, lossless or lossy, by the first chunk. */
function webpSize(bytes: Buffer): PictureSize | null {
  if (bytes.length < 30) return null;
  switch (bytes.subarray(12, 16).toString('latin1')) {
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      if (bytes[20] !== VP8L_SIGNATURE) return null;
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ': {
      if (!bytes.subarray(23, 26).equals(VP8_START)) return null;
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    }
    default:
      return null;
  }
}
