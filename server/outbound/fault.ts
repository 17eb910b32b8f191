/** Why no usable reply came back. Everything else, an HTTP 500 included, is a reply. */
export type OutboundFaultKind =
  /** The caller's signal ended the call. */
  | 'aborted'
  /** We refuse to go there: not https, or a private, loopback or link-local address. */
  | 'blocked'
  | 'dns'
  /** Nobody listens, or no route leads there. */
  | 'refused'
  /** The connection broke, or what came over it was not HTTP. */
  | 'reset'
  | 'timeout'
  /** The certificate is not trusted, expired, or for another name. */
  | 'tls'
  | 'too-large';

/** A call that ended without a usable reply. `message` names host and reason only, never a URL's query, header or body. */
export class OutboundFault extends Error {
  override readonly name = 'OutboundFault';
  readonly kind: OutboundFaultKind;

  constructor(kind: OutboundFaultKind, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.kind = kind;
  }
}

const refused = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES']);
const timedOut = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT']);
const unresolved = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ENODATA']);
/** Codes of node:tls and OpenSSL, e.g. DEPTH_ZERO_SELF_SIGNED_CERT, CERT_HAS_EXPIRED, ERR_TLS_CERT_ALTNAME_INVALID. */
const tls = /CERT|ERR_TLS|ERR_SSL|ERR_OSSL|EPROTO|UNABLE_TO_(GET|VERIFY)|SELF_SIGNED/;

/** Sorts what undici or node threw into one of our kinds; a fault of ours passes through unchanged. */
export function toFault(error: unknown, host: string): OutboundFault {
  const ours = faultWithin(error);
  if (ours) return ours;
  const code = codeOf(error);
  const kind = kindOf(code);
  return new OutboundFault(kind, `${host}: ${sentences[kind]} (${code || 'no code'})`, { cause: error });
}

function kindOf(code: string): 'dns' | 'refused' | 'timeout' | 'tls' | 'reset' {
  if (unresolved.has(code)) return 'dns';
  if (refused.has(code)) return 'refused';
  if (timedOut.has(code)) return 'timeout';
  return tls.test(code) ? 'tls' : 'reset';
}

const sentences = {
  dns: 'the name cannot be resolved',
  refused: 'nobody answers at this address',
  timeout: 'no connection in time',
  tls: 'the certificate is not trusted',
  reset: 'the connection broke before the reply was complete',
} as const;

/** undici wraps what a lookup or a signal threw; one level of `cause` is as deep as it goes. */
function faultWithin(error: unknown): OutboundFault | null {
  if (error instanceof OutboundFault) return error;
  const cause = partOf(error, 'cause');
  return cause instanceof OutboundFault ? cause : null;
}

function codeOf(error: unknown): string {
  const code = partOf(error, 'code') ?? partOf(partOf(error, 'cause'), 'code');
  return typeof code === 'string' ? code : '';
}

/** By shape: an error of node itself may stem from another realm, where `instanceof Error` does not hold. */
function partOf(error: unknown, name: 'code' | 'cause'): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}
