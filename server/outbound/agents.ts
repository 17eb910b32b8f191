import { createHash } from 'node:crypto';
import tls from 'node:tls';
import { Agent, buildConnector } from 'undici';
import { realNow } from '../kernel/time.ts';
import type { Guard, Reach } from './guard.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/** How long a connection of its own is kept without a call: an authenticated one should not lie around. */
const KEYED_IDLE_MS = 30_000;
/** Kept sets of connections; each customer's private authority has one of its own, and more would be a leak. */
const MOST_KEPT = 200;

/** What decides which connections a call may share. */
export interface Route {
  readonly asked: URL;
  readonly isMapped: boolean;
  readonly reach: Reach;
  /** PEM certificates accepted for this call beside the public authorities. */
  readonly trust: string | null;
  /** Calls with the same key travel in turn over one connection that nobody else uses. */
  readonly connectionKey: string | null;
}

export interface Agents {
  /** The connections that calls like this one share. Only for as long as the call that asked: a later one may end them. */
  keptFor(route: Route): Agent;
  /** A connection that no other call has used or will use; the caller destroys it. */
  openFor(route: Route): Agent;
  close(): Promise<void>;
}

/** The pools of connections, apart wherever trust, reach, mapped name or authentication differ. */
export function createAgents(guard: Guard, trusted: readonly string[]): Agents {
  const kept = new Map<string, { readonly agent: Agent; readonly isKeyed: boolean; usedAt: number }>();

  /** Keyed ones that idled have closed their sockets by themselves; of the rest the one unused for longest goes. */
  function makeRoom(): void {
    const idleSince = realNow() - KEYED_IDLE_MS;
    const oldest = kept.size < MOST_KEPT ? undefined : kept.keys().next().value;
    for (const [key, { agent, isKeyed, usedAt }] of kept) {
      if (key !== oldest && !(isKeyed && usedAt < idleSince)) continue;
      kept.delete(key);
      agent.close().catch(() => undefined); // lets what is under way end; there is nobody to tell
    }
  }

  const openFor = (route: Route) => open(route, guard, trusted);

  return {
    openFor,

    keptFor(route) {
      const key = keyOf(route);
      const known = kept.get(key);
      kept.delete(key); // set again below: the map's order is the order of last use
      if (!known) makeRoom();
      const isKeyed = route.connectionKey !== null;
      const one = known ?? { agent: openFor(route), isKeyed, usedAt: 0 };
      one.usedAt = realNow();
      kept.set(key, one);
      return one.agent;
    },

    async close() {
      const agents = [...kept.values()];
      kept.clear();
      await Promise.all(agents.map(({ agent }) => agent.destroy()));
    },
  };
}

/** Mapped origins may share an address but not a TLS name, so each has connections of its own; so has each keyed origin. */
function keyOf({ asked, isMapped, reach, trust, connectionKey }: Route): string {
  const origin = isMapped || connectionKey !== null ? asked.origin : '';
  const trusting = trust === null ? '' : createHash('sha256').update(trust).digest('base64');
  return JSON.stringify([origin, reach, trusting, connectionKey]);
}

function open(route: Route, guard: Guard, trusted: readonly string[]): Agent {
  const { isMapped, reach, connectionKey } = route;
  const connect = buildConnector({
    // One protocol to reason about: under HTTP/2 a mapped host name and a new connection mean something else.
    allowH2: false,
    timeout: CONNECT_TIMEOUT_MS,
    // undici takes the name that TLS must prove from the Host header, so a mapped target proves the asked one
    ...tlsOptions(trusted, route.trust),
    ...(!isMapped && { lookup: guard.lookupFor(reach) }),
  });

  return new Agent({
    headersTimeout: 0, // the caller's deadline is the only clock
    bodyTimeout: 0,
    ...(connectionKey !== null && {
      connections: 1,
      pipelining: 1,
      keepAliveTimeout: KEYED_IDLE_MS,
      keepAliveMaxTimeout: KEYED_IDLE_MS,
    }),
    connect(options, callback) {
      connect(options, (...outcome) => {
        const [error, socket] = outcome;
        if (error !== null) return callback(error, null);
        try {
          if (!isMapped) guard.refuseClosedPeer(options.hostname, socket.remoteAddress, reach);
          return callback(null, socket);
        } catch (refusal) {
          socket.destroy();
          return callback(
            refusal instanceof Error ? refusal : new Error('refused', { cause: refusal }),
            null,
          );
        }
      });
    },
  });
}

/**
 * TLS 1.2 or newer; the name is always checked. A customer may give the certificate of the server itself or of an
 * authority in the middle instead of the root, so a chain may end at any certificate that was given.
 */
export function tlsOptions(trusted: readonly string[], trust: string | null): tls.SecureContextOptions {
  const extra = trust === null ? trusted : [...trusted, trust];
  return {
    minVersion: 'TLSv1.2',
    ...(extra.length > 0 && { ca: [...tls.getCACertificates('default'), ...extra] }),
    ...(trust !== null && { allowPartialTrustChain: true }),
  };
}
