/** What a picture that is to be kept must be. */
export interface JpegSize {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
/** Baseline, extended and progressive frames (ITU-T T.81, table B.1), which every reader knows. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
/** Exif and XMP, where and with what a picture was taken; and comments. */
const TOLD = new Set([0xe1, 0xfe]);
/** Gray, or three colors. */
const COMPONENTS = new Set([1, 3]);

/**
 * The size of a JPEG; null for bytes that are none from the first to the last, that have no frame before the picture begins,
 * or that tell of place and device (Exif, XMP, a comment). Reads the segments before the picture and nothing of the
 * picture itself.
 */
export function readJpeg(bytes: Uint8Array): JpegSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isEnded = bytes.length > 4 && bytes.at(-2) === 0xff && bytes.at(-1) === END;
  if (!isEnded || view.getUint16(0) !== 0xff00 + START) return null;
  let size: JpegSize | null = null;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === SCAN) return size;
    const length = view.getUint16(at + 2);
    if (TOLD.has(marker) || length < 2 || at + 2 + length > bytes.length) return null;
    if (FRAMES.has(marker)) {
      size = frameOf(view, at + 4, length - 2);
      if (size === null) return null;
    }
    at += 2 + length;
  }
  return null;
}

function frameOf(view: DataView, at: number, length: number): JpegSize | null {
  if (length < 6 || view.getUint8(at) !== 8 || !COMPONENTS.has(view.getUint8(at + 5))) return null;
  return { height: view.getUint16(at + 1), width: view.getUint16(at + 3) };
}
