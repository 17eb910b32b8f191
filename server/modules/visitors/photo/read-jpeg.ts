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
 * The size of a JPEG; null for bytes that are none from the first to the last, that have not one frame before the picture
 * begins, or that tell of place and device (Exif, XMP, a comment). Reads the segments before the picture and nothing of the
 * picture itself.
 */
export function readJpeg(bytes: Uint8Array): JpegSize | null {
  const isEnded = bytes.length > 4 && bytes.at(-2) === 0xff && bytes.at(-1) === END;
  if (!isEnded || bytes[0] !== 0xff || bytes[1] !== START) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const segments = segmentsOf(view);
  if (segments === null || segments.some(({ marker }) => TOLD.has(marker))) return null;
  const [frame, ...others] = segments.filter(({ marker }) => FRAMES.has(marker));
  return frame && others.length === 0 ? frameOf(view, frame) : null;
}

interface Segment {
  readonly marker: number;
  /** Where its content begins, and how long that is. */
  readonly at: number;
  readonly length: number;
}

/** The segments before the picture; null when they do not lead there. */
function segmentsOf(view: DataView): readonly Segment[] | null {
  const segments: Segment[] = [];
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === SCAN) return segments;
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > view.byteLength) return null;
    segments.push({ marker, at: at + 4, length: length - 2 });
    at += 2 + length;
  }
  return null;
}

function frameOf(view: DataView, { at, length }: Segment): JpegSize | null {
  if (length < 6 || view.getUint8(at) !== 8 || !COMPONENTS.has(view.getUint8(at + 5))) return null;
  return { height: view.getUint16(at + 1), width: view.getUint16(at + 3) };
}
