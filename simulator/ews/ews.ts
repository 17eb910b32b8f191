import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { CheckToken } from '../graph/access.ts';
import type { World } from '../state/world.ts';
import { createAuthenticate } from './auth/authenticate.ts';
import { UnreadableEncoding } from './body-text.ts';
import { announcedBy, callerOf } from './caller.ts';
import type { Principal } from './caller.ts';
import { envelope, faultBody } from './envelope.ts';
import { EwsError, ewsRefusals } from './ews-error.ts';
import type { EwsRequest } from './ews-request.ts';
import { operations } from './operations/index.ts';
import { receive, receivedRequest } from './received.ts';
import { checkSchema } from './request-schema.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createSyncStates } from './sync-states.ts';
import { checkVersion } from './versions.ts';
import type { Xml } from './write-xml.ts';

export interface SimulatedEws {
  /** To run before the call is logged: reads the body. */
  readonly receive: RequestHandler;
  /** To be mounted at the root of exchange.sim.test. */
  readonly router: Router;
  /** Forgets synchronization states and subscriptions; part of every reset. */
  readonly reset: () => void;
}

/**
 * Exchange Web Services, read-only: the company's own Exchange Server for accounts with a password, Exchange Online for
 * an app's token (learn.microsoft.com/exchange/client-developer/exchange-web-services).
 */
export function createEws(options: { readonly world: World; readonly checkToken: CheckToken }): SimulatedEws {
  const { world } = options;
  const authenticate = createAuthenticate(world, options.checkToken);
  const syncStates = createSyncStates();
  const subscriptions = createSubscriptions();

  const answer = (principal: Principal, request: EwsRequest | EwsError): Xml => {
    if (request instanceof EwsError) throw request;
    checkVersion(request.version, announcedBy(world, principal, principal.tenant.id));
    checkSchema(request.element, request.document);
    const operation = operations.get(request.operation);
    if (!operation) throw ewsRefusals.invalidRequest();
    const caller = callerOf(world, principal, request.impersonation);
    return operation({ world, caller, syncStates, subscriptions }, request);
  };

  const router = Router({ caseSensitive: false });
  router.use(identify);
  router.all('/EWS/Exchange.asmx', async (req, res) => {
    const principal = await authenticate(req, res);
    if (!principal) return;
    res.locals.principal = principal.kind === 'app' ? principal.clientId : principal.account.mail;
    if (req.method !== 'POST') {
      res
        .status(req.method === 'GET' ? 200 : 405)
        .type('text/html')
        .send('<!doctype html><title>Service</title>');
      return;
    }
    const received = receivedRequest(req);
    if (!isSoap11(req) || received instanceof UnreadableEncoding) {
      res.status(415).end();
      return;
    }
    const announced = announcedBy(world, principal, principal.tenant.id);
    const { status, body } = outcome(() => answer(principal, received ?? ewsRefusals.invalidRequest()));
    res.status(status).type('text/xml; charset=utf-8').send(envelope(announced, body));
  });
  router.use((_req, res) => void res.status(404).type('text/html').send('<!doctype html><title>404</title>'));

  return {
    receive,
    router,
    reset: () => {
      syncStates.clear();
      subscriptions.clear();
    },
  };
}

function outcome(answer: () => Xml): { status: number; body: Xml } {
  try {
    return { status: 200, body: answer() };
  } catch (error) {
    if (!(error instanceof EwsError)) throw error;
    return { status: 500, body: faultBody(error) };
  }
}

/** The endpoint speaks SOAP 1.1, which is text/xml; SOAP 1.2's application/soap+xml and plain XML it does not take. */
function isSoap11(req: Request): boolean {
  return /^\s*text\/xml\s*(;|$)/i.test(req.get('content-type') ?? 'text/xml');
}

/** Exchange names every request; `client-request-id` comes back when the client asks for it. */
function identify(req: Request, res: Response, next: NextFunction): void {
  res.set('request-id', randomUUID());
  const own = req.get('client-request-id');
  if (req.get('return-client-request-id') === 'true' && own !== undefined && /^[\w-]{1,64}$/.test(own)) {
    res.set('client-request-id', own);
  }
  next();
}
