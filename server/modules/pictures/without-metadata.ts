import type { PictureType } from '../../../contract/pictures.ts';
import { jpegSegments } from './jpeg-segments.ts';

/**
 * A picture without what says where, when and with what it was taken: only what is needed to draw it is kept, among it how
 * a photograph is turned and how its colors are meant. What is not well formed is given back as far as it can be read. Pure.
 */
export function withoutMetadata(type: PictureType, bytes: Buffer): Buffer {
  return cleaners[type](bytes);
}

const cleaners: Readonly<Record<PictureType, (bytes: Buffer) => Buffer>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
};

/** APP1 to APP15 and comments (ISO/IEC 10918-1, table B.1). APP0 is JFIF. */
const isSaid = (marker: number) => (marker >= 0xe1 && marker <= 0xef) || marker === 0xfe;
const APP1 = 0xe1;
const APP14 = 0xee;
/** How colors are written (Adobe technical note 5116); without it some pictures turn green. */
const ADOBE = Buffer.from('Adobe');
const COLOR_PROFILE = Buffer.from('ICC_PROFILE\0');
const END_OF_IMAGE = Buffer.from('ffd9', 'hex');
const EXIF = Buffer.from('Exif\0\0');

function cleanJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  for (const { marker, start, from, to } of jpegSegments(bytes)) {
    const content = bytes.subarray(from, to);
    const isNeeded =
      !isSaid(marker) ||
      startsWith(content, COLOR_PROFILE) ||
      (marker === APP14 && startsWith(content, ADOBE));
    if (isNeeded) kept.push(bytes.subarray(start, to));
    else if (marker === APP1 && startsWith(content, EXIF)) kept.push(turned(orientationOf(content)));
  }
  return Buffer.concat([...kept, END_OF_IMAGE]);
}

const ORIENTATION = 0x0112;
const ENTRY_BYTES = 12;

/** 1 to 8 (Exif 2.32, 4.6.4); 1: as it is. */
function orientationOf(exif: Buffer): number {
  const tiff = exif.subarray(EXIF.length);
  if (tiff.length < 10) return 1;
  const isLittle = tiff.subarray(0, 2).toString('latin1') === 'II';
  const word = (at: number) =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < word(directory); entry += 1) {
    const at = directory + 2 + entry * ENTRY_BYTES;
    if (at + ENTRY_BYTES > tiff.length) break;
    if (word(at) === ORIENTATION) return word(at + 8) >= 1 && word(at + 8) <= 8 ? word(at + 8) : 1;
  }
  return 1;
}

/** A segment that says nothing but how the picture is turned; empty for one that is not. */
function turned(orientation: number): Buffer {
  if (orientation === 1) return Buffer.alloc(0);
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const content = Buffer.concat([EXIF, tiff]);
  const head = Buffer.from([0xff, APP1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** Texts, times and Exif (ISO/IEC 15948, 11.3; PNG 3, 11.3.3). */
const saidInPng = new Set(['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf']);

function cleanPng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const to = at + 12 + bytes.readUInt32BE(at);
    if (to > bytes.length) return Buffer.concat([...kept, bytes.subarray(at)]);
    const kind = bytes.subarray(at + 4, at + 8).toString('latin1');
    if (!saidInPng.has(kind)) kept.push(bytes.subarray(at, to));
    at = to;
    if (kind === 'IEND') break; // what follows is no part of the picture
  }
  return Buffer.concat(kept);
}

const saidInWebp = new Set(['EXIF', 'XMP ']);
/** Of the flags of an extended file: Exif and XMP (RFC 9649, 2.7.1). */
const SAID_FLAGS = 0x0c;

function cleanWebp(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    const to = Math.min(bytes.length, at + 8 + length + (length % 2));
    const kind = bytes.subarray(at, at + 4).toString('latin1');
    const chunk = Buffer.from(bytes.subarray(at, to));
    if (kind === 'VP8X' && chunk.length > 8) chunk.writeUInt8((chunk[8] ?? 0) & ~SAID_FLAGS & 0xff, 8);
    if (!saidInWebp.has(kind)) kept.push(chunk);
    at = to;
  }
  const content = Buffer.concat(kept);
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(content.length + 4, 4);
  return Buffer.concat([head, content]);
}

function startsWith(bytes: Buffer, beginning: Buffer): boolean {
  return bytes.subarray(0, beginning.length).equals(beginning);
}
