import { isUtf8 } from 'node:buffer';
import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { Problem } from '../kernel/problem.ts';

const KB = 1024;
const parsers = new Map<number, RequestHandler>();

/** One parser per limit; the routes name only a few. */
function parserOf(limitKb: number): RequestHandler {
  const parser =
    parsers.get(limitKb) ??
    express.json({ limit: limitKb * KB, strict: true, inflate: false, verify: requireUtf8 });
  parsers.set(limitKb, parser);
  return parser;
}

/**
 * JSON between systems is UTF-8 (RFC 8259, section 8.1). Bytes that are none would become replacement characters, and a
 * password that was read like that would be another one.
 */
function requireUtf8(_req: unknown, _res: unknown, bytes: Buffer, charset: string): void {
  if (charset !== 'utf-8') throw new Problem('unsupported-media-type', 'Send the body as JSON in UTF-8.');
  if (!isUtf8(bytes)) throw new Problem('malformed-body', 'The body is not valid UTF-8.');
}

/**
 * The JSON body of a request, `{}` when there is none. Compressed bodies are refused: they could unfold to any size.
 * Rejects with `unsupported-media-type`, or with what body-parser throws (the problem handler knows its errors).
 */
export async function readJsonBody(req: Request, res: Response, limitKb: number): Promise<unknown> {
  if (!hasBody(req)) return {};
  if (req.is('application/json') === false) {
    throw new Problem('unsupported-media-type', 'Send the body as application/json.');
  }
  if (Number(req.headers['content-length'] ?? 0) > limitKb * KB) throw tooLarge(res, limitKb);

  await new Promise<void>((resolve, reject) => {
    // body-parser would answer only after the last byte of what nobody wants, and of a body whose length nobody announced
    // that may never come.
    let length = 0;
    req.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limitKb * KB) reject(tooLarge(res, limitKb));
    });
    parserOf(limitKb)(req, res, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });
  const body: unknown = req.body;
  return body ?? {};
}

/** What follows of it is not waited for: the connection ends with the answer. */
function tooLarge(res: Response, limitKb: number): Problem {
  if (!res.headersSent) res.set('Connection', 'close');
  return new Problem('body-too-large', `The body may be at most ${limitKb} KB.`);
}

/** Whether a body follows the headers (RFC 9112, section 6.3). */
export function hasBody(req: Pick<Request, 'headers'>): boolean {
  const length = req.headers['content-length'];
  return req.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}
