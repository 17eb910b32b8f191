import { createHash } from 'node:crypto';

/** Our own name space; any other fixed GUID would do as well. */
const NAMESPACE = Buffer.from('4f1d6c1e0b7a4f3f9f4b3e1d2c5a7788', 'hex');

/** The same UUID for the same words, always and everywhere (RFC 9562, section 5.5: version 5). */
export function stableId(...words: readonly string[]): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(words.join('\0')).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [8, 12, 16, 20, 32].map((end, index) => hex.slice([0, 8, 12, 16, 20][index], end)).join('-');
}
