import tls from 'node:tls';
import { Agent, request as send } from 'undici';
import { OutboundFault, toFault } from './fault.ts';
import { guardedLookup, refuseClosedLiteral } from './guard.ts';

const CONNECT_TIMEOUT_MS = 10_000;

export interface WireRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | null;
  readonly maxBytes: number;
  /** Use no connection that has carried a call before. */
  readonly newConnection: boolean;
  readonly signal: AbortSignal;
}

export interface WireReply {
  readonly status: number;
  /** Names in lower case; repeated headers joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One HTTP exchange over undici, nothing repeated, no redirect followed. Throws OutboundFault only. */
export interface Wire {
  exchange(request: WireRequest): Promise<WireReply>;
  close(): Promise<void>;
}

/**
 * `originMap` says which origins are carried elsewhere; the far side still sees the asked name in `Host` and, over
 * TLS, must prove that name. `trusted` are PEM certificates accepted beside the public authorities.
 */
export function createWire(originMap: ReadonlyMap<string, string>, trusted: readonly string[]): Wire {
  const ca = trusted.length > 0 ? { ca: [...tls.getCACertificates('default'), ...trusted] } : {};
  const kept = new Map<string, Agent>();

  function open(asked: URL): Agent {
    const mapped = originMap.has(asked.origin);
    return new Agent({
      // One protocol to reason about: under HTTP/2 a mapped host name and a new connection mean something else.
      allowH2: false,
      headersTimeout: 0, // the caller's deadline is the only clock
      bodyTimeout: 0,
      connect: {
        timeout: CONNECT_TIMEOUT_MS,
        ...ca,
        // undici takes the name that TLS must prove from the Host header, so a mapped target proves the asked one
        ...(!mapped && { lookup: guardedLookup }),
      },
    });
  }

  /** Mapped origins may share an address but not a TLS name, so each has connections of its own. */
  function keptFor(asked: URL): Agent {
    const key = originMap.has(asked.origin) ? asked.origin : '';
    const agent = kept.get(key) ?? open(asked);
    kept.set(key, agent);
    return agent;
  }

  return {
    async exchange(request) {
      const { url } = request;
      if (url.protocol !== 'https:') throw new OutboundFault('blocked', `${url.host}: only https leaves`);
      if (!originMap.has(url.origin)) refuseClosedLiteral(url);
      const target = carriedTo(url, originMap);

      const agent = request.newConnection ? open(url) : keptFor(url);
      try {
        return await exchangeOver(agent, target, request);
      } catch (error) {
        request.signal.throwIfAborted();
        throw toFault(error, url.host);
      } finally {
        if (request.newConnection) await agent.destroy();
      }
    },

    async close() {
      await Promise.all([...kept.values()].map((agent) => agent.destroy()));
      kept.clear();
    },
  };
}

/** Set part by part: resolving a path such as `//elsewhere` against an origin would change the host. */
function carriedTo(asked: URL, originMap: ReadonlyMap<string, string>): URL {
  const target = new URL(originMap.get(asked.origin) ?? asked.origin);
  target.pathname = asked.pathname;
  target.search = asked.search;
  return target;
}

async function exchangeOver(agent: Agent, target: URL, request: WireRequest): Promise<WireReply> {
  const reply = await send(target, {
    dispatcher: agent,
    method: request.method,
    headers: { ...ownHeaders(request.headers), host: request.url.host },
    body: request.body,
    signal: request.signal,
  });

  const chunks: Buffer[] = [];
  let bytes = Number(reply.headers['content-length'] ?? 0) > request.maxBytes ? Infinity : 0;
  for await (const chunk of reply.body as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > request.maxBytes) {
      throw new OutboundFault('too-large', `${request.url.host}: more than ${request.maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return { status: reply.statusCode, headers: flatten(reply.headers), body: Buffer.concat(chunks) };
}

/** What the libraries above pass along, without what the connection decides; nothing compressed, so nothing can unfold. */
function ownHeaders(given: Readonly<Record<string, string>>): Record<string, string> {
  const lower = Object.entries(given).map(([name, value]) => [name.toLowerCase(), value] as const);
  const dropped = new Set(['content-length', 'host', 'connection', 'transfer-encoding', 'accept-encoding']);
  return {
    ...Object.fromEntries(lower.filter(([name]) => !dropped.has(name))),
    'accept-encoding': 'identity',
  };
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
