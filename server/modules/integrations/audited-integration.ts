import type { Draft } from './integration.ts';

/** What the audit says of an integration: how it is reached, never with what. */
export function auditedIntegration({
  label,
  controlMailbox,
  reach,
}: Draft): Readonly<Record<string, unknown>> {
  const common = { label, kind: reach.kind, controlMailbox };
  if (reach.kind !== 'ews-server') return { ...common, tenant: reach.tenant.id };
  const { url, account, userName, exchangeVersion, authority } = reach.server;
  return { ...common, url, account, userName, exchangeVersion, hasOwnAuthority: authority !== null };
}
