import type { Request } from 'express';
import { Problem } from '../kernel/problem.ts';

/** As long as most APIs allow; it is an id, and no text. */
const LONGEST = 255;

/**
 * The `Idempotency-Key` of a request (the IETF draft of that name; quotes may be left out); null when there is none. Throws
 * `invalid-request` for what is no key.
 */
export function readIdempotencyKey(req: Pick<Request, 'headers'>): string | null {
  const given = req.headers['idempotency-key'];
  if (given === undefined) return null;
  const key = /^("?)([\x21\x23-\x7E]+)\1$/.exec(String(given).trim())?.[2];
  if (key === undefined || key.length > LONGEST) {
    throw new Problem('invalid-request', 'The header Idempotency-Key is not a key.', {
      errors: [
        {
          pointer: '/headers/idempotency-key',
          detail: `must be 1 to ${LONGEST} visible ASCII characters without blanks, such as a UUID`,
        },
      ],
    });
  }
  return key;
}
