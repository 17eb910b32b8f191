import { createCipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { md4 } from './md4.ts';

/** The messages of NTLM (MS-NLMP 2.2.1), as far as a server needs them to know a password. */
export interface NtlmAnswer {
  readonly user: string;
  readonly domain: string;
  readonly lm: Buffer;
  readonly nt: Buffer;
  readonly flags: number;
}

const SIGNATURE = Buffer.from('NTLMSSP\0');
const UNICODE = 0x1;
const EXTENDED_SESSION_SECURITY = 0x80000;
const OEM = 0x2;
/** Target name, NTLM, always sign, target type domain, extended session security, target info, version, 128 and 56 bit. */
const CHALLENGE_FLAGS = 0xa2898204;
/** Where the fields of an AUTHENTICATE message end when it has flags; old clients leave those out. */
const WITH_FLAGS = 64;

/** 1: the client says hello; 3: it answers a challenge; undefined: no NTLM message. */
export function messageType(token: Buffer): number | undefined {
  if (token.length < 12 || !token.subarray(0, 8).equals(SIGNATURE)) return undefined;
  return token.readUInt32LE(8);
}

/** The CHALLENGE message to a NEGOTIATE message: eight bytes that the client must answer, and who asks. */
export function challengeMessage(
  negotiate: Buffer,
  challenge: Buffer,
  domain: string,
  server: string,
): Buffer {
  const offersUnicode = negotiate.length >= 16 && (negotiate.readUInt32LE(12) & UNICODE) !== 0;
  const target = offersUnicode ? utf16(domain) : Buffer.from(domain, 'latin1');
  const info = Buffer.concat([
    pair(2, domain),
    pair(1, server),
    pair(4, `${domain.toLowerCase()}.example`),
    pair(3, `${server.toLowerCase()}.${domain.toLowerCase()}.example`),
    Buffer.alloc(4),
  ]);
  const header = Buffer.alloc(56);
  SIGNATURE.copy(header);
  header.writeUInt32LE(2, 8);
  writeField(header, 12, target.length, 56);
  header.writeUInt32LE(CHALLENGE_FLAGS + (offersUnicode ? UNICODE : OEM), 20);
  challenge.copy(header, 24);
  writeField(header, 40, info.length, 56 + target.length);
  header.set([10, 0, 0, 0, 0, 0, 0, 15], 48);
  return Buffer.concat([header, target, info]);
}

/** Reads an AUTHENTICATE message; undefined when it is cut short. */
export function readAnswer(token: Buffer): NtlmAnswer | undefined {
  if (token.length < 52) return undefined;
  const starts = [12, 20, 28, 36, 44].map((at) => token.readUInt32LE(at + 4));
  const hasFlags = token.length >= WITH_FLAGS && Math.min(...starts) >= WITH_FLAGS;
  const flags = hasFlags ? token.readUInt32LE(60) : UNICODE;
  const text = (at: number): string =>
    field(token, at).toString((flags & UNICODE) === 0 ? 'latin1' : 'utf16le');
  return { lm: field(token, 12), nt: field(token, 20), domain: text(28), user: text(36), flags };
}

/** Whether the answer was made with this password: NTLMv2, NTLM2 session response or NTLMv1 (MS-NLMP 3.3). */
export function knowsPassword(answer: NtlmAnswer, challenge: Buffer, password: string): boolean {
  const hash = md4(utf16(password));
  if (answer.nt.length === 24) {
    const nonce =
      (answer.flags & EXTENDED_SESSION_SECURITY) === 0 ? challenge : sessionNonce(answer, challenge);
    return same(answer.nt, desAnswer(hash, nonce));
  }
  if (answer.nt.length < 44) return false;
  const key = hmac(hash, utf16(answer.user.toUpperCase() + answer.domain));
  const proof = hmac(key, Buffer.concat([challenge, answer.nt.subarray(16)]));
  return same(answer.nt.subarray(0, 16), proof);
}

function sessionNonce({ lm }: NtlmAnswer, challenge: Buffer): Buffer {
  const both = Buffer.concat([challenge, lm.subarray(0, 8)]);
  return createHash('md5').update(both).digest().subarray(0, 8);
}

/** The challenge encrypted with the three keys that the padded hash is cut into. */
function desAnswer(hash: Buffer, challenge: Buffer): Buffer {
  const padded = Buffer.concat([hash, Buffer.alloc(5)]);
  return Buffer.concat([0, 7, 14].map((at) => des(padded.subarray(at, at + 7), challenge)));
}

function des(seven: Buffer, block: Buffer): Buffer {
  const bits = [...seven].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const eight = Buffer.from(
    Array.from({ length: 8 }, (_, at) => Number.parseInt(`${bits.slice(at * 7, at * 7 + 7)}0`, 2)),
  );
  // Three times the same key is plain DES, which this OpenSSL still has under that name only.
  const cipher = createCipheriv('des-ede3-ecb', Buffer.concat([eight, eight, eight]), null).setAutoPadding(
    false,
  );
  return Buffer.concat([cipher.update(block), cipher.final()]);
}

function hmac(key: Buffer, data: Buffer): Buffer {
  return createHmac('md5', key).update(data).digest();
}

function same(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

function field(token: Buffer, at: number): Buffer {
  const length = token.readUInt16LE(at);
  const offset = token.readUInt32LE(at + 4);
  return offset + length > token.length ? Buffer.alloc(0) : token.subarray(offset, offset + length);
}

function writeField(header: Buffer, at: number, length: number, offset: number): void {
  header.writeUInt16LE(length, at);
  header.writeUInt16LE(length, at + 2);
  header.writeUInt32LE(offset, at + 4);
}

function pair(id: number, value: string): Buffer {
  const text = utf16(value);
  const header = Buffer.alloc(4);
  header.writeUInt16LE(id, 0);
  header.writeUInt16LE(text.length, 2);
  return Buffer.concat([header, text]);
}

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}
