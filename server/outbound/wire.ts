import { request as send } from 'undici';
import type { Agent } from 'undici';
import type { Agents, Route } from './agents.ts';
import { OutboundFault, toFault } from './fault.ts';
import type { Guard } from './guard.ts';

export interface WireRequest extends Pick<Route, 'reach' | 'trust' | 'connectionKey'> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
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
 * TLS, must prove that name. Only those may lead to an address that the guard would refuse.
 */
export function createWire(originMap: ReadonlyMap<string, string>, guard: Guard, agents: Agents): Wire {
  return {
    async exchange(request) {
      const { url, reach } = request;
      if (url.protocol !== 'https:') throw new OutboundFault('blocked', `${url.host}: only https leaves`);
      const isMapped = originMap.has(url.origin);
      if (!isMapped) guard.refuseClosedLiteral(url, reach);
      const target = carriedTo(url, originMap);

      const route = { ...request, asked: url, isMapped };
      // A connection of its own is opened anew by itself once it broke; another one would not be the authenticated one.
      const isNew = request.newConnection && request.connectionKey === null;
      const agent = isNew ? agents.openFor(route) : agents.keptFor(route);
      try {
        return await exchangeOver(agent, target, request);
      } catch (error) {
        request.signal.throwIfAborted();
        throw toFault(error, url.host);
      } finally {
        if (isNew) await agent.destroy();
      }
    },

    close: () => agents.close(),
  };
}

/** Set part by part: resolving a path such as `//elsewhere` against an origin would change the host. */
export function carriedTo(asked: URL, originMap: ReadonlyMap<string, string>): URL {
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
