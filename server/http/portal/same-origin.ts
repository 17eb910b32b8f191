import type { RequestHandler } from 'express';
import { Problem } from '../../kernel/problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets a request that changes something pass only when it comes from a page of ours, because the cookie would come along
 * with any (cross-site request forgery). Browsers name the page's origin in `Origin` (Fetch Standard, section 3.2);
 * where it is absent, `Sec-Fetch-Site` must say that the page was ours. A request with neither is refused: it is no browser.
 */
export function requireSameOrigin(publicUrl: string): RequestHandler {
  const own = new URL(publicUrl).origin;

  return (req, _res, next) => {
    const { origin } = req.headers;
    const isOurs = origin === undefined ? req.headers['sec-fetch-site'] === 'same-origin' : origin === own;
    if (SAFE.has(req.method) || isOurs) {
      next();
      return;
    }
    throw new Problem(
      'origin-refused',
      'This request did not come from a page of Foyer, so nothing was changed.',
    );
  };
}
