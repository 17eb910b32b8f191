import type { NtlmLibrary } from '@ewsjs/ntlm-client';
import { UnreadableSoap } from './unreadable-soap.ts';

/** NTLMSSP_NEGOTIATE flags ([MS-NLMP] §2.2.2.5): Unicode, target name wanted, NTLM, always sign, extended security. */
const UNICODE = 0x1;
const OEM = 0x2;
const REQUEST_TARGET = 0x4;
const NTLM = 0x200;
const ALWAYS_SIGN = 0x8000;
const EXTENDED_SECURITY = 0x80000;

/** The library writes into 1,024 bytes and cuts off without a word what does not fit. */
const ROOM_IN_MESSAGE = 1024 - 64 - 24 - 48;

/** Also what a server offers that speaks of Negotiate only: the bare NTLM messages are understood under that name. */
export type NtlmScheme = 'NTLM' | 'Negotiate';

/** The first leg. Written here, because the library's own asks for one byte per character and loses names such as søren. */
export function firstMessage(scheme: NtlmScheme): string {
  const message = Buffer.alloc(32);
  message.write('NTLMSSP\0', 0, 'latin1');
  message.writeUInt32LE(1, 8);
  message.writeUInt32LE(UNICODE | REQUEST_TARGET | NTLM | ALWAYS_SIGN | EXTENDED_SECURITY, 12);
  message.writeUInt32LE(32, 20);
  message.writeUInt32LE(32, 28);
  return `${scheme} ${message.toString('base64')}`;
}

/**
 * The last leg: the answer to the server's challenge (`WWW-Authenticate` of the reply to the first), NTLMv2 where the
 * server can. `userName` is `DOMAIN\user` or a UPN. Null when the header holds no challenge: the server refused at once.
 */
export async function lastMessage(
  scheme: NtlmScheme,
  challengeHeader: string,
  { userName, password }: { readonly userName: string; readonly password: string },
): Promise<string | null> {
  const challenge = new RegExp(`${scheme} ([A-Za-z0-9+/=]{40,4000})`, 'i').exec(challengeHeader)?.[1];
  if (challenge === undefined) return null;
  const [domain, user] = splitName(userName);
  // Only now, and as the whole module: few servers need it, and it is CommonJS that Node sees no names in.
  const { default: library } = await import('@ewsjs/ntlm-client');
  const message = decoded(library, challenge);
  const length = (message.targetInfo?.buffer?.length ?? 0) + 2 * (domain.length + user.length);
  if (length > ROOM_IN_MESSAGE)
    throw new UnreadableSoap('broken', 'The NTLM challenge is too long to answer');
  return `${scheme} ${library.createType3Message(message, user, password, '', domain).replace(/^NTLM /, '')}`;
}

function decoded(library: NtlmLibrary, challenge: string) {
  try {
    return library.decodeType2Message(`NTLM ${unicodeOnly(challenge)}`);
  } catch (error) {
    throw new UnreadableSoap('broken', 'The NTLM challenge cannot be read', { cause: error });
  }
}

/** Where a server names both character sets, Unicode is meant ([MS-NLMP] 2.2.2.5); the library would take the other. */
function unicodeOnly(challenge: string): string {
  const message = Buffer.from(challenge, 'base64');
  const flags = message.length < 24 ? 0 : message.readUInt32LE(20);
  if ((flags & UNICODE) !== 0) message.writeUInt32LE((flags & ~OEM) >>> 0, 20);
  return message.toString('base64');
}

/** A UPN carries its domain itself; NTLM then leaves the domain empty. */
function splitName(userName: string): readonly [domain: string, user: string] {
  const at = userName.indexOf('\\');
  return at === -1 ? ['', userName] : [userName.slice(0, at), userName.slice(at + 1)];
}
