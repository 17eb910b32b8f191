import type { RequestHandler } from 'express';
import { Problem } from '../kernel/problem.ts';
import { hasBody } from './json-body.ts';

/**
 * Lets at most `limit` requests be worked on at once and turns the rest away at once: under overload a fast refusal
 * serves everybody better than a queue in which all of them time out. Requests whose body has not come yet have as
 * many places of their own, so that clients who send theirs a byte at a time keep out nobody but each other.
 */
export function limitConcurrency(limit: number): RequestHandler {
  const inside = { arriving: 0, working: 0 };

  return (req, res, next) => {
    let place: keyof typeof inside | null = hasBody(req) ? 'arriving' : 'working';
    if (inside[place] >= limit) {
      throw new Problem('overloaded', 'Too many requests are being worked on.', { retryAfterSeconds: 1 });
    }
    const moveTo = (to: typeof place) => {
      if (place !== null) inside[place] -= 1;
      if (to !== null) inside[to] += 1;
      place = to;
    };
    inside[place] += 1;
    if (place === 'arriving') {
      req.once('end', () => {
        if (place !== null) moveTo('working');
      });
    }
    res.once('close', () => moveTo(null));
    next();
  };
}
