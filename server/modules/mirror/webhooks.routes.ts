import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { readJsonBody } from '../../http/json-body.ts';
import { factsOf } from '../../http/request-facts.ts';
import { failpoint } from '../../kernel/failpoint.ts';
import { Problem } from '../../kernel/problem.ts';
import { readNotifications } from './notifications.ts';
import type { Received } from './notifications.ts';

const MOST_BODY_KB = 1_024;
const MOST_TOKEN_BYTES = 4_096;

export interface WebhookRoutesDeps {
  /** Resolves once the wake-ups are kept; rejects with a Problem otherwise. */
  readonly takeNotifications: (received: Received) => Promise<void>;
}

/**
 * Where Microsoft Graph tells of changes, to be mounted at `/webhooks`. Anybody may call: what a notification says is
 * believed only with the client state that its subscription was made with, and then only as "look again". The same 202
 * answers everybody else, so that nobody learns which subscriptions exist.
 */
export function webhookRoutes(deps: WebhookRoutesDeps): Router {
  const router = Router();
  for (const path of ['/graph', '/graph/lifecycle']) router.post(path, receive(deps, `/webhooks${path}`));
  return router;
}

function receive({ takeNotifications }: WebhookRoutesDeps, route: string): RequestHandler {
  return async (req, res) => {
    factsOf(req).route = route;
    if (req.query['validationToken'] !== undefined) return confirm(req, res);
    await takeNotifications(readNotifications(await readJsonBody(req, res, MOST_BODY_KB)));
    failpoint('notification-kept');
    res.status(202).set('Cache-Control', 'no-store').end();
  };
}

/** The handshake of a new subscription: the token comes back as it is, as text that no browser takes for anything else. */
function confirm(req: Request, res: Response): void {
  const token: unknown = req.query['validationToken'];
  if (typeof token !== 'string' || Buffer.byteLength(token) > MOST_TOKEN_BYTES) {
    throw new Problem('invalid-request', 'This is no validation token of Microsoft Graph.', {
      errors: [
        {
          pointer: '/query/validationToken',
          detail: `must be one text of at most ${MOST_TOKEN_BYTES} bytes`,
        },
      ],
    });
  }
  res
    .status(200)
    .set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' })
    .type('text/plain')
    .send(token);
}
