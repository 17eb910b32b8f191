import express from 'express';
import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { EntraError } from './entra-error.ts';

const MOST_PARAMETERS = 60;

/** Reads form bodies as text (64 KB at most), so that queries and forms go through the same parser. */
export const formBody: RequestHandler = express.text({
  type: 'application/x-www-form-urlencoded',
  limit: '64kb',
});

/** The parameters of a query (GET) or of a form (POST). Throws AADSTS9002313 when one is repeated (RFC 6749 §3.1). */
export function parametersOf(req: Request): Readonly<Record<string, string>> {
  const posted: unknown = req.body;
  const text = req.method === 'POST' ? posted : (req.url.split('?', 2)[1] ?? '');
  if (typeof text !== 'string') throw malformed('The body must be application/x-www-form-urlencoded.');

  const entries = [...new URLSearchParams(text)].filter(([, value]) => value !== '');
  const parameters = Object.fromEntries(entries);
  if (entries.length > MOST_PARAMETERS || Object.keys(parameters).length < entries.length) {
    throw malformed('A parameter is repeated, or there are too many.');
  }
  return parameters;
}

/** Parses parameters; the first that is absent is AADSTS900144, the first that is wrong AADSTS9002313. */
export function parse<T extends z.ZodType>(
  schema: T,
  parameters: Readonly<Record<string, string>>,
): z.output<T> {
  const parsed = schema.safeParse(parameters);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? '');
  if (!(name in parameters)) {
    throw new EntraError(900144, `The request must contain the parameter '${name}'.`);
  }
  throw malformed(`The parameter '${name}' is not valid: ${issue?.message ?? ''}`);
}

function malformed(text: string): EntraError {
  return new EntraError(9002313, `The request is malformed. ${text}`);
}

/** The caller's own id of the request, echoed so that both sides can find it in their logs; a fresh one otherwise. */
export function correlationIdOf(req: Request): string {
  const given = req.get('client-request-id') ?? '';
  return /^[0-9a-f-]{36}$/i.test(given) ? given : crypto.randomUUID();
}
