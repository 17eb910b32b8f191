import net from 'node:net';
import tls from 'node:tls';
import { tlsOptions } from './agents.ts';
import { chainOf, problemWith } from './certificate-facts.ts';
import type { CertificateFacts, CertificateProblem } from './certificate-facts.ts';
import { OutboundFault, toFault } from './fault.ts';
import type { Guard, Reach } from './guard.ts';
import { carriedTo } from './wire.ts';

const DEADLINE_MS = 10_000;

/** Looks at a server that a customer named, step by step, before anything is sent to it. `url` is absolute https. */
export interface Inspection {
  /**
   * The addresses behind the name; none when the origin is mapped. Throws an OutboundFault: `dns` when there are none,
   * `blocked` when this server may not call one of them, `timeout` when no name server answers.
   */
  inspectAddress(url: string, options?: Omit<InspectionOptions, 'trust'>): Promise<InspectedAddress>;
  /**
   * The certificate that the server shows, trusted or not, and what is wrong with it. Throws an OutboundFault when no
   * handshake comes about: `dns`, `blocked`, `refused`, `reset`, `timeout`, `tls` (TLS older than 1.2, no TLS at all).
   */
  inspectCertificate(url: string, options?: InspectionOptions): Promise<InspectedCertificate>;
}

export interface InspectionOptions {
  readonly reach?: Reach;
  /** PEM certificates accepted beside the public authorities. */
  readonly trust?: string | null;
  /** Default 10 s. */
  readonly timeoutMs?: number;
}

export interface InspectedAddress {
  readonly mapped: boolean;
  readonly addresses: readonly string[];
}

export interface InspectedCertificate {
  readonly mapped: boolean;
  /** The origin is carried to plain http: there is no certificate to show. */
  readonly plain: boolean;
  readonly certificate: (CertificateFacts & { readonly chain: readonly CertificateFacts[] }) | null;
  readonly problem: CertificateProblem | null;
}

export function createInspection(
  originMap: ReadonlyMap<string, string>,
  guard: Guard,
  trusted: readonly string[],
): Inspection {
  return {
    async inspectAddress(text, { reach = 'internet', timeoutMs = DEADLINE_MS } = {}) {
      const url = new URL(text);
      if (originMap.has(url.origin)) return { mapped: true, addresses: [] };
      guard.refuseClosedLiteral(url, reach);
      const host = bare(url.hostname);
      if (net.isIP(host) !== 0) return { mapped: false, addresses: [host] };
      return { mapped: false, addresses: await addressesOf(host, guard.lookupFor(reach), timeoutMs) };
    },

    async inspectCertificate(text, { reach = 'internet', trust = null, timeoutMs = DEADLINE_MS } = {}) {
      const url = new URL(text);
      const mapped = originMap.has(url.origin);
      const target = carriedTo(url, originMap);
      if (target.protocol === 'http:') return { mapped, plain: true, certificate: null, problem: null };
      if (!mapped) guard.refuseClosedLiteral(url, reach);

      const judge = (socket: tls.TLSSocket) => {
        if (!mapped) guard.refuseClosedPeer(url.host, socket.remoteAddress, reach);
        const [certificate, ...chain] = chainOf(socket);
        if (!certificate) throw new OutboundFault('tls', `${url.host}: shows no certificate`);
        return {
          mapped,
          plain: false,
          certificate: { ...certificate, chain },
          problem: problemWith(socket, certificate, url.hostname),
        };
      };
      const lookup = mapped ? undefined : guard.lookupFor(reach);
      const name = net.isIP(bare(url.hostname)) === 0 ? url.hostname : undefined;
      const context = {
        ...tlsOptions(trusted, trust),
        ...(lookup && { lookup }),
        ...(name && { servername: name }),
      };
      return await shakeHands(bare(target.hostname), Number(target.port || 443), context, timeoutMs, judge);
    },
  };
}

function addressesOf(
  host: string,
  lookup: net.LookupFunction,
  timeoutMs: number,
): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => {
      reject(new OutboundFault('timeout', `${host}: the name was not resolved within ${timeoutMs} ms`));
    }, timeoutMs);
    lookup(host, { all: true }, (error, found) => {
      clearTimeout(deadline);
      if (error) reject(toFault(error, host));
      else resolve(typeof found === 'string' ? [found] : found.map(({ address }) => address));
    });
  });
}

/**
 * A TLS handshake, one look, the end. An untrusted certificate is let through here and nowhere else: an administrator
 * has to see it to judge it, and it is safe because not one byte is sent over the connection and nothing that was
 * received is used except to be shown.
 */
function shakeHands<T>(
  host: string,
  port: number,
  options: tls.ConnectionOptions,
  timeoutMs: number,
  look: (socket: tls.TLSSocket) => T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const name = options.servername ?? host;
    const socket = tls.connect({ ...options, host, port, rejectUnauthorized: false });
    const deadline = setTimeout(() => {
      socket.destroy(new OutboundFault('timeout', `${name}: no TLS handshake within ${timeoutMs} ms`));
    }, timeoutMs);

    socket.once('secureConnect', () => {
      try {
        resolve(look(socket));
      } catch (error) {
        reject(toFault(error, name));
      }
      socket.destroy();
    });
    socket.on('error', (error) => reject(toFault(error, name)));
    socket.once('close', () => {
      clearTimeout(deadline);
      reject(new OutboundFault('reset', `${name}: the connection ended during the TLS handshake`)); // unless settled above
    });
  });
}

/** URL writes IPv6 addresses in brackets, node:net takes them without. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
