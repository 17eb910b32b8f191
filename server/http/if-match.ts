import type { Request } from 'express';
import { Problem } from '../kernel/problem.ts';

/**
 * The version that a conditional request names, as in `If-Match: "7"` (RFC 9110, section 13.1.1; quotes may be left out).
 * Throws `precondition-required` without the header (RFC 6585, section 3) and `invalid-request` for anything else:
 * `*` and weak tags say nothing about what the caller saw.
 */
export function readVersion(req: Pick<Request, 'headers'>): number {
  const given = req.headers['if-match'];
  if (given === undefined || given === '') {
    throw new Problem('precondition-required', 'Send the version that you read in the header If-Match.');
  }
  const version = /^("?)(\d{1,9})\1$/.exec(given.trim())?.[2];
  if (version === undefined) {
    throw new Problem('invalid-request', 'The header If-Match does not name a version.', {
      errors: [{ pointer: '/headers/if-match', detail: 'must be the version as it was read, such as "7"' }],
    });
  }
  return Number(version);
}
