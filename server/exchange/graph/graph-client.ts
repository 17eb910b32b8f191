import { AuthenticationHandler, AuthenticationHandlerOptions } from '@microsoft/microsoft-graph-client';
import { Client, GraphClientError, GraphError } from '@microsoft/microsoft-graph-client';
import type { Context, GraphRequest, Middleware, MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import type { Outbound, OutboundReply } from '../../outbound/outbound.ts';
import { readRetryAfter } from '../../outbound/retry.ts';
import { realNow } from '../../kernel/time.ts';
import type { GetAccessToken } from '../access-token.ts';
import { allowedCall } from './allowed-calls.ts';
import type { AllowedCall } from './allowed-calls.ts';
import { askedMailboxes } from './asked-mailboxes.ts';
import { cutToIds } from './delta-ids.ts';
import { GraphFailure, graphCodeOf, UnreadableReply, subscriptionInTheWay } from './graph-failure.ts';

export interface GraphClientOptions {
  /** e.g. `https://graph.microsoft.com` */
  readonly origin: string;
  readonly outbound: Outbound;
  readonly getAccessToken: GetAccessToken;
  readonly integrationId: string;
  /** The wall: says how a call is recorded, and throws for one that may not leave. Default: `allowedCall`. */
  readonly allow?: (method: string, url: URL, body: unknown) => AllowedCall;
}

/** What came back for one call, whatever became of its content. */
export interface GraphRecord {
  status: number | null;
  /** Microsoft's name for the call; support asks for it. */
  requestId: string | null;
}

/** Microsoft's client behind our transport. Replies are unchecked JSON; failures are what `faultOf` understands. */
export interface GraphClient {
  /** e.g. `https://graph.microsoft.com` */
  readonly origin: string;
  /** `path` below `/v1.0`, or the absolute `@odata.nextLink` of a reply, which must stay on the same origin. */
  get(path: string, signal: AbortSignal, record?: GraphRecord): Promise<unknown>;
  post(path: string, body: object, signal: AbortSignal): Promise<unknown>;
  patch(path: string, body: object, signal: AbortSignal): Promise<unknown>;
  delete(path: string, signal: AbortSignal): Promise<unknown>;
}

export function createGraphClient(options: GraphClientOptions): GraphClient {
  const { origin } = options;
  const authentication = new AuthenticationHandler({ getAccessToken: () => options.getAccessToken() });
  authentication.setNext(transport(options));

  const client = Client.initWithMiddleware({
    baseUrl: `${origin}/`,
    defaultVersion: 'v1.0',
    // Without this entry the library sends the request without a token and says nothing.
    customHosts: new Set([new URL(origin).hostname]),
    middleware: policy(authentication, options.getAccessToken),
  });

  function ask(path: string, signal: AbortSignal, record?: GraphRecord): GraphRequest {
    if (!path.startsWith('/') && new URL(path).origin !== origin) {
      throw new UnreadableReply('Graph points to another origin for the next page');
    }
    return client
      .api(path)
      .option('signal', signal)
      .middlewareOptions(record ? [new RecordOption(record)] : [])
      .headers({
        Prefer: `outlook.timezone="UTC", IdType="ImmutableId"${path.includes(DELTA) ? DELTA_PAGE : ''}`,
        'client-request-id': crypto.randomUUID(),
        // Graph casts members only in an advanced query (learn.microsoft.com/graph/aad-advanced-queries).
        ...(path.includes('/transitiveMembers/') && { ConsistencyLevel: 'eventual' }),
      });
  }

  return {
    origin,
    get: (path, signal, record) => unwrapped(signal, () => ask(path, signal, record).get()),
    post: (path, body, signal) => unwrapped(signal, () => ask(path, signal).post(body)),
    patch: (path, body, signal) => unwrapped(signal, () => ask(path, signal).patch(body)),
    delete: (path, signal) => unwrapped(signal, () => ask(path, signal).delete()),
  };
}

const DELTA = '/calendarView/delta?';
/** Delta takes no `$top`; without this its pages hold ten items or so. */
const DELTA_PAGE = ', odata.maxpagesize=200';

/** How the transport learns which record to fill. */
class RecordOption implements MiddlewareOptions {
  readonly record: GraphRecord;

  constructor(record: GraphRecord) {
    this.record = record;
  }
}

/** Outermost: one new token after a 401, and every failure carried past the library, which would lose its cause. */
function policy(next: Middleware, getAccessToken: GetAccessToken): Middleware {
  return {
    async execute(context) {
      try {
        await next.execute(context);
        if (context.response?.status === 401) {
          const claims = claimsChallenge(context.response);
          const getFresh = () => getAccessToken({ fresh: true, ...(claims !== null && { claims }) });
          context.middlewareControl?.setMiddlewareOptions(
            AuthenticationHandlerOptions,
            new AuthenticationHandlerOptions({ getAccessToken: getFresh }),
          );
          dropAuthorization(context); // the library would append the second token to the first
          await next.execute(context);
        }
        if (context.response) await refuseFailure(context.response);
      } catch (error) {
        throw Object.assign(new GraphClientError(), { customError: error });
      }
    },
  };
}

function dropAuthorization(context: Context): void {
  const headers = new Headers(context.options?.headers);
  headers.delete('Authorization');
  context.options = { ...context.options, headers };
}

/** Innermost: our one way out instead of `fetch`. */
function transport({ outbound, integrationId, allow = allowedCall }: GraphClientOptions): Middleware {
  return {
    async execute(context: Context) {
      const { options = {} } = context;
      const url = typeof context.request === 'string' ? context.request : context.request.url;
      const method = methods.find((each) => each === options.method) ?? 'GET';
      const call = allow(options.method ?? 'GET', new URL(url), options.body);

      const reply = await outbound.send({
        method,
        url,
        headers: Object.fromEntries(new Headers(options.headers)),
        ...(typeof options.body === 'string' && { body: options.body }),
        ...(options.signal && { signal: options.signal }),
        repeatable: call.isRepeatable ?? true, // what the wall lets through mostly reads, some of its POSTs too
        operation: call.operation,
        isPatient: mirrored.has(call.operation),
        ...(call.mailbox !== null && { mailbox: call.mailbox }),
        mailboxes: askedMailboxes(call.operation, options.body),
        ...(call.operation === 'getSchedule' && { properties: 'free/busy' }),
        ...(call.properties !== undefined && { properties: call.properties }),
        integration: integrationId,
      });
      note(context, reply);
      context.response = new Response(contentOf(reply, call), {
        status: reply.status,
        headers: reply.headers,
      });
    },
  };
}

const methods = ['GET', 'POST', 'PATCH', 'DELETE'] as const;

function note({ middlewareControl }: Context, reply: OutboundReply): void {
  const option = middlewareControl?.getMiddlewareOptions(RecordOption);
  if (!(option instanceof RecordOption)) return;
  option.record.status = reply.status;
  option.record.requestId = reply.headers['request-id'] ?? null;
}

function contentOf(
  { status, body }: OutboundReply,
  { isUnread, isCutToIds }: AllowedCall,
): string | Uint8Array<ArrayBuffer> | null {
  if (status === 204 || status === 304) return null;
  if (isUnread === true && status < 300) return '{}';
  return isCutToIds === true && status < 300 ? cutToIds(body) : new Uint8Array(body);
}

async function refuseFailure(response: Response): Promise<void> {
  const { status, headers } = response;
  if (status >= 300) {
    const retryAfter = readRetryAfter(headers.get('retry-after') ?? undefined, realNow());
    const text = await response.text();
    const inTheWay = status === 409 ? subscriptionInTheWay(text) : null;
    throw new GraphFailure(status, graphCodeOf(text), retryAfter, inTheWay);
  }
  if (status === 204) return;
  if (!headers.get('content-type')?.startsWith('application/json')) {
    throw new UnreadableReply('Graph answered with something else than JSON');
  }
}

/** Continuous access evaluation: Graph names in `WWW-Authenticate` what the next token must contain (base64 JSON). */
function claimsChallenge(response: Response): string | null {
  const challenge = /claims="([A-Za-z0-9+/=_-]+)"/.exec(response.headers.get('www-authenticate') ?? '')?.[1];
  return challenge === undefined ? null : Buffer.from(challenge, 'base64').toString('utf8');
}

/** Takes our own failures out of the library's wrapping, and ends with the signal even while a token is being fetched. */
async function unwrapped(signal: AbortSignal, ask: () => Promise<unknown>): Promise<unknown> {
  const gone = Promise.withResolvers<never>();
  const giveUp = () => gone.reject(signal.reason as Error);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    signal.throwIfAborted();
    return await Promise.race([ask(), gone.promise]);
  } catch (error) {
    if (error instanceof GraphClientError && 'customError' in error) throw error.customError;
    if (error instanceof GraphError) {
      throw new UnreadableReply('Graph answered with broken JSON', { cause: error });
    }
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** What the mirror asks, for which nobody waits: a search for rooms goes first. */
const mirrored: ReadonlySet<string> = new Set(['calendarView', 'calendarView/delta', 'subscribe']);
