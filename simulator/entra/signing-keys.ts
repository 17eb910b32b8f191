import { constants, createHmac, generateKeyPair, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import { authority, CONSUMER_TENANT_ID, issuerOf, TENANT_TEMPLATE } from './authority.ts';

/** `tenant` signs work accounts, `consumer` is published for personal accounts only, `unpublished` is nobody's. */
export type KeyName = 'tenant' | 'consumer' | 'unpublished';

/** A key as the discovery document lists it; `issuer` says for whose tokens it may vouch. */
export interface PublishedKey {
  readonly kty: 'RSA';
  readonly use: 'sig';
  readonly alg: 'RS256';
  readonly kid: string;
  readonly n: string;
  readonly e: string;
  readonly issuer: string;
  readonly cloud_instance_name: string;
}

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export interface SigningKeys {
  /** Makes the key on first use; it stays the same for the life of the process. */
  readonly key: (name: KeyName) => Promise<SigningKey>;
  readonly published: () => Promise<{ readonly keys: readonly PublishedKey[] }>;
}

const made = new Map<KeyName, Promise<SigningKey>>();

/** 2,048-bit RSA keys, shared by every simulated tenant of this process because making one takes a noticeable time. */
export const signingKeys: SigningKeys = {
  key(name) {
    const key = made.get(name) ?? makeKey();
    made.set(name, key);
    return key;
  },
  async published() {
    const keys = await Promise.all([
      publish('tenant', issuerOf(TENANT_TEMPLATE)),
      publish('consumer', issuerOf(CONSUMER_TENANT_ID)),
    ]);
    return { keys };
  },
};

/**
 * Signs anything with any header, as an attacker would: tests build the tokens from it that a verifier must refuse.
 * `alg` is honored for RS256, PS256, `none` and for HS256 keyed with the public key (the classic confusion); a `kid`
 * of undefined leaves it out.
 */
export async function forgeToken(
  header: Readonly<Record<string, unknown>>,
  claims: Readonly<Record<string, unknown>>,
  name: KeyName,
): Promise<string> {
  const key = await signingKeys.key(name);
  const fullHeader = { typ: 'JWT', alg: 'RS256', kid: key.kid, ...header };
  const input = `${encode(fullHeader)}.${encode(claims)}`;
  return `${input}.${signature(fullHeader.alg, input, key).toString('base64url')}`;
}

function signature(alg: string, input: string, key: SigningKey): Buffer {
  if (alg === 'none') return Buffer.alloc(0);
  if (alg === 'HS256') {
    const pem = key.publicKey.export({ type: 'spki', format: 'pem' });
    return createHmac('sha256', pem).update(input).digest();
  }
  const padding = alg === 'PS256' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  return sign('sha256', Buffer.from(input), { key: key.privateKey, padding, saltLength: 32 });
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

async function makeKey(): Promise<SigningKey> {
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const kid = await calculateJwkThumbprint(await exportJWK(pair.publicKey));
  return { ...pair, kid };
}

async function publish(name: KeyName, issuer: string): Promise<PublishedKey> {
  const { kid, publicKey } = await signingKeys.key(name);
  const { n = '', e = '' } = await exportJWK(publicKey);
  return {
    kty: 'RSA',
    use: 'sig',
    alg: 'RS256',
    kid,
    n,
    e,
    issuer,
    cloud_instance_name: authority.host,
  };
}
