import { createHash } from 'node:crypto';

/**
 * Everything in the simulated world is named by counting or hashing, never by chance: the same fixture has the same
 * ids after every reset.
 */

/** A GUID in UUID version 8 form (RFC 9562 section 5.8) that depends on `name` only. */
export function guidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** How every GlobalObjectId begins (MS-OXOCAL 2.2.1.27): class id, then four bytes for the instance date. */
const GLOBAL_ID_CLASS = '040000008200E00074C5B7101A82E008';
const NO_INSTANCE = '00000000';
/** Creation time (a FILETIME, the same for all), eight reserved bytes, and the size of the rest: 16 bytes. */
const TIME_SPACE_SIZE = `0080F1A2B35FDC01${'0'.repeat(16)}10000000`;

/** The series-wide id of the `serial`-th meeting: a GlobalObjectId in hexadecimal with no instance date. */
export function meetingUidOf(serial: number): string {
  return `${GLOBAL_ID_CLASS}${NO_INSTANCE}${TIME_SPACE_SIZE}${serial.toString(16).toUpperCase().padStart(32, '0')}`;
}

/** Which meeting a meetingUid or an occurrence's iCalUId belongs to; undefined when it is no id of this world. */
export function serialOf(uid: string): number | undefined {
  const text = uid.toUpperCase();
  if (!/^[\dA-F]{112}$/.test(text) || !text.startsWith(GLOBAL_ID_CLASS)) return undefined;
  if (text.slice(40, 80) !== TIME_SPACE_SIZE) return undefined;
  return Number.parseInt(text.slice(80), 16);
}

/** The id of one occurrence: its original local date stands in the instance bytes (year, month, day; MS-OXOCAL). */
export function occurrenceUidOf(
  meetingUid: string,
  date: { year: number; month: number; day: number },
): string {
  const instance = `${hex(date.year, 4)}${hex(date.month, 2)}${hex(date.day, 2)}`;
  return `${meetingUid.slice(0, 32)}${instance}${meetingUid.slice(40)}`;
}

/**
 * Exchange's immutable id of an item: it names mailbox, meeting and occurrence and nothing that can change.
 * `originalStart` (milliseconds) is null for a single meeting and for the master of a series.
 */
export function itemIdOf(mailbox: number, serial: number, originalStart: number | null): string {
  const bytes = Buffer.alloc(33);
  bytes.write('0009002e000000001d840311aa6611cd9bc800aa', 'hex');
  bytes.writeUInt32BE(mailbox, 20);
  bytes.writeUInt32BE(serial, 24);
  bytes.writeUInt32BE(originalStart === null ? 0 : originalStart / 60_000, 28);
  return bytes.toString('base64url');
}

/** What an item id names; undefined when it is none of this world. */
export function readItemId(
  id: string,
): { readonly mailbox: number; readonly serial: number; readonly originalStart: number | null } | undefined {
  const bytes = Buffer.from(id, 'base64url');
  if (bytes.length !== 33 || !bytes.toString('hex').startsWith('0009002e000000001d84')) return undefined;
  const minutes = bytes.readUInt32BE(28);
  return {
    mailbox: bytes.readUInt32BE(20),
    serial: bytes.readUInt32BE(24),
    originalStart: minutes === 0 ? null : minutes * 60_000,
  };
}

/** A version stamp: another one after every change. */
export function changeKeyOf(revision: number): string {
  const bytes = Buffer.alloc(18);
  bytes.write('0f00', 'hex');
  bytes.writeUIntBE(revision, 12, 6);
  return bytes.toString('base64');
}

function hex(value: number, width: number): string {
  return value.toString(16).toUpperCase().padStart(width, '0');
}
