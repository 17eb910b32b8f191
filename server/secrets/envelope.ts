import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const DATA_KEY_BYTES = 32;

/** A key that seals data keys. `id` is public: it stands in every value that the key sealed. */
export interface SecretKey {
  readonly id: string;
  /** 32 bytes: never logged, never stored beside what it sealed. */
  readonly key: Buffer;
}

/** Where a sealed value lives. It opens there and nowhere else, so that a copy in another row or column is worthless. */
export interface Place {
  readonly organization: string;
  readonly table: string;
  readonly row: string;
  readonly field: string;
}

/** Seals texts for the database: AES-256-GCM with a key of its own per value, which is sealed in turn by the first key. */
export interface Secrets {
  /** `enc:v1:<key id>:<sealed data key>:<sealed text>`, in base64url; another one each time. */
  seal(plain: string, place: Place): string;
  /** The text again. Throws a SecretError when the value was changed, moved, or sealed with a key that is not here. */
  open(sealed: string, place: Place): string;
  /** The same value under the first key; its text is sealed as before. Throws as `open`. */
  rewrap(sealed: string, place: Place): string;
  /** Which key sealed it. Throws a SecretError for what is no sealed value. */
  keyIdOf(sealed: string): string;
}

/** `unknown-key` names the missing key in its message; neither kind ever carries a piece of the value. */
export class SecretError extends Error {
  override readonly name = 'SecretError';
  readonly kind: 'damaged' | 'unknown-key';

  constructor(kind: SecretError['kind'], message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.kind = kind;
  }
}

/** The first key seals, all of them open: while one replaces the other, both are here. Throws without any. */
export function createSecrets({ keys }: { readonly keys: readonly SecretKey[] }): Secrets {
  const [first] = keys;
  if (!first) throw new RangeError('secrets cannot be sealed without a key');
  const known = new Map(keys.map((key) => [key.id, key]));

  function dataKeyOf({ keyId, wrapped }: Parts, place: Place): Buffer {
    const key = known.get(keyId);
    if (!key) {
      throw new SecretError(
        'unknown-key',
        `A stored secret was sealed with the key ${keyId}, which this server does not have. Add its file to SECRETS_KEY_FILE.`,
      );
    }
    return unlock(key.key, wrapped, labelOf('data key', place));
  }
  const wrap = (dataKey: Buffer, place: Place) => lock(first.key, dataKey, labelOf('data key', place));

  return {
    seal(plain, place) {
      const dataKey = randomBytes(DATA_KEY_BYTES);
      const body = lock(dataKey, Buffer.from(plain, 'utf8'), labelOf('value', place));
      return written({ keyId: first.id, wrapped: wrap(dataKey, place), body });
    },

    open(sealed, place) {
      const parts = read(sealed);
      return unlock(dataKeyOf(parts, place), parts.body, labelOf('value', place)).toString('utf8');
    },

    rewrap(sealed, place) {
      const parts = read(sealed);
      return written({ ...parts, keyId: first.id, wrapped: wrap(dataKeyOf(parts, place), place) });
    },

    keyIdOf: (sealed) => read(sealed).keyId,
  };
}

interface Parts {
  readonly keyId: string;
  readonly wrapped: Buffer;
  readonly body: Buffer;
}

function written({ keyId, wrapped, body }: Parts): string {
  return `enc:v1:${keyId}:${wrapped.toString('base64url')}:${body.toString('base64url')}`;
}

const FORMAT = /^enc:v1:([0-9a-f]{16}):([\w-]+):([\w-]+)$/;
const SHORTEST = IV_BYTES + TAG_BYTES;

function read(sealed: string): Parts {
  const [, keyId = '', wrapped = '', body = ''] = FORMAT.exec(sealed) ?? [];
  const parts = { keyId, wrapped: Buffer.from(wrapped, 'base64url'), body: Buffer.from(body, 'base64url') };
  const isWhole = parts.wrapped.length === SHORTEST + DATA_KEY_BYTES && parts.body.length >= SHORTEST;
  // Base64 has several spellings of the same bytes; only the one that was written counts.
  if (!isWhole || written(parts) !== sealed) throw damaged();
  return parts;
}

/** iv | tag | ciphertext. */
function lock(key: Buffer, plain: Buffer, label: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES }).setAAD(label);
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

/** The tag length is fixed: without it Node takes a tag of four bytes, which can be guessed. */
function unlock(key: Buffer, sealed: Buffer, label: Buffer): Buffer {
  const iv = sealed.subarray(0, IV_BYTES);
  const tag = sealed.subarray(IV_BYTES, SHORTEST);
  try {
    const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(label).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(SHORTEST)), decipher.final()]);
  } catch (cause) {
    throw damaged(cause);
  }
}

/** What both layers are bound to. Each part carries its length, so that no two places read the same. */
function labelOf(layer: 'data key' | 'value', { organization, table, row, field }: Place): Buffer {
  const parts = [layer, 'v1', organization, table, row, field].map((part) => Buffer.from(part, 'utf8'));
  return Buffer.concat(
    parts.flatMap((part) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      return [length, part];
    }),
  );
}

function damaged(cause?: unknown): SecretError {
  return new SecretError(
    'damaged',
    'A stored secret cannot be opened: it was changed, or it belongs to another place. Enter it again.',
    { cause },
  );
}
