import type { Request, Response, Router } from 'express';
import type { z } from 'zod';
import { LANGUAGES } from '../../contract/languages.ts';
import type { Language } from '../../contract/languages.ts';
import type { Access, Route, RouteInput } from '../../contract/route.ts';
import type { Principal } from '../entra/principal.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Gate } from './gate.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import { readJsonBody } from './json-body.ts';
import { parseRequest } from './parse-request.ts';
import { factsOf } from './request-facts.ts';
import { readVersion } from './if-match.ts';

type Who<A extends Access> = A extends 'public'
  ? unknown
  : A extends 'signed-in'
    ? { readonly principal: Principal }
    : { readonly caller: Caller };

/** What a handler gets: the parsed request, who asks (as far as the route demands it), and when to give up. */
export type Input<R extends Route> = RouteInput<R> &
  Who<R['access']> & {
    /** Of a conditional route: the version that the caller saw (`If-Match`). Otherwise 0. */
    readonly version: number;
    /** Of an idempotent route: what the program calls this request; null when it sent nothing, or for any other route. */
    readonly idempotencyKey: string | null;
    /** Of this request, as the log and the audit name it. */
    readonly requestId: string;
    /** Sends a `Set-Cookie` header along with the answer. */
    readonly setCookie: (header: string) => void;
    /** Aborts when the client went away before it was answered. */
    readonly signal: AbortSignal;
  };

/**
 * Serves a contract route: lets in, parses, calls, and checks the reply (fields that the contract does not name fall
 * off). Nothing of the request is read before the gate has let it in. A reply that breaks its own contract is a bug.
 */
export function mount<R extends Route>(
  router: Router,
  gate: Gate,
  route: R,
  handle: (input: Input<R>) => Promise<z.input<R['reply']>>,
): void {
  router[route.method](route.path, async (req, res) => {
    factsOf(req).route = `/${route.api}${route.path}`;
    const who = await letIn(gate, route.access, req);
    const version = route.conditional ? readVersion(req) : 0;
    const idempotencyKey = route.idempotent ? readIdempotencyKey(req) : null;
    const body = await readJsonBody(req, res, route.bodyLimitKb);
    const parsed = parseRequest(route, { params: req.params, query: req.query, body });

    const input = {
      ...parsed,
      ...who,
      version,
      idempotencyKey,
      requestId: factsOf(req).id,
      setCookie: (header: string) => void res.append('Set-Cookie', header),
      signal: whileConnected(res),
    };
    const reply = await handle(input as unknown as Input<R>); // `who` holds what Who<R['access']> says
    const printed = route.reply.parse(reply);
    res.status(route.status).set('Cache-Control', 'no-store').json(printed);
  });
}

/** Asks the gate what the route demands, and notes for the log who it was. */
export async function letIn(
  gate: Gate,
  access: Access,
  req: Request,
): Promise<{ caller?: Caller; principal?: Principal }> {
  if (access === 'public') return {};
  const facts = factsOf(req);

  if (access === 'signed-in') {
    const principal = await gate.principal(req);
    facts.caller = principal.objectId;
    return { principal };
  }
  const caller = { ...(await gate.caller(req, access)), requestId: facts.id, language: languageOf(req) };
  facts.caller = caller.objectId;
  facts.organization = caller.organization;
  return { caller };
}

/** The first language of `Accept-Language` (RFC 9110, 12.5.4) that is spoken here; else English. `da-DK` is Danish. */
function languageOf(req: Request): Language {
  const accepted = req.acceptsLanguages(...LANGUAGES);
  return LANGUAGES.find((one) => one === accepted) ?? 'en';
}

/** Aborts when the client goes away before it was answered. */
export function whileConnected(res: Response): AbortSignal {
  const gone = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) gone.abort();
  });
  return gone.signal;
}
