import type { OrganizationId } from '../../contract/primitives.ts';
import { ProblemBody, ProblemCode } from '../../contract/problem.ts';
import type { Route, RouteCall, RouteReply } from '../../contract/route.ts';
import { ORGANIZATION_HEADER } from '../../contract/session.ts';
import { routeUrl } from './build-request.ts';
import { ApiProblem, NoAnswer, NotSignedIn } from './call-error.ts';

/** How long a call may take before it is given up. */
export const CALL_TIMEOUT_MS = 30_000;

export interface TokenRequest {
  /** The token given before was refused: a new one, not the cached one. */
  readonly fresh: boolean;
  /** A claims challenge of the server (Conditional Access), to be passed to the identity provider as it is. */
  readonly claims: string | null;
}

export interface CallDeps {
  /** Where the product is, without a trailing slash; empty for the page's own origin. */
  readonly baseUrl: string;
  /**
   * A bearer token, or null when nobody is signed in; then nothing is sent. Left out where the browser's own session
   * cookie says who asks (the portal, on its own origin).
   */
  readonly getToken?: (request: TokenRequest) => Promise<string | null>;
  /** The organization to act in, or null while none is chosen. */
  readonly organization: () => OrganizationId | null;
  /** What sentences are to be in (BCP 47), where the page knows it better than the browser does. */
  readonly language?: string;
  readonly timeoutMs?: number;
  /** How requests are sent; the browser's own `fetch` unless given. */
  readonly send?: (url: string, init: RequestInit) => Promise<Response>;
}

/**
 * Calls a contract route and gives its parsed reply. Throws ApiProblem when the server refuses, NotSignedIn when
 * there is no token to send, NoAnswer when no usable answer came, and the signal's own reason when the caller aborts.
 * A refused token is renewed once, with the server's claims challenge when there is one; a session of the portal is not.
 */
export type Call = <R extends Route>(
  route: R,
  input: RouteCall<R>,
  options?: { readonly signal?: AbortSignal },
) => Promise<RouteReply<R>>;

export function createCall(deps: CallDeps): Call {
  const timeoutMs = deps.timeoutMs ?? CALL_TIMEOUT_MS;

  return async (route, input, options = {}) => {
    const send = async (token: TokenRequest): Promise<Response> => {
      const { getToken } = deps;
      const bearer = route.access === 'public' || !getToken ? null : await getToken(token);
      if (bearer === null && getToken && route.access !== 'public') throw new NotSignedIn('sign in first');
      const timeout = AbortSignal.timeout(timeoutMs);
      const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
      return await readWhole(() =>
        (deps.send ?? fetch)(routeUrl(deps.baseUrl, route, input), {
          ...requestOf(route, input, bearer, deps),
          signal,
        }),
      );
    };

    let response = await send({ fresh: false, claims: null });
    if (response.status === 401 && route.access !== 'public' && deps.getToken) {
      response = await send({ fresh: true, claims: claimsChallenge(response) });
    }
    return await replyOf(route, response);
  };
}

function requestOf(
  route: Route,
  input: { body?: unknown; version?: number },
  bearer: string | null,
  deps: CallDeps,
): RequestInit {
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  const organization = deps.organization();
  if (bearer !== null) headers.set('authorization', `Bearer ${bearer}`);
  if (organization !== null && route.access !== 'public') headers.set(ORGANIZATION_HEADER, organization);
  if (deps.language !== undefined) headers.set('accept-language', deps.language);
  if (input.version !== undefined) headers.set('if-match', `"${input.version}"`);
  const credentials = deps.getToken ? 'omit' : 'same-origin';
  if (route.method === 'get') return { method: 'GET', headers, credentials, cache: 'no-store' };

  headers.set('content-type', 'application/json');
  const method = route.method.toUpperCase();
  return { method, headers, credentials, body: JSON.stringify(input.body ?? {}) };
}

/** Waits for the body too, so that a time-out in the middle of an answer counts as one. */
async function readWhole(send: () => Promise<Response>): Promise<Response> {
  try {
    const response = await send();
    const text = await response.text();
    const { status, headers } = response;
    return new Response(status === 204 || status === 304 ? null : text, { status, headers });
  } catch (error) {
    // By name: what `fetch` throws may come from another realm than this module's.
    const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : '';
    if (name === 'TimeoutError') throw new NoAnswer('timeout', { cause: error });
    if (name === 'TypeError') throw new NoAnswer(isOffline() ? 'offline' : 'unreachable', { cause: error });
    throw error;
  }
}

async function replyOf<R extends Route>(route: R, response: Response): Promise<RouteReply<R>> {
  const json: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response, json);

  const reply = route.reply.safeParse(json);
  if (!reply.success) throw new NoAnswer('unreadable', { cause: reply.error });
  return reply.data as RouteReply<R>;
}

/** A gateway's HTML page is no problem of ours: it means that the product behind it cannot be reached. */
export function problemOf(response: Pick<Response, 'status'>, json: unknown): Error {
  const body = ProblemBody.safeParse(json);
  if (!body.success) return new NoAnswer(response.status >= 500 ? 'unreachable' : 'unreadable');

  const code = ProblemCode.safeParse(body.data.type.replace(/^.*\/problems\//, ''));
  return new ApiProblem(code.success ? code.data : null, body.data);
}

/** `WWW-Authenticate: Bearer error="insufficient_claims", claims="<base64>"` (Microsoft identity platform, claims challenge). */
function claimsChallenge(response: Response): string | null {
  const encoded = /claims="([A-Za-z0-9+/_=-]{1,8192})"/.exec(
    response.headers.get('www-authenticate') ?? '',
  )?.[1];
  if (encoded === undefined) return null;
  try {
    return atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return null; // a challenge that cannot be decoded is answered with an ordinary new token
  }
}

function isOffline(): boolean {
  return typeof navigator === 'object' && 'onLine' in navigator && !navigator.onLine;
}
