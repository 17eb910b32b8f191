import type { MailboxAddress } from '../../../contract/primitives.ts';
import { realNow } from '../../kernel/time.ts';
import { OutboundFault } from '../../outbound/fault.ts';
import { withinDeadline } from '../deadline.ts';
import { DAY_MS } from '../schedule-question.ts';
import type { ExchangeSetup, ProbeOptions, ProbeResult, ProbeTarget } from '../setup.port.ts';
import { factsOf } from '../token-facts.ts';
import { readCalendarFolder } from './calendar-folder.ts';
import { createEwsClient } from './ews-client.ts';
import type { EwsClient, EwsClientOptions } from './ews-client.ts';
import { EwsFailure } from './ews-failure.ts';
import { faultOf, throwProblem } from './ews-faults.ts';
import { describeVersion } from './server-version.ts';
import { newRecord } from './soap-call.ts';
import type { CallRecord } from './soap-call.ts';
import { UnreadableSoap } from './unreadable-soap.ts';

const DEADLINE_MS = 15_000;

export interface EwsSetupOptions extends Omit<EwsClientOptions, 'mayProbeMail'> {
  /** For each question. Default 15 s. */
  readonly deadlineMs?: number;
}

/** Setting up and proving an integration through Exchange Web Services. */
export function createEwsSetup(options: EwsSetupOptions): ExchangeSetup {
  const { account, credentials, deadlineMs = DEADLINE_MS } = options;
  const client = createEwsClient({ ...options, mayProbeMail: true });
  const { own } = client;
  const within = <T>(outer: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>) =>
    withinDeadline(deadlineMs, outer, work).catch(throwProblem);

  return {
    async readAccount({ signal: outer } = {}) {
      await within(outer, (signal) => readCalendarFolder(client, account, { actAs: own, signal }));
      return { mailbox: account };
    },

    readOrganization: () => Promise.resolve(null),

    readVersion: ({ signal: outer } = {}) =>
      within(outer, (signal) => readVersion(options, account, own, signal)),

    async readToken() {
      return credentials.kind === 'oauth'
        ? factsOf(await credentials.getAccessToken({ fresh: true }).catch(throwProblem))
        : null;
    },

    async probe(what, mailbox, { signal: outer, actAs = 'mailbox' }: ProbeOptions = {}) {
      const record = newRecord();
      const startedAt = realNow();
      const asking = actAs === 'mailbox' ? mailbox : own;
      const result = await withinDeadline(deadlineMs, outer, (signal) =>
        probe(client, what, mailbox, { actAs: asking, signal, record }),
      );
      const { status, requestId } = record;
      return { ...result, status, requestId, ms: realNow() - startedAt };
    },
  };
}

/** Asked in the oldest version that we speak, so that the server answers whatever it is; its header names it, errors included. */
async function readVersion(
  options: EwsSetupOptions,
  account: MailboxAddress,
  actAs: MailboxAddress | null,
  signal: AbortSignal,
) {
  const client = createEwsClient({ ...options, version: 'Exchange2010_SP2' });
  const record = newRecord();
  try {
    await readCalendarFolder(client, account, { actAs, signal, record });
  } catch (error) {
    if (!(error instanceof EwsFailure) || record.server === null) throw error;
  }
  if (record.server === null)
    throw new UnreadableSoap('broken', 'The reply does not say which server it is from');
  return describeVersion(record.server);
}

async function probe(
  client: EwsClient,
  what: ProbeTarget,
  mailbox: MailboxAddress,
  question: {
    readonly actAs: MailboxAddress | null;
    readonly signal: AbortSignal;
    readonly record: CallRecord;
  },
): Promise<Pick<ProbeResult, 'outcome' | 'exchangeCode' | 'fault'>> {
  try {
    await findOne(client, what, mailbox, question);
    return { outcome: 'allowed', exchangeCode: null, fault: null };
  } catch (error) {
    const { signal } = question;
    const fault = faultOf(signal.aborted ? new OutboundFault('timeout', 'No answer in time') : error);
    const denied = error instanceof EwsFailure && denials.has(error.ewsCode);
    return { outcome: denied ? 'denied' : 'inconclusive', exchangeCode: fault.exchangeCode, fault };
  }
}

/** A folder that one may not see is said not to be there, when asked in another's name than its owner's. */
const denials = new Set([
  'ErrorAccessDenied',
  'ErrorFolderNotFound',
  'ErrorImpersonateUserDenied',
  'ErrorImpersonationDenied',
]);

/** At most one id, which nobody looks at. */
async function findOne(
  client: EwsClient,
  what: ProbeTarget,
  mailbox: MailboxAddress,
  question: {
    readonly actAs: MailboxAddress | null;
    readonly signal: AbortSignal;
    readonly record: CallRecord;
  },
): Promise<void> {
  await client.ask({ ...question, about: [mailbox] }, async (service, ews) => {
    const { Calendar, Inbox } = ews.WellKnownFolderName;
    const folder = new ews.FolderId(what === 'mail' ? Inbox : Calendar, new ews.Mailbox(mailbox));
    if (what === 'mail') {
      const view = new ews.ItemView(1);
      view.PropertySet = new ews.PropertySet(ews.BasePropertySet.IdOnly);
      await service.FindItems(folder, view);
      return;
    }
    const utc = (milliseconds: number) => new ews.DateTime(milliseconds, ews.DateTimeKind.Utc);
    const view = new ews.CalendarView(utc(realNow()), utc(realNow() + DAY_MS), 1);
    view.PropertySet = new ews.PropertySet(ews.BasePropertySet.IdOnly);
    await service.FindItems(folder, view);
  });
}
