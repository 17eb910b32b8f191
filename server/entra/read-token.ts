import { z } from 'zod';
import { isGuid } from './guid.ts';
import { TokenRefused } from './token-refused.ts';

const LONGEST_TOKEN = 16 * 1024;
const LONGEST_KEY_ID = 128;

const Json = z.record(z.string(), z.unknown());

/** What a token says about itself, before anybody has checked that it is true. */
export interface UnverifiedToken {
  readonly keyId: string;
  readonly tenantId: string;
  readonly issuer: string;
}

/**
 * Everything that can be refused without a network and without arithmetic on keys, cheapest first, so that a flood of
 * rubbish costs next to nothing. `audiences` are the values of `aud` that mean us. Throws TokenRefused.
 *
 * `crit` is refused outright (RFC 7515, section 4.1.11: whoever does not know the extension must refuse it, and we know
 * none). Only version 2.0 issuers pass: our registration asks for version 2 tokens (`requestedAccessTokenVersion: 2`),
 * and the keys of version 1 tokens say nothing about whom they may sign for.
 */
export function readToken(
  token: string,
  expected: { readonly authority: string; readonly audiences: readonly string[] },
): UnverifiedToken {
  if (token.length > LONGEST_TOKEN) throw new TokenRefused('too-long');
  const parts = token.split('.');
  if (parts.length !== 3 || !parts.every(isCanonicalBase64Url)) throw new TokenRefused('malformed');
  const keyId = keyIdOf(readJson(parts[0]));

  const { tid, iss, aud } = readJson(parts[1]);
  if (!isGuid(tid)) throw new TokenRefused('tenant');
  if (iss !== `${expected.authority}/${tid}/v2.0`) throw new TokenRefused('issuer');
  if (typeof aud !== 'string' || !expected.audiences.includes(aud)) throw new TokenRefused('audience');
  return { keyId, tenantId: tid, issuer: iss };
}

function keyIdOf(header: Readonly<Record<string, unknown>>): string {
  const { alg, kid } = header;
  if (alg !== 'RS256') throw new TokenRefused('algorithm');
  if (typeof kid !== 'string' || kid === '' || kid.length > LONGEST_KEY_ID) throw new TokenRefused('key-id');
  if ('crit' in header) throw new TokenRefused('critical-header');
  return kid;
}

function readJson(part: string | undefined): Record<string, unknown> {
  try {
    return Json.parse(JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8')));
  } catch (cause) {
    throw new TokenRefused('malformed', { cause });
  }
}

/** Exactly one spelling per value: stray bits in the last character would give one token many names. */
function isCanonicalBase64Url(part: string): boolean {
  return part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part;
}
