import type { z } from 'zod';
import type { IntegrationReply } from '../../../contract/integrations.ts';
import { EWS_ONLINE_ENDS } from '../../exchange/index.ts';
import { grantEwsOnline, grantImpersonation, grantRoomCalendars } from '../../kernel/catalogue/cmdlets.ts';
import { cmdletFacts } from './attempt.ts';
import type { Microsoft } from './attempt.ts';
import { tenantOf } from './integration.ts';
import { describeWord } from './describe-word.ts';
import type { StoredIntegration } from './integration.ts';

/** An integration as the portal shows it. Of the password it says only that there is one. */
export function describeIntegration(
  integration: StoredIntegration,
  microsoft: Pick<Microsoft, 'clientId'>,
): z.input<typeof IntegrationReply> {
  const { id, reach, label, status, version, controlMailbox, calendars, diagnosis, lastCheckedAt } =
    integration;
  const tenant = tenantOf(integration);
  return {
    id,
    kind: reach.kind,
    label,
    status,
    version,
    tenant: tenant && { id: tenant.id, name: tenant.name, domain: tenant.domain },
    server: serverOf(integration),
    controlMailbox,
    calendars,
    diagnosis,
    lastCheckedAt,
    unknownWords: integration.unknownWords.map(describeWord),
    endsAt: reach.kind === 'ews-online' ? EWS_ONLINE_ENDS : null,
    script: scripts[reach.kind](cmdletFacts({ draft: integration }, microsoft)),
  };
}

const scripts = {
  graph: grantRoomCalendars,
  'ews-online': grantEwsOnline,
  'ews-server': grantImpersonation,
} as const;

function serverOf({
  reach,
  secret,
  secretSetAt,
}: StoredIntegration): z.input<typeof IntegrationReply>['server'] {
  if (reach.kind !== 'ews-server') return null;
  const { url, account, userName, exchangeVersion, authority } = reach.server;
  return {
    url,
    account,
    userName,
    exchangeVersion,
    password: { isSet: secret !== null, setAt: secretSetAt },
    ownAuthority: authority !== null,
  };
}
