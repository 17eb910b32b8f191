import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

/** What the log and the metrics may know about a request. Nothing in here is text that a person typed. */
export interface RequestFacts {
  /** Made by this server for every request, whatever the client sent. */
  readonly id: string;
  /** The trace-id of a W3C `traceparent`, when the client sent a valid one. */
  readonly traceId: string | null;
  /** The pattern of the route, e.g. `/addin-api/rooms/:mailbox`; never the address itself. */
  route?: string;
  organization?: string;
  /** The Entra object id of the caller. */
  caller?: string;
  /** The code of the problem the request ended with. */
  problem?: string;
}

const factsOfRequest = new WeakMap<IncomingMessage, RequestFacts>();

// W3C Trace Context, section 3.2: version-traceid-parentid-flags; an all-zero trace id is invalid.
const TRACEPARENT = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Gives every request its id, before anything else happens to it, and tells the client in `X-Request-Id`. */
export const identifyRequest: RequestHandler = (req, res, next) => {
  res.setHeader('X-Request-Id', factsOf(req).id);
  next();
};

/** Names the route of everything below for log and metrics; for files and pages, which have no contract route. */
export function named(route: string): RequestHandler {
  return (req, _res, next) => {
    factsOf(req).route = route;
    next();
  };
}

/** The facts of a request; they exist from the first time somebody asks. */
export function factsOf(request: IncomingMessage): RequestFacts {
  const known = factsOfRequest.get(request);
  if (known) return known;

  const facts = { id: randomUUID(), traceId: traceIdOf(request.headers['traceparent']) };
  factsOfRequest.set(request, facts);
  return facts;
}

function traceIdOf(header: string | string[] | undefined): string | null {
  return typeof header === 'string' ? (TRACEPARENT.exec(header)?.[1] ?? null) : null;
}
