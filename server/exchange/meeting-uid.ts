import { createHash } from 'node:crypto';
import { plainText } from './plain-text.ts';

/** How every GlobalObjectId begins (MS-OXOCAL 2.2.1.27), in hexadecimal, up to the size of its data. */
const GLOBAL_ID = /^040000008200e00074c5b7101a82e008([\da-f]{8})[\da-f]{32}[\da-f]{8}(?:[\da-f]{2})+$/;
const DATA_AT = 80;
/** What precedes an id that another system gave: `vCal-Uid`, then 1 as four bytes (MS-OXOCAL 2.2.1.27). */
const FOREIGN = `${Buffer.from('vCal-Uid', 'latin1').toString('hex')}01000000`;
/** Longer than any honest id, shorter than what an index of the database refuses. */
const LONGEST = 400;

/**
 * The series-wide id of a meeting, the same from every service and mailbox: a GlobalObjectId without its instance date
 * (bytes 16 to 19) in lower-case hex, or the text that another system gave, which Exchange wraps on one of its ways and
 * not on the other. One that is longer than 400 characters is named by its hash.
 */
export function meetingUidOf(given: string): string {
  const hex = given.trim().toLowerCase();
  if (!GLOBAL_ID.test(hex)) return bounded(plainText(given, Infinity));
  return bounded(foreignUid(hex) ?? `${hex.slice(0, 32)}00000000${hex.slice(40)}`);
}

/** Whether the id is that of one date of a series: the instance bytes name a day. */
export function namesInstance(given: string): boolean {
  const instance = GLOBAL_ID.exec(given.trim().toLowerCase())?.[1];
  return instance !== undefined && instance !== '00000000';
}

function foreignUid(hex: string): string | null {
  const data = hex.slice(DATA_AT);
  if (!data.startsWith(FOREIGN)) return null;
  const text = plainText(Buffer.from(data.slice(FOREIGN.length), 'hex').toString('utf8'), Infinity);
  return text === '' ? null : text;
}

function bounded(uid: string): string {
  return uid.length <= LONGEST ? uid : createHash('sha256').update(uid).digest('hex');
}
