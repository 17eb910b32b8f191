import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

/** A refusal in Graph's own words; thrown anywhere below the router, answered in one place. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** Refusals that several calls share. */
export const refusals = {
  badRequest: (message: string) => new GraphError(400, 'BadRequest', message),
  badParameter: (message: string) => new GraphError(400, 'ErrorInvalidParameter', message),
  badProperty: (property: string, type: string) =>
    new GraphError(
      400,
      'RequestBroker--ParseUri',
      `Could not find a property named '${property.slice(0, 100)}' on type '${type}'.`,
    ),
  accessDenied: () =>
    new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.'),
  missingPermission: () =>
    new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'),
  unknownUser: (name: string) =>
    new GraphError(404, 'ErrorInvalidUser', `The requested user '${name.slice(0, 200)}' is invalid.`),
  notInExchangeOnline: () =>
    new GraphError(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    ),
  unknownObject: (id: string) =>
    new GraphError(
      404,
      'Request_ResourceNotFound',
      `Resource '${id.slice(0, 200)}' does not exist or one of its queried reference-property objects are not present.`,
    ),
  notSimulated: (what: string) =>
    new GraphError(
      501,
      'notImplemented',
      `The simulated Graph does not have ${what}; simulator/README.md lists what it has.`,
    ),
} as const;

/** Graph's error body (learn.microsoft.com/graph/errors); `request-id` is that of the response header. */
export function errorBody(req: Request, res: Response, code: string, message: string) {
  const requestId = res.get('request-id') ?? randomUUID();
  const date = new Date().toISOString().slice(0, 19);
  const clientRequestId = req.get('client-request-id') ?? requestId;
  const innerError = { date, 'request-id': requestId, 'client-request-id': clientRequestId };
  return { error: { code, message, innerError } };
}

export function sendError(req: Request, res: Response, error: GraphError): void {
  res
    .status(error.status)
    .set(error.headers)
    .json(errorBody(req, res, error.code, error.message));
}

/** Every answer of Graph names the request; support asks for it. */
export function identify(req: Request, res: Response, next: NextFunction): void {
  const clientRequestId = req.get('client-request-id');
  res.set('request-id', randomUUID());
  if (clientRequestId !== undefined && /^[\w-]{1,64}$/.test(clientRequestId)) {
    res.set('client-request-id', clientRequestId);
  }
  next();
}
