import { realNow } from '../../kernel/time.ts';
import type { OutboundReply } from '../../outbound/outbound.ts';
import { withRetries } from '../../outbound/retry.ts';
import { offeredSchemes } from './authorized-post.ts';
import type { SoapPost } from './authorized-post.ts';
import { EwsFailure } from './ews-failure.ts';
import { isBusy, isPassing } from './ews-words.ts';
import { readSoap } from './read-soap.ts';
import type { ServerVersion, SoapReply } from './read-soap.ts';
import { UnreadableSoap } from './unreadable-soap.ts';

/** What came back for one call, whatever became of its content. */
export interface CallRecord {
  status: number | null;
  /** Exchange's name for the call; an administrator finds it in the server's log. */
  requestId: string | null;
  /** The sound reply that the library was given. */
  reply: SoapReply | null;
  /** What the server said it is, in a refusal too. */
  server: ServerVersion | null;
}

export const newRecord = (): CallRecord => ({ status: null, requestId: null, reply: null, server: null });

const LONGEST_BACK_OFF_SECONDS = 3600;

/**
 * Sends a request, repeats it while a failure is a passing one, and gives the reply that may be handed to the library.
 * A response-level error is such a reply; everything else throws: EwsFailure for a refusal of any kind, UnreadableSoap,
 * or what `post` throws.
 */
export async function callSoap(
  post: (request: SoapPost) => Promise<OutboundReply>,
  request: SoapPost,
  record: CallRecord,
  deadlineAt: number,
): Promise<SoapReply> {
  const { outcome } = await withRetries(
    async () => {
      const reply = await post(request);
      record.status = reply.status;
      record.requestId = reply.headers['request-id'] ?? reply.headers['x-ms-diagnostics-id'] ?? null;
      return judged(reply, record);
    },
    { signal: request.signal, deadlineAt, now: realNow },
  );
  if (outcome instanceof Error) throw outcome;
  return outcome;
}

/** The reply as the retry rules see it: a passing fault repeats like a 503, whatever status carried it. */
function judged(reply: OutboundReply, record: CallRecord) {
  const outcome = outcomeOf(reply, record);
  if (!(outcome instanceof Error)) record.reply = outcome;
  const codes =
    outcome instanceof EwsFailure ? [outcome.ewsCode] : outcome instanceof Error ? [] : outcome.codes;
  const retryAfterSeconds = outcome instanceof EwsFailure ? outcome.retryAfterSeconds : null;

  if (codes.length > 0 && codes.every(isBusy)) return { status: 429, retryAfterSeconds, outcome };
  if (codes.length > 0 && codes.every(isPassing)) return { status: 503, retryAfterSeconds, outcome };
  return { status: outcome instanceof UnreadableSoap ? 200 : reply.status, retryAfterSeconds, outcome };
}

function outcomeOf(reply: OutboundReply, record: CallRecord): SoapReply | EwsFailure | UnreadableSoap {
  const { status, retryAfterSeconds } = reply;
  const soap = soapOf(reply);
  if (soap instanceof UnreadableSoap && status === 200) return soap;
  if (soap !== null && !(soap instanceof UnreadableSoap)) {
    record.server = soap.server;
    if (soap.isFault) return faultIn(soap, reply);
    if (status === 200) return soap;
  }
  return new EwsFailure(status, codeByStatus(reply), { retryAfterSeconds, fact: factOf(reply) });
}

/** Null when the reply does not even claim to be XML. */
function soapOf({ headers, body }: OutboundReply): SoapReply | UnreadableSoap | null {
  if (!/\bxml\b/i.test(headers['content-type'] ?? '')) return null;
  try {
    return readSoap(body);
  } catch (error) {
    if (error instanceof UnreadableSoap) return error;
    throw error;
  }
}

function faultIn(soap: SoapReply, { status, retryAfterSeconds }: OutboundReply): EwsFailure {
  const code = soap.codes[0] ?? 'ErrorInternalServerError';
  const wait = retryAfterSeconds ?? backOffOf(soap);
  return new EwsFailure(status, code, { retryAfterSeconds: wait, values: soap.values });
}

/** Statuses of Microsoft's own: a session that has run out in front of Exchange, and an account or tenant that is blocked. */
const blocked: ReadonlySet<number> = new Set([440, 456]);

function codeByStatus({ status, body }: OutboundReply): string {
  if (status === 401) return 'ErrorUnauthorized';
  if (status === 403 || blocked.has(status)) return 'EwsForbidden';
  if (status >= 300 && status < 400) return 'RedirectedElsewhere';
  if (status === 429) return 'ErrorServerBusy';
  if (status >= 500) return 'ServiceUnavailable';
  if (status < 300 && /type\s*=\s*["']?password/i.test(body.subarray(0, 200_000).toString('latin1'))) {
    return 'LoginPageInFront';
  }
  return 'EwsUrlInvalid';
}

function factOf({ status, headers }: OutboundReply): string | null {
  const target = headers['location'] ?? '';
  if (status >= 300 && status < 400 && URL.canParse(target)) return `It points to ${new URL(target).origin}.`;
  if (blocked.has(status)) return `It answered with status ${status}: the session or the tenant is blocked.`;
  const schemes = status === 401 ? offeredSchemes(headers['www-authenticate'] ?? '') : [];
  return schemes.length === 0 ? null : `The server offers ${schemes.join(', ')}.`;
}

/** `BackOffMilliseconds`: how long Exchange wants to be left alone (EWS throttling). */
function backOffOf({ values }: SoapReply): number | null {
  const milliseconds = Number(values.get('BackOffMilliseconds'));
  if (!(milliseconds > 0)) return null;
  return Math.min(Math.ceil(milliseconds / 1000), LONGEST_BACK_OFF_SECONDS);
}
