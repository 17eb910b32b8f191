import type { Instant } from '../../contract/primitives.ts';
import { instantOf, realNow } from '../kernel/time.ts';
import { createAgents } from './agents.ts';
import { createBudget } from './budget.ts';
import { OutboundFault } from './fault.ts';
import type { OutboundFaultKind } from './fault.ts';
import { createGuard } from './guard.ts';
import type { GuardOptions, Reach } from './guard.ts';
import { createHolds } from './holds.ts';
import { createInspection } from './inspection.ts';
import type { Inspection } from './inspection.ts';
import { readRetryAfter, withRetries } from './retry.ts';
import { createWire } from './wire.ts';
import type { WireReply } from './wire.ts';

const DEADLINE_MS = 30_000;
const MAX_BYTES = 32 * 1024 * 1024;

export interface OutboundRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** https, absolute. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** For everything: waiting for a slot, connecting, repeats, the whole body. Default 30 s. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Default 32 MB. */
  readonly maxBytes?: number;
  /** Whether it may be sent twice because it only reads. Default: GET yes, others no. */
  readonly repeatable?: boolean;
  /** What the call is for, as the record of calls shows it, e.g. `getSchedule`. */
  readonly operation?: string;
  /** The mailbox it touches and the integration it belongs to: they share slots, and the record names them. */
  readonly mailbox?: string;
  readonly integration?: string;
  /** Nobody waits for it: it lets go first whoever somebody waits for. Default false. */
  readonly isPatient?: boolean;
  /** Every mailbox that one call asks about, when it asks about several. */
  readonly mailboxes?: readonly string[];
  /** What is asked for, e.g. the EWS shape, for the record; unless given, the `$select` of the URL. */
  readonly properties?: string;
  /** PEM certificates that may vouch for the far side beside the public authorities: a customer's own. */
  readonly trust?: string;
  /** Default `internet`. */
  readonly reach?: Reach;
  /** Calls with the same key travel in turn over one kept connection of their own: NTLM authenticates the connection. */
  readonly connectionKey?: string;
}

export interface OutboundReply extends WireReply {
  /** From `Retry-After`, at most an hour; null when absent or garbage. */
  readonly retryAfterSeconds: number | null;
}

/** One call as it went over the wire (a repeat is one more). Never a body, a header or a token. */
export interface OutboundCall {
  readonly at: Instant;
  /** The asked host, e.g. `graph.microsoft.com`. */
  readonly service: string;
  readonly method: string;
  readonly operation: string;
  readonly mailbox: string | null;
  readonly integration: string | null;
  /** What was asked for, a `$select` or an EWS shape: the record shows which fields were read. */
  readonly properties: string | null;
  /** How many mailboxes the call asks about. */
  readonly count: number;
  /** Every mailbox that the call asks about; empty when it is `mailbox` alone, or none. */
  readonly mailboxes: readonly string[];
  /** HTTP status; null when no reply came, and then `fault` says why. */
  readonly status: number | null;
  readonly fault: OutboundFaultKind | null;
  readonly ms: number;
}

/** The one way out of the server: msal-node, graph-client and EWS all send through it. */
export interface Outbound {
  /** Any status is a reply, redirects (never followed) included. Throws OutboundFault, and nothing else, without one. */
  send(request: OutboundRequest): Promise<OutboundReply>;
  /** Breaks off what is under way and closes every connection. */
  close(): Promise<void>;
}

/** What the composition holds of it: a simulated world that begins anew has told nobody to wait. */
export interface OutboundTransport extends Outbound, Inspection {
  forgetHolds(): void;
}

export interface OutboundOptions extends GuardOptions {
  /** Origins that are carried elsewhere, as `Config.outboundMap`; only these may lead to a private address. */
  readonly originMap: ReadonlyMap<string, string>;
  /** PEM certificates trusted beside the public authorities. */
  readonly trustedCertificates?: readonly string[];
  readonly onCall?: (call: OutboundCall) => void;
}

export function createOutbound({
  originMap,
  trustedCertificates = [],
  onCall,
  ...guarding
}: OutboundOptions): OutboundTransport {
  const guard = createGuard(guarding);
  const wire = createWire(originMap, guard, createAgents(guard, trustedCertificates));
  const budget = createBudget();
  const holds = createHolds<OutboundReply>(realNow);

  async function once(
    request: OutboundRequest,
    url: URL,
    newConnection: boolean,
    signal: AbortSignal,
  ): Promise<OutboundReply> {
    const { method, headers = {}, body = null, maxBytes = MAX_BYTES } = request;
    const { reach = 'internet', trust = null, connectionKey = null } = request;
    const sent = { method, url, headers, body, maxBytes, newConnection, signal, reach, trust, connectionKey };
    const startedAt = realNow();
    const record = (status: number | null, fault: OutboundFaultKind | null) =>
      onCall?.({
        at: instantOf(startedAt),
        service: url.hostname,
        method,
        operation: request.operation ?? 'other',
        mailbox: request.mailbox ?? null,
        integration: request.integration ?? null,
        properties: request.properties ?? url.searchParams.get('$select'),
        count: request.mailboxes?.length || (request.mailbox === undefined ? 0 : 1),
        mailboxes: request.mailboxes ?? [],
        status,
        fault,
        ms: realNow() - startedAt,
      });

    try {
      const reply = await wire.exchange(sent);
      record(reply.status, null);
      return { ...reply, retryAfterSeconds: readRetryAfter(reply.headers['retry-after'], realNow()) };
    } catch (error) {
      record(null, error instanceof OutboundFault ? error.kind : null);
      throw error;
    }
  }

  return {
    async send(request) {
      const url = parse(request.url);
      const held = holds.find(request);
      if (held) return held;
      const { timeoutMs = DEADLINE_MS, repeatable = request.method === 'GET' } = request;
      const deadline = startDeadline(url.host, timeoutMs, request.signal);
      const { signal } = deadline;
      const attempt = (newConnection: boolean) =>
        budget.run(request, signal, () => once(request, url, newConnection, signal));

      try {
        const limits = { signal, deadlineAt: realNow() + timeoutMs, now: realNow };
        const reply = await (repeatable ? withRetries(attempt, limits) : attempt(false));
        holds.note(request, reply);
        return reply;
      } finally {
        deadline.end();
      }
    },

    ...createInspection(originMap, guard, trustedCertificates),
    forgetHolds: () => holds.clear(),
    close: () => wire.close(),
  };
}

function parse(text: string): URL {
  if (!URL.canParse(text)) throw new OutboundFault('blocked', 'The address of an outbound call is not a URL');
  return new URL(text);
}

/** A signal that aborts with the fault to throw: after `timeoutMs`, or as soon as the caller's signal does. */
function startDeadline(host: string, timeoutMs: number, outer: AbortSignal | undefined) {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new OutboundFault('timeout', `${host}: no complete reply within ${timeoutMs} ms`));
  }, timeoutMs);
  const giveUp = () => controller.abort(new OutboundFault('aborted', `${host}: the caller gave up`));
  if (outer?.aborted) giveUp();
  outer?.addEventListener('abort', giveUp, { once: true });

  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', giveUp);
    },
  };
}
