import type { Request, Response } from 'express';
import { GraphError, identify, sendError } from '../graph/failures.ts';
import { EwsError } from '../ews/ews-error.ts';
import { answerWithError, serverBusy } from '../ews/ordered-errors.ts';
import type { DrawnFault, FaultRule } from './faults.ts';
import { inLaterWords } from './later-words.ts';

const SIGN_IN_PAGE =
  '<!doctype html><html lang="en"><title>Network sign-in</title><p>Sign in to use this network.</p></html>';

/** Codes Graph uses with a status that is not about one object. */
const graphCodes: Readonly<Record<number, readonly [code: string, message: string]>> = {
  401: ['InvalidAuthenticationToken', 'Access token has expired or is not yet valid.'],
  403: ['ErrorAccessDenied', 'Access is denied. Check credentials and try again.'],
  404: ['ErrorItemNotFound', 'The specified object was not found in the store.'],
  429: ['ApplicationThrottled', 'Application is over its MailboxConcurrency limit.'],
  503: ['ServiceUnavailable', 'The service is temporarily unavailable.'],
};

type Inflict = (fault: DrawnFault, req: Request, res: Response) => boolean | Promise<boolean>;

/**
 * Does what the fault says. Resolves true when the call is answered (or will never be) and must not go on; a call that
 * is only slow, or whose answer will be mutilated, goes on.
 */
export async function inflict(fault: DrawnFault, req: Request, res: Response): Promise<boolean> {
  return (await ways[fault.rule.fault]?.(fault, req, res)) ?? false;
}

/** Faults of deliveries and mail strike where those are made. */
const ways: Readonly<Partial<Record<FaultRule['fault'], Inflict>>> = {
  latency: async ({ milliseconds }, _req, res) => {
    await pause(res, milliseconds ?? 1000);
    return res.destroyed;
  },
  status: ({ rule }, req, res) => {
    refuse(rule.service, rule.status ?? 503, rule.retryAfter, req, res);
    return true;
  },
  'expired-delta': (_fault, req, res) => {
    identify(req, res, () => undefined);
    sendError(req, res, new GraphError(410, 'SyncStateNotFound', 'The sync state generation is not found.'));
    return true;
  },
  'replayed-delta': (_fault, _req, res) => {
    res.locals.replaysDelta = true;
    return false;
  },
  html: ({ rule }, _req, res) => {
    const answer = res.status(rule.status ?? 200).type('html');
    answer.send(SIGN_IN_PAGE);
    return true;
  },
  'ews-busy': ({ milliseconds }, req, res) =>
    answerWithError(req, res, serverBusy(milliseconds ?? 297_749), 'fault'),
  'ews-error': ({ rule }, req, res) => {
    const code = rule.code ?? 'ErrorInternalServerError';
    const error = new EwsError(code, 'The simulated Exchange was told to answer so.');
    return answerWithError(req, res, error, rule.as ?? 'response');
  },
  silence: ({ milliseconds }, req) => {
    if (milliseconds !== null) setTimeout(() => req.socket.destroy(), milliseconds).unref();
    return true;
  },
  reset: ({ rule }, req, res) => {
    if (rule.midBody) mutilate(res, (body) => resetMidBody(req, res, body));
    else req.socket.resetAndDestroy();
    return rule.midBody !== true;
  },
  truncate: (_fault, _req, res) => {
    mutilate(res, (body) => finish(res, body.subarray(0, Math.floor(body.length / 2))));
    return false;
  },
  'later-words': (_fault, _req, res) => {
    mutilate(res, (body) => finish(res, Buffer.from(inLaterWords(body.toString('utf8')))));
    return false;
  },
  drip: ({ milliseconds }, _req, res) => {
    mutilate(res, (body) => drip(res, body, milliseconds ?? 1000));
    return false;
  },
};

function refuse(
  service: FaultRule['service'],
  status: number,
  retryAfter: number | string | undefined,
  req: Request,
  res: Response,
): void {
  if (retryAfter !== undefined) res.set('Retry-After', String(retryAfter));
  if (service === 'graph') {
    const [code, message] = graphCodes[status] ?? ['UnknownError', 'An unknown error occurred.'];
    identify(req, res, () => undefined);
    sendError(req, res, new GraphError(status, code, message));
    return;
  }
  if (service === 'exchange') {
    res.status(status).type('html').send(`<!doctype html><title>${status}</title><h1>${status}</h1>`);
    return;
  }
  res.status(status).json({
    error: 'temporarily_unavailable',
    error_description: 'AADSTS90033: A transient error has occurred. Please try again.',
    error_codes: [90033],
    timestamp: new Date().toISOString(),
  });
}

/** Takes the finished answer away from Express, which sends it with one call of `end`. */
function mutilate(res: Response, send: (body: Buffer) => void): void {
  const end = res.end.bind(res);
  res.end = (chunk?: unknown) => {
    res.end = end;
    send(typeof chunk === 'string' || chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0));
    return res;
  };
}

function finish(res: Response, body: Buffer): void {
  res.setHeader('Content-Length', body.length);
  res.end(body);
}

function resetMidBody(req: Request, res: Response, body: Buffer): void {
  res.setHeader('Content-Length', body.length);
  res.write(body.subarray(0, Math.floor(body.length / 2)), () => req.socket.resetAndDestroy());
}

/** One byte at a time. */
function drip(res: Response, body: Buffer, every: number): void {
  res.setHeader('Content-Length', body.length);
  let at = 0;
  const timer = setInterval(() => {
    if (res.destroyed || at >= body.length) {
      clearInterval(timer);
      if (!res.destroyed) res.end();
      return;
    }
    res.write(body.subarray(at, at + 1));
    at += 1;
  }, every);
  timer.unref();
}

/** No longer than somebody waits: what is left of a call that was given up would keep a process from ending. */
function pause(res: Response, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    res.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
