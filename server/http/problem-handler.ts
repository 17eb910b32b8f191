import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import type { ProblemBody } from '../../contract/problem.ts';
import { problemTable } from '../kernel/problem-table.ts';
import { Problem } from '../kernel/problem.ts';
import { toProblem } from './foreign-errors.ts';
import { problemPage } from './pages/problem-page.ts';
import { factsOf } from './request-facts.ts';

/**
 * The one place where an error becomes a response: RFC 9457, `application/problem+json`; a page for somebody who opened
 * an address in a browser. An error nobody foresaw is `about:blank` 500 with the request id and nothing else.
 */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const facts = factsOf(req);
    const known = toProblem(error);
    const body = known instanceof Problem ? describe(known, facts.id) : undescribed(known, facts.id);

    if (known instanceof Problem) facts.problem = known.code;
    const isTurnedAway = error instanceof Problem && error.code === 'overloaded';
    if (body.status >= 500 && !res.destroyed && !isTurnedAway) {
      // Of a request that was turned away the request's own line says all there is; a flood must not become one of the log.
      log.error({ err: error, requestId: facts.id, route: facts.route }, 'a request failed');
    }
    if (res.headersSent) {
      res.destroy(); // half an answer cannot be taken back; a cut connection is at least not mistaken for a whole one
      return;
    }
    sendProblem(req, res, body);
  };
}

function sendProblem(req: Request, res: Response, body: ProblemBody): void {
  res.status(body.status).set('Cache-Control', 'no-store').vary('Accept');
  if (body.retryAfterSeconds !== undefined) res.set('Retry-After', String(Math.ceil(body.retryAfterSeconds)));
  if (body.status === 401) res.set('WWW-Authenticate', challenge(body));

  if (wantsPage(req)) res.type('html').send(problemPage(body));
  else res.type('application/problem+json').send(JSON.stringify(body));
}

function describe(problem: Problem, requestId: string): ProblemBody {
  const { status, title } = problemTable[problem.code];
  const { errors, exchangeCode, retryAfterSeconds, current } = problem.extra;
  return {
    type: `/problems/${problem.code}`,
    title,
    status,
    detail: problem.message,
    instance: `urn:request:${requestId}`,
    ...(errors && { errors: [...errors] }),
    ...(exchangeCode !== undefined && { exchangeCode }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(current !== undefined && { current }),
  };
}

function undescribed(status: number, requestId: string): ProblemBody {
  const title = status === 500 ? 'Something went wrong on our side' : (STATUS_CODES[status] ?? 'Refused');
  return { type: 'about:blank', title, status, instance: `urn:request:${requestId}` };
}

/** RFC 6750, section 3: a request without a token is told only how to authenticate. */
function challenge(body: ProblemBody): string {
  return /\/(token|api-key)-missing$/.test(body.type) ? 'Bearer' : 'Bearer error="invalid_token"';
}

function wantsPage(req: Request): boolean {
  if (/^\/(addin-api|portal-api|api)\//i.test(req.originalUrl)) return false;
  return req.accepts(['application/problem+json', 'application/json', 'html']) === 'html';
}
