import type { OrganizationId } from '../../../contract/primitives.ts';
import { EWS_ONLINE_ENDS } from '../../exchange/index.ts';
import type { ChangeNotifications, Exchange, ExchangeSetup } from '../../exchange/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Problem } from '../../kernel/problem.ts';
import { SecretError, placeOfPassword } from '../../secrets/index.ts';
import type { Secrets } from '../../secrets/index.ts';
import type { Connect } from './attempt.ts';
import { connectionOf } from './integration.ts';
import type { StoredIntegration } from './integration.ts';
import type { IntegrationStore } from './integrations.store.ts';

export interface ExchangesDeps {
  readonly integrations: Pick<IntegrationStore, 'find'>;
  readonly connect: Connect;
  /** Loads what a kind of connection needs, once; nobody's deadline runs meanwhile. */
  readonly prepare: (integration: Parameters<Connect>[0]) => Promise<void>;
  readonly secrets: Pick<Secrets, 'open'>;
  readonly clock: Clock;
}

/**
 * The Exchanges behind the integrations of organizations. That an integration still belongs to the organization, and
 * may be used, is asked every time. All reject with a Problem.
 */
export interface Exchanges {
  /** For reading: integrations that are proven and in use. */
  readonly exchangeOf: (id: string, organization: OrganizationId) => Promise<Exchange>;
  /** Being told of changes, for integrations that are proven and in use; null where the service cannot. */
  readonly notificationsOf: (id: string, organization: OrganizationId) => Promise<ChangeNotifications | null>;
  /** For choosing rooms: also while the integration is being proven. */
  readonly roomsOf: (
    id: string,
    organization: OrganizationId,
  ) => Promise<Pick<Exchange, 'listRooms' | 'findRoom'>>;
  /** For proving: whatever its status. */
  readonly setupOf: (id: string, organization: OrganizationId) => Promise<ExchangeSetup>;
  /** The stored password of an integration, in the clear. */
  readonly readPassword: (organization: OrganizationId, integration: StoredIntegration) => string;
}

type Connection = ReturnType<Connect>;

/**
 * A connection is made once and kept, because it learns which rooms can be read through and how to sign in. An edit
 * makes another one: the key names the version. The password is opened for each call and kept by nobody.
 */
export function createExchanges(deps: ExchangesDeps): Exchanges {
  const { integrations, connect, prepare, secrets, clock } = deps;
  const connected = new Map<string, { readonly version: string; readonly connection: Connection }>();
  const lookups = new Map<string, Promise<StoredIntegration | undefined>>();

  /** A look that is under way is everybody's: dozens of calendars of one integration are begun at a time. */
  function find(id: string, organization: OrganizationId) {
    const key = `${organization} ${id}`;
    const underWay = lookups.get(key);
    if (underWay) return underWay;
    const lookup = integrations.find(organization, id).finally(() => lookups.delete(key));
    lookups.set(key, lookup);
    return lookup;
  }

  function readPassword(organization: OrganizationId, { id, secret }: StoredIntegration): string {
    if (secret === null) throw unreadable(new Error('no password is stored'));
    try {
      return secrets.open(secret, placeOfPassword(organization, id));
    } catch (error) {
      throw error instanceof SecretError ? unreadable(error) : error;
    }
  }

  async function connectionFor(id: string, organization: OrganizationId, use: Use): Promise<Connection> {
    const integration = await find(id, organization);
    if (!integration) throw use === 'read' ? notInUse() : notFound();
    refuseUse(integration, use, clock);

    const to = connectionOf(integration);
    await prepare(to); // before the look: two that come at once are to share one connection
    const key = `${organization} ${id}`;
    const version = versionOf(integration);
    const known = connected.get(key);
    if (known?.version === version) return known.connection;
    const made = connect(to, async () => readPassword(organization, integration));
    connected.set(key, { version, connection: made });
    return made;
  }

  return {
    exchangeOf: async (id, organization) => (await connectionFor(id, organization, 'read')).exchange,
    notificationsOf: async (id, organization) =>
      (await connectionFor(id, organization, 'read')).notifications,
    roomsOf: async (id, organization) => (await connectionFor(id, organization, 'choose')).exchange,
    setupOf: async (id, organization) => (await connectionFor(id, organization, 'prove')).setup,
    readPassword,
  };
}

type Use = 'read' | 'choose' | 'prove';

/** A rotated key changes the sealed text and a test may learn another room to ask through, both without a new version. */
function versionOf({ version, secret, reach }: StoredIntegration): string {
  return `${version} ${secret ?? ''} ${reach.kind === 'ews-online' ? (reach.anchor ?? '') : ''}`;
}

function refuseUse({ status, reach }: StoredIntegration, use: Use, clock: Clock): void {
  if (reach.kind === 'ews-online' && clock.now() >= EWS_ONLINE_ENDS) {
    throw new Problem(
      'integration-ended',
      'Exchange Online no longer answers Exchange Web Services. An administrator connects the tenant through Microsoft Graph instead.',
      { exchangeCode: 'EwsOnlineEnded' },
    );
  }
  if (reach.kind === 'ews-online' && reach.anchor === null) {
    throw new Problem(
      'exchange-unavailable',
      'No room of this tenant is known yet that Exchange could be asked through. Test the integration once there is one.',
      { exchangeCode: 'NoRooms' },
    );
  }
  if (use === 'prove') return;
  if (status === 'violated' && use === 'read') {
    throw new Problem(
      'exchange-unavailable',
      'Reading is suspended: Foyer could read more than rooms in this Exchange. Your administrator finds what to take away under Access proof.',
      { exchangeCode: 'ScopeTooWide' },
    );
  }
  if (status === 'proving' && use === 'read') {
    throw new Problem(
      'exchange-forbidden',
      'This Exchange does not show its rooms to Foyer yet; a new grant takes up to two hours. Foyer goes on trying by itself.',
      { exchangeCode: 'ScopeNotEffective' },
    );
  }
  if (status === 'disabled') throw notInUse();
}

function notInUse(): Problem {
  return new Problem(
    'exchange-unavailable',
    'The connection to Exchange that these rooms belong to is not in use. Ask your Foyer administrator to look at Integrations.',
  );
}

export function notFound(): Problem {
  return new Problem('integration-not-found', 'There is no such integration; it may have been removed.');
}

function unreadable(cause: Error): Problem {
  return new Problem(
    'exchange-unauthorized',
    'The stored password of the service account cannot be opened. An administrator enters it again under Integrations.',
    { exchangeCode: 'SecretUnreadable' },
    { cause },
  );
}
