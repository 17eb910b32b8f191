import type { RequestHandler, Request } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';
import { factsOf } from './request-facts.ts';

/** nginx's number for a client that left before it was answered; used in log and metrics only. */
const CLIENT_LEFT = 499;

/** One log line and one measurement for each request, when it is over. */
export function observeRequests(log: Logger, metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const began = performance.now();

    res.once('close', () => {
      const status = res.writableFinished ? res.statusCode : CLIENT_LEFT;
      const milliseconds = performance.now() - began;
      const facts = factsOf(req);
      const route = facts.route ?? patternOf(req);

      metrics.requestServed({ method: req.method, route, status, seconds: milliseconds / 1000 });
      log.info(
        {
          requestId: facts.id,
          traceId: facts.traceId ?? undefined,
          method: req.method,
          route,
          status,
          ms: Math.round(milliseconds * 10) / 10,
          code: facts.problem,
          organization: facts.organization,
          caller: facts.caller,
        },
        'request',
      );
    });
    next();
  };
}

/** The pattern of a plain Express route. An address that no route matched may hold anything, so it is not named. */
function patternOf(req: Request): string {
  const route: unknown = req.route;
  const path: unknown = typeof route === 'object' && route !== null ? Reflect.get(route, 'path') : undefined;
  return typeof path === 'string' ? `${req.baseUrl}${path}` : 'unmatched';
}
