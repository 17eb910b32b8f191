import type { Diagnosis, IntegrationStatus } from '../../../contract/integrations.ts';
import type { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import type { AuditRecord } from '../audit/index.ts';

/** Who asked for a write, as the audit keeps it. */
export type Asked = Pick<AuditRecord, 'actor' | 'cause' | 'requestId'>;

/** What is known of an integration after it was tried. */
export interface Tried {
  readonly status: IntegrationStatus;
  readonly diagnosis: Diagnosis | null;
  readonly at: Instant;
}

/** The object id of the administrator who proved a tenant. */
export interface Proven {
  readonly by: string;
  readonly at: Instant;
}

/** What a person may change without another attempt. */
export interface Change {
  readonly label?: string;
  readonly controlMailbox?: MailboxAddress;
  readonly status?: IntegrationStatus;
}

export interface NewIntegration {
  readonly tried: Tried;
  readonly secret: string | null;
  readonly proven: Proven | null;
  readonly asked: Asked;
}
