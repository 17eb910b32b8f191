import { z } from 'zod';
import { Diagnosis, ExchangeVersion } from '../../../contract/integrations.ts';
import { Instant, IntegrationId, MailboxAddress } from '../../../contract/primitives.ts';
import { wordFields } from '../../exchange/index.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Draft, Reach, StoredIntegration } from './integration.ts';

/** The columns of an integration that say how it is reached, as they are read. */
export interface ReachColumns {
  readonly kind: 'graph' | 'ews-server' | 'ews-online';
  readonly tenant_id: string | null;
  readonly tenant_name: string | null;
  readonly tenant_domain: string | null;
  readonly service_principal_id: string | null;
  readonly ews_url: string | null;
  readonly ews_version: string | null;
  readonly account: string | null;
  readonly user_name: string | null;
  readonly authority_pem: string | null;
}

/** Everything of an integration that leaves its store. */
export interface IntegrationRow extends ReachColumns {
  readonly id: string;
  readonly label: string;
  readonly status: StoredIntegration['status'];
  readonly version: number;
  readonly secret: string | null;
  readonly secret_set_at: Date | null;
  readonly control_mailbox: string | null;
  readonly diagnosis: unknown;
  readonly last_checked_at: Date | null;
  readonly calendars: string | number | bigint | null;
  readonly unknown_words: unknown;
}

const Words = z.array(
  z.object({
    field: z.enum(wordFields),
    word: z.string(),
    readings: z.number(),
    firstSeenAt: Instant,
    lastSeenAt: Instant,
  }),
);

/** A row as the rest of the module sees it. Throws on a row that the code of today could not have written. */
export function readRow(row: IntegrationRow): StoredIntegration {
  return {
    id: IntegrationId.parse(row.id),
    label: row.label,
    controlMailbox: MailboxAddress.nullable().parse(row.control_mailbox),
    reach: readReach(row),
    status: row.status,
    version: row.version,
    secret: row.secret,
    secretSetAt: row.secret_set_at && instantOf(row.secret_set_at.getTime()),
    calendars: Number(row.calendars ?? 0),
    diagnosis: Diagnosis.nullable().parse(row.diagnosis),
    lastCheckedAt: row.last_checked_at && instantOf(row.last_checked_at.getTime()),
    unknownWords: Words.parse(row.unknown_words),
  };
}

const Text = z.string();

function readReach(row: ReachColumns): Reach {
  if (row.kind === 'ews-server') {
    return {
      kind: 'ews-server',
      server: {
        url: Text.parse(row.ews_url),
        account: MailboxAddress.parse(row.account),
        userName: row.user_name,
        exchangeVersion: ExchangeVersion.parse(row.ews_version),
        authority: row.authority_pem,
      },
    };
  }
  const tenant = {
    id: Text.parse(row.tenant_id),
    name: row.tenant_name,
    domain: row.tenant_domain,
    servicePrincipalId: row.service_principal_id,
  };
  if (row.kind === 'graph') return { kind: 'graph', tenant };
  const anchor = MailboxAddress.nullable().parse(row.account);
  return { kind: 'ews-online', tenant, url: Text.parse(row.ews_url), anchor };
}

/** The columns that say how an Exchange is reached; what a kind does not have is null. */
export function reachColumns({ reach }: Pick<Draft, 'reach'>): ReachColumns {
  if (reach.kind === 'ews-server') {
    const { url, account, userName, exchangeVersion, authority } = reach.server;
    return {
      ...noReach,
      kind: 'ews-server',
      ews_url: url,
      ews_version: exchangeVersion,
      account,
      user_name: userName,
      authority_pem: authority,
    };
  }
  const { id, name, domain, servicePrincipalId } = reach.tenant;
  const tenant = {
    ...noReach,
    kind: reach.kind,
    tenant_id: id,
    tenant_name: name,
    tenant_domain: domain,
    service_principal_id: servicePrincipalId,
  };
  return reach.kind === 'graph' ? tenant : { ...tenant, ews_url: reach.url, account: reach.anchor };
}

const noReach = {
  tenant_id: null,
  tenant_name: null,
  tenant_domain: null,
  service_principal_id: null,
  ews_url: null,
  ews_version: null,
  account: null,
  user_name: null,
  authority_pem: null,
} as const;
