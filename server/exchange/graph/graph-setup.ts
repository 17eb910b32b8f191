import { z } from 'zod';
import type { MailboxAddress } from '../../../contract/primitives.ts';
import { instantOf, realNow } from '../../kernel/time.ts';
import { OutboundFault } from '../../outbound/fault.ts';
import { withinDeadline } from '../deadline.ts';
import { DAY_MS } from '../schedule-question.ts';
import type { ExchangeSetup, ProbeResult, ProbeTarget } from '../setup.port.ts';
import { factsOf } from '../token-facts.ts';
import { allowedProbe } from './allowed-calls.ts';
import { createGraphClient } from './graph-client.ts';
import type { GraphClient, GraphClientOptions, GraphRecord } from './graph-client.ts';
import { faultOf, GraphFailure, throwProblem, UnreadableReply } from './graph-failure.ts';

const DEADLINE_MS = 15_000;

export interface GraphSetupOptions extends Omit<GraphClientOptions, 'allow'> {
  /** For each question. Default 15 s. */
  readonly deadlineMs?: number;
}

/** Setting up and proving an integration with Exchange Online through Microsoft Graph. */
export function createGraphSetup(options: GraphSetupOptions): ExchangeSetup {
  const client = createGraphClient({ ...options, allow: allowedProbe });
  const { getAccessToken, deadlineMs = DEADLINE_MS } = options;

  return {
    async readAccount() {
      await getAccessToken().catch(throwProblem);
      return { mailbox: null };
    },

    readOrganization: ({ signal: outer } = {}) =>
      withinDeadline(deadlineMs, outer, (signal) => readOrganization(client, signal)).catch(throwProblem),

    readVersion: () => Promise.resolve(null),

    readToken: async () => factsOf(await getAccessToken({ fresh: true }).catch(throwProblem)),

    async probe(what, mailbox, { signal: outer } = {}) {
      const record: GraphRecord = { status: null, requestId: null };
      const startedAt = realNow();
      const result = await withinDeadline(deadlineMs, outer, (signal) =>
        probe(client, what, mailbox, record, signal),
      );
      return { ...result, ...record, ms: realNow() - startedAt };
    },
  };
}

const Organization = z.object({
  id: z.string().max(100),
  displayName: z.string().max(400).nullish(),
  verifiedDomains: z
    .array(z.object({ name: z.string().max(300).toLowerCase() }))
    .max(5000)
    .nullish(),
});
const Organizations = z.object({ value: z.array(Organization).min(1) });

async function readOrganization(client: GraphClient, signal: AbortSignal) {
  const path = '/organization?$select=id,displayName,verifiedDomains';
  const reply = Organizations.safeParse(await client.get(path, signal));
  const [found] = reply.data?.value ?? [];
  if (!found) throw new UnreadableReply('Graph named no organization', { cause: reply.error });
  const { id, displayName, verifiedDomains } = found;
  return { id, name: displayName ?? id, domains: (verifiedDomains ?? []).map(({ name }) => name) };
}

async function probe(
  client: GraphClient,
  what: ProbeTarget,
  mailbox: MailboxAddress,
  record: GraphRecord,
  signal: AbortSignal,
): Promise<Pick<ProbeResult, 'outcome' | 'exchangeCode' | 'fault'>> {
  try {
    await client.get(pathOf(what, mailbox), signal, record);
    return { outcome: 'allowed', exchangeCode: null, fault: null };
  } catch (error) {
    const fault = faultOf(signal.aborted ? new OutboundFault('timeout', 'No answer in time') : error);
    const denied = error instanceof GraphFailure && error.status === 403 && isDenial(error.graphCode);
    return { outcome: denied ? 'denied' : 'inconclusive', exchangeCode: fault.exchangeCode, fault };
  }
}

/** A missing license or a switched-off protocol says nothing about who may read. */
function isDenial(code: string | null): boolean {
  return code === 'ErrorAccessDenied' || code === 'Authorization_RequestDenied' || code === 'AccessDenied';
}

function pathOf(what: ProbeTarget, mailbox: MailboxAddress): string {
  const user = `/users/${encodeURIComponent(mailbox)}`;
  if (what === 'mail') return `${user}/messages?$top=1&$select=id`;
  const start = realNow();
  const window = `startDateTime=${instantOf(start)}&endDateTime=${instantOf(start + DAY_MS)}`;
  return `${user}/calendarView?${window}&$top=1&$select=id`;
}
