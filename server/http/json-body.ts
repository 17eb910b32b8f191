import type { Request, Response } from 'express';
import { Problem } from '../kernel/problem.ts';

const KB = 1024;

/** The JSON types that nearly everybody sends; any other spelling takes the longer way. */
const PLAIN_JSON = /^application\/json(?:; ?charset=utf-8)?$/i;
const CHARSET = /;\s*charset\s*=\s*"?([^\s";]*)/i;

/**
 * JSON between systems is UTF-8 (RFC 8259, section 8.1). Bytes that are none would become replacement characters, and a
 * password that was read like that would be another one.
 */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The JSON body of a request, an object or an array; `{}` when there is none. Compressed bodies are refused: they could
 * unfold to any size. Rejects with `unsupported-media-type`, `body-too-large` or `malformed-body`.
 */
export async function readJsonBody(req: Request, res: Response, limitKb: number): Promise<unknown> {
  if (!hasBody(req)) return {};
  requirePlainJson(req);
  if (Number(req.headers['content-length'] ?? 0) > limitKb * KB) throw tooLarge(res, limitKb);

  const bytes = await readBytes(req, limitKb * KB);
  if (bytes === null) throw tooLarge(res, limitKb);
  return bytes.length === 0 ? {} : parse(bytes);
}

/** Whether a body follows the headers (RFC 9112, section 6.3). */
export function hasBody(req: Pick<Request, 'headers'>): boolean {
  const length = req.headers['content-length'];
  return req.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

function requirePlainJson(req: Request): void {
  const { 'content-type': type = '', 'content-encoding': encoding } = req.headers;
  if (!PLAIN_JSON.test(type)) {
    const isJson = req.is('application/json') !== false;
    const charset = CHARSET.exec(type)?.[1] ?? 'utf-8';
    if (!isJson || charset.toLowerCase() !== 'utf-8') {
      throw new Problem('unsupported-media-type', 'Send the body as application/json, in UTF-8.');
    }
  }
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new Problem('unsupported-media-type', 'Send the body as JSON in UTF-8, uncompressed.');
  }
}

/** What follows of a body that is too large is not waited for: the connection ends with the answer. */
function tooLarge(res: Response, limitKb: number): Problem {
  res.set('Connection', 'close');
  return new Problem('body-too-large', `The body may be at most ${limitKb} KB.`);
}

/** Null: there are more than `most`, and the rest is thrown away as it comes. Rejects when the body breaks off. */
function readBytes(req: Request, most: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    if (req.destroyed) return reject(malformed('The body broke off.')); // nothing would ever come
    const chunks: Buffer[] = [];
    let length = 0;
    req.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= most) chunks.push(chunk);
      else resolve(null);
    });
    req.once('end', () => {
      const [first, ...more] = chunks;
      resolve(first !== undefined && more.length === 0 ? first : Buffer.concat(chunks));
    });
    req.once('error', (cause) => reject(malformed('The body broke off.', cause)));
  });
}

function parse(bytes: Buffer): unknown {
  const body = parseText(textOf(bytes));
  if (typeof body !== 'object' || body === null)
    throw malformed('The body is not a whole JSON object or array.');
  return body;
}

function textOf(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw malformed('The body is not valid UTF-8.', cause);
  }
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw malformed('The body is not a whole JSON object or array.', cause);
  }
}

function malformed(detail: string, cause?: unknown): Problem {
  return new Problem('malformed-body', detail, {}, { cause });
}
