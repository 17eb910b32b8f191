/** A segment of a JPEG: its marker, where it begins, and its content from `from` up to `to`. */
export interface JpegSegment {
  readonly marker: number;
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
/** Markers that stand alone: TEM, RST0 to RST7, SOI, EOI (ISO/IEC 10918-1, table B.1). */
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9);

/**
 * The segments of a JPEG up to its end, as far as they are well formed (ISO/IEC 10918-1, B.1); those of a picture that
 * hangs behind it, as telephones do, are none of them. The data after the head of a scan belongs to it: `to` is where the
 * next marker stands.
 */
export function* jpegSegments(bytes: Buffer): Generator<JpegSegment> {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === END_OF_IMAGE) return;
    if (marker === 0xff || standsAlone(marker)) {
      at += marker === 0xff ? 1 : 2; // a fill byte, or nothing that has a content
      continue;
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return;
    const to = marker === START_OF_SCAN ? endOfScan(bytes, end) : end;
    yield { marker, start: at, from: at + 4, to };
    at = to;
  }
}

/** Within a scan 0xFF is followed by zero, or by a marker that says where to take it up again. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    const isData = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!isData && next !== 0xff) return at;
  }
  return bytes.length;
}
