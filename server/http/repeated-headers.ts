import type { RequestHandler } from 'express';
import { ORGANIZATION_HEADER } from '../../contract/session.ts';
import { Problem } from '../kernel/problem.ts';

const SINGLE = ['Host', 'Authorization', ORGANIZATION_HEADER, 'Idempotency-Key'];

/**
 * Refuses a request that says twice whom it is for, who asks, or for which organization: node:http would take the
 * first, a proxy in front of us perhaps the last (RFC 9110, section 5.3; for Host, RFC 9112, section 3.2 asks to refuse).
 */
export const refuseRepeatedHeaders: RequestHandler = (req, _res, next) => {
  const repeated = SINGLE.filter((name) => (req.headersDistinct[name.toLowerCase()]?.length ?? 0) > 1);
  if (repeated.length === 0) {
    next();
    return;
  }
  const errors = repeated.map((name) => ({ pointer: `/headers/${name}`, detail: 'may be given only once' }));
  throw new Problem('invalid-request', `The request carries ${repeated.join(' and ')} more than once.`, {
    errors,
  });
};
