import { randomUUID } from 'node:crypto';
import type { CallLog } from '../../control/call-log.ts';
import { GraphError } from '../failures.ts';

/** The name under which the product is known to the simulated Microsoft; the only one it can reach. */
const PRODUCT_ORIGIN = 'https://foyer.sim.test';

/** Graph's deadlines, real time (learn.microsoft.com/graph/change-notifications-delivery-webhooks). */
const VALIDATION_MS = 10_000;
const DELIVERY_MS = 3_000;
const LONGEST_ECHO = 8_192;

/** What a call to an app is about, for the log. */
export interface About {
  readonly operation: 'validate' | 'change' | 'lifecycle';
  /** Null when it concerns several. */
  readonly mailbox: string | null;
}

/** The way from the simulated Microsoft to an app's addresses. */
export interface Endpoint {
  /** Resolves when the address has echoed a token as it must; rejects with Graph's 400 otherwise. */
  readonly validate: (url: string, mailbox: string | null) => Promise<void>;
  /** Whether the address took the delivery: an answer with 2xx in time. Never rejects. */
  readonly post: (url: string, body: object, about: About) => Promise<boolean>;
}

/** `productUrl` is where the product really listens; every other host is as unreachable as from a machine offline. */
export function createEndpoint(options: { readonly productUrl: string; readonly log: CallLog }): Endpoint {
  const call = async (url: URL, about: About, init: RequestInit, deadline: number): Promise<Reply | null> => {
    const at = new Date().toISOString();
    const reply = await reach(url, options.productUrl, init, deadline);
    options.log.add({
      at,
      direction: 'out',
      service: 'notifications',
      method: 'POST',
      path: url.pathname.slice(0, 500),
      operation: about.operation,
      mailbox: about.mailbox,
      select: null,
      principal: null,
      status: reply?.status ?? 0,
    });
    return reply;
  };

  return {
    validate: async (text, mailbox) => {
      const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`;
      const url = new URL(text);
      url.search += `${url.search === '' ? '?' : '&'}validationToken=${encodeURIComponent(token)}`;
      const headers = { 'content-type': 'text/plain; charset=utf-8' };
      const reply = await call(url, { operation: 'validate', mailbox }, { headers }, VALIDATION_MS);
      if (reply === null) throw refused('Subscription validation request timed out.');
      const isEcho = reply.status === 200 && reply.type === 'text/plain' && reply.text === token;
      if (isEcho) return;
      throw refused(
        'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
      );
    },
    post: async (text, body, about) => {
      const init = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const reply = await call(new URL(text), about, init, DELIVERY_MS);
      return reply !== null && reply.status >= 200 && reply.status < 300;
    },
  };
}

interface Reply {
  readonly status: number;
  /** Media type without parameters. */
  readonly type: string;
  readonly text: string;
}

/** Null: there is nobody, or no answer in time. */
async function reach(
  url: URL,
  productUrl: string,
  init: RequestInit,
  deadline: number,
): Promise<Reply | null> {
  if (url.origin !== PRODUCT_ORIGIN) return null;
  const target = `${productUrl.replace(/\/$/, '')}${url.pathname}${url.search}`;
  const signal = AbortSignal.timeout(deadline);
  try {
    const response = await fetch(target, { ...init, method: 'POST', redirect: 'manual', signal });
    const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    return { status: response.status, type, text: (await response.text()).slice(0, LONGEST_ECHO) };
  } catch {
    return null;
  }
}

function refused(message: string): GraphError {
  return new GraphError(400, 'ValidationError', message);
}
