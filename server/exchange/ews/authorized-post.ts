import type { MailboxAddress } from '../../../contract/primitives.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Outbound, OutboundReply, OutboundRequest } from '../../outbound/outbound.ts';
import type { GetAccessToken } from '../access-token.ts';
import { firstMessage, lastMessage } from './ntlm.ts';
import type { NtlmScheme } from './ntlm.ts';
import { createTurns } from './turns.ts';

/** How the integration signs in. */
export type EwsCredentials =
  | { readonly kind: 'password'; readonly userName: string; readonly password: () => Promise<string> }
  | { readonly kind: 'oauth'; readonly getAccessToken: GetAccessToken };

export interface SoapPost {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly operation: string;
  /** What of an item or a calendar is asked for, for the record of calls. */
  readonly properties: string | null;
  /** The mailbox that is opened, and those that are asked about. */
  readonly mailbox: MailboxAddress | null;
  readonly mailboxes: readonly MailboxAddress[];
  readonly signal: AbortSignal;
}

export interface AuthorizedPostOptions {
  readonly url: string;
  readonly outbound: Outbound;
  readonly integrationId: string;
  readonly credentials: EwsCredentials;
  /** PEM of a private authority that may vouch for this server. */
  readonly trustedCertificates?: string;
}

/** The longest honest answer is far below; what is longer would only hold up the parser. */
const MAX_BYTES = 8 * 1024 * 1024;
/** NTLM signs a connection in, not a call: each of these carries one call at a time. */
const NTLM_CONNECTIONS = 3;

/**
 * Sends one SOAP request with the sign-in that the server takes, once: Bearer with one new token after a 401; Basic over
 * TLS; NTLM when the server offers nothing else. Gives whatever came back. Throws OutboundFault, a Problem of Entra, or
 * UnreadableSoap for a challenge that is none.
 */
export function createAuthorizedPost(
  options: AuthorizedPostOptions,
): (post: SoapPost) => Promise<OutboundReply> {
  const { credentials } = options;
  if (credentials.kind === 'oauth') return bearerPost(options, credentials.getAccessToken);
  return passwordPost(options, credentials);
}

function bearerPost(options: AuthorizedPostOptions, getAccessToken: GetAccessToken) {
  return async (post: SoapPost): Promise<OutboundReply> => {
    const send = async (token: string) => {
      if (token.split('.').length !== 3) {
        throw new Problem(
          'entra-unavailable',
          'Microsoft Entra gave something that is no access token. Try again.',
        );
      }
      return options.outbound.send(requestOf(options, post, { authorization: `Bearer ${token}` }));
    };
    const reply = await send(await getAccessToken());
    return reply.status === 401 ? await send(await getAccessToken({ fresh: true })) : reply;
  };
}

function passwordPost(
  options: AuthorizedPostOptions,
  credentials: Extract<EwsCredentials, { kind: 'password' }>,
) {
  const { outbound, integrationId } = options;
  const turns = createTurns(NTLM_CONNECTIONS);
  /** Learned from the first refusal and kept: asking with Basic first each time would cost a call each time. */
  let ntlm: NtlmScheme | null = null;

  async function handshake(scheme: NtlmScheme, post: SoapPost, password: string): Promise<OutboundReply> {
    return turns.take(post.signal, async (slot) => {
      const connection = { connectionKey: `ntlm ${integrationId} ${slot}` };
      const opening = requestOf(options, { ...post, body: '' }, { authorization: firstMessage(scheme) });
      const challenge = await outbound.send({ ...opening, ...connection });
      const answer = await lastMessage(scheme, challenge.headers['www-authenticate'] ?? '', {
        userName: credentials.userName,
        password,
      });
      if (challenge.status !== 401 || answer === null) return challenge;
      return outbound.send({ ...requestOf(options, post, { authorization: answer }), ...connection });
    });
  }

  return async (post: SoapPost): Promise<OutboundReply> => {
    const password = await credentials.password();
    if (ntlm !== null) return handshake(ntlm, post, password);

    const basic = Buffer.from(`${credentials.userName}:${password}`, 'utf8').toString('base64');
    const reply = await outbound.send(requestOf(options, post, { authorization: `Basic ${basic}` }));
    const scheme = reply.status === 401 ? ntlmOnly(reply.headers['www-authenticate'] ?? '') : null;
    if (scheme === null) return reply;

    const signedIn = await handshake(scheme, post, password);
    if (signedIn.status !== 401) ntlm = scheme;
    return signedIn;
  };
}

/** The NTLM scheme to use when the server offers one and no Basic; with Basic on offer the password itself was refused. */
function ntlmOnly(header: string): NtlmScheme | null {
  const offered = offeredSchemes(header);
  if (offered.includes('Basic')) return null;
  return offered.includes('NTLM') ? 'NTLM' : offered.includes('Negotiate') ? 'Negotiate' : null;
}

/** The ways to sign in that a `WWW-Authenticate` header names, as far as we know them by name. */
export function offeredSchemes(header: string): readonly string[] {
  return ['Basic', 'NTLM', 'Negotiate', 'Bearer', 'Digest'].filter((scheme) =>
    new RegExp(`(?:^|,)\\s*${scheme}(?:[\\s,]|$)`, 'i').test(header),
  );
}

function requestOf(
  { url, integrationId, credentials, trustedCertificates }: AuthorizedPostOptions,
  post: SoapPost,
  authorization: { readonly authorization: string },
): OutboundRequest {
  return {
    method: 'POST',
    url,
    headers: { ...post.headers, ...authorization },
    body: post.body,
    maxBytes: MAX_BYTES,
    repeatable: false, // repeats are decided where a SOAP fault can be told from a reply
    operation: post.operation,
    isPatient: mirrored.has(post.operation),
    integration: integrationId,
    reach: credentials.kind === 'password' ? 'customer-network' : 'internet',
    signal: post.signal,
    mailboxes: post.mailboxes,
    ...(post.properties !== null && { properties: post.properties }),
    ...(post.mailbox !== null && { mailbox: post.mailbox }),
    ...(trustedCertificates !== undefined && { trust: trustedCertificates }),
  };
}

/** What the mirror asks, for which nobody waits: a search for rooms goes first. */
const mirrored: ReadonlySet<string> = new Set(['FindItem', 'SyncFolderItems', 'GetItem']);
