import type { RequestHandler } from 'express';
import { Problem } from '../kernel/problem.ts';

/**
 * Lets at most `limit` requests be worked on at once and turns the rest away at once: under overload a fast refusal
 * serves everybody better than a queue in which all of them time out.
 */
export function limitConcurrency(limit: number): RequestHandler {
  let underWay = 0;

  return (_req, res, next) => {
    if (underWay >= limit) {
      throw new Problem('overloaded', 'Too many requests are being worked on.', { retryAfterSeconds: 1 });
    }
    underWay += 1;
    res.once('close', () => {
      underWay -= 1;
    });
    next();
  };
}
