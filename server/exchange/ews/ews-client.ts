import type { MailboxAddress } from '../../../contract/primitives.ts';
import { realNow } from '../../kernel/time.ts';
import { allowedOperation } from './allowed-operations.ts';
import { createAuthorizedPost } from './authorized-post.ts';
import type { AuthorizedPostOptions } from './authorized-post.ts';
import { createBackOff } from './back-off.ts';
import { withoutItems } from './calendar-items.ts';
import { EwsFailure } from './ews-failure.ts';
import { loadEws, openService } from './ews-library.ts';
import type { EwsLibrary, EwsVersion, ExchangeService } from './ews-library.ts';
import { callSoap, newRecord } from './soap-call.ts';
import type { CallRecord } from './soap-call.ts';
import { UnreadableSoap } from './unreadable-soap.ts';

export interface EwsClientOptions extends AuthorizedPostOptions {
  readonly version: EwsVersion;
  /** The service account's own mailbox. */
  readonly account: MailboxAddress;
  /** Admits the one question to a mail folder that the access proof asks. */
  readonly mayProbeMail?: boolean;
}

export interface Question {
  /** Whose rights are used: a room's by impersonation, or null for the account's own. */
  readonly actAs: MailboxAddress | null;
  /** The mailboxes that are asked about, for the record of calls. */
  readonly about?: readonly MailboxAddress[];
  readonly signal: AbortSignal;
  readonly record?: CallRecord;
  /** Who asks reads the items of the reply from the record; the library is given the rest of it. */
  readonly isReadByUs?: boolean;
}

/** Microsoft's operations behind our transport; failures are what `faultOf` understands. */
export interface EwsClient {
  /**
   * In whose name questions are asked that are about no single room: null is the account's own, which an application
   * does not have, so it acts as the account's mailbox.
   */
  readonly own: MailboxAddress | null;
  /** Runs `work` with a service that is used for this one question and then forgotten. */
  ask<T>(question: Question, work: (service: ExchangeService, ews: EwsLibrary) => Promise<T>): Promise<T>;
}

/** How long repeats may be started; the signal of a question ends it earlier. */
const REPEATS_WITHIN_MS = 10_000;

export function createEwsClient(options: EwsClientOptions): EwsClient {
  const post = createAuthorizedPost(options);
  const backOff = createBackOff(realNow);

  async function send(
    headers: Readonly<Record<string, string>>,
    body: string,
    { actAs: mailbox, about: mailboxes = [], signal }: Question,
    record: CallRecord,
  ) {
    const { operation, properties } = allowedOperation(body, options.mayProbeMail);
    backOff.refuse();
    const request = { headers, body, operation, properties, mailbox, mailboxes, signal };
    try {
      return await callSoap(post, request, record, realNow() + REPEATS_WITHIN_MS);
    } catch (error) {
      backOff.note(error);
      throw options.credentials.kind === 'oauth' ? ofTenant(error) : error;
    }
  }

  return {
    own: options.credentials.kind === 'oauth' ? options.account : null,

    async ask(question, work) {
      const { signal, record = newRecord() } = question;
      const ended = Promise.withResolvers<never>();
      ended.promise.catch(() => undefined); // it may end while the library is loading and nobody waits yet
      const giveUp = () => ended.reject(signal.reason as Error);
      signal.addEventListener('abort', giveUp, { once: true });
      try {
        const ews = await loadEws();
        signal.throwIfAborted();
        const service = openService(ews, options, question.actAs, async (headers, body) => {
          try {
            const { text } = await send(headers, body, question, record);
            return question.isReadByUs ? withoutItems(text) : text;
          } catch (error) {
            ended.reject(error);
            // The library would wrap the failure and lose it, or stumble over it; it is left waiting and forgotten.
            return await new Promise<never>(() => undefined);
          }
        });
        return await Promise.race([asWeSpeak(ews, record, () => work(service, ews)), ended.promise]);
      } finally {
        signal.removeEventListener('abort', giveUp);
      }
    },
  };
}

/** In Exchange Online a refusal of the whole call means something else: EWS is switched off there, or the token no good. */
function ofTenant(error: unknown): unknown {
  const code = error instanceof EwsFailure ? inTenant.get(error.ewsCode) : undefined;
  return error instanceof EwsFailure && code !== undefined ? new EwsFailure(error.status, code) : error;
}

const inTenant: ReadonlyMap<string, string> = new Map([
  ['EwsForbidden', 'EwsDisabledForTenant'],
  ['ErrorUnauthorized', 'InvalidAuthenticationToken'],
]);

/** The library throws errors of many shapes; after our transport has let a reply through, two meanings are left. */
async function asWeSpeak<T>(ews: EwsLibrary, record: CallRecord, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ews.ServiceResponseException) {
      // Read by ourselves: the library has no number for codes that are younger than it.
      const { reply } = record;
      const code = reply?.codes.find((code) => code !== 'NoError') ?? 'ErrorInternalServerError';
      throw new EwsFailure(200, code, reply ? { values: reply.values } : {});
    }
    throw new UnreadableSoap('broken', 'The answer lacks what Exchange always sends', { cause: error });
  }
}
