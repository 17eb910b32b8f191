import { randomUUID } from 'node:crypto';
import type { Attempt } from '../../../contract/integrations.ts';
import type {
  connectServer as connectRoute,
  reconnectServer as reconnectRoute,
} from '../../../contract/integrations.ts';
import type { RouteInput } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { readTrust } from '../../outbound/customer-trust.ts';
import { checkEwsUrl, normalEwsUrl } from '../../outbound/customer-url.ts';
import { placeOfPassword } from '../../secrets/index.ts';
import type { Secrets } from '../../secrets/index.ts';
import { askedBy } from '../audit/index.ts';
import type { Microsoft } from './attempt.ts';
import type { Exchanges } from './exchanges.ts';
import type { ServerReach } from './integration.ts';
import { findVersion } from './read-integrations.ts';
import type { ReadIntegrationsDeps } from './read-integrations.ts';
import { requestHash } from './request-hash.ts';
import type { Attempts } from './run-attempt.ts';

export interface ServerDeps extends ReadIntegrationsDeps {
  readonly attempts: Pick<Attempts, 'start'>;
  readonly exchanges: Pick<Exchanges, 'readPassword'>;
  readonly secrets: Pick<Secrets, 'seal'>;
  readonly microsoft: Microsoft;
}

type ConnectBody = RouteInput<typeof connectRoute>['body'];
type ReconnectBody = RouteInput<typeof reconnectRoute>['body'];

/**
 * Begins to connect an Exchange Server; the integration exists once every step has passed. The attempt has the id of the
 * integration. Rejects with `invalid-request` for an authority that is none, and `idempotency-key-reused`.
 */
export async function connectServer(deps: ServerDeps, caller: Caller, body: ConnectBody): Promise<Attempt> {
  const { organization } = caller;
  const { id, password, label, controlMailbox, ...given } = body;
  const server = serverOf(
    given,
    given.authority === null ? null : readAuthority(given.authority),
    deps.microsoft,
  );
  const hash = await requestHash(`${organization} ${id}`, { label, controlMailbox, server }, password);

  return await deps.attempts.start(id, {
    organization,
    requestHash: hash,
    trial: {
      draft: { id, label, controlMailbox, reach: { kind: 'ews-server', server } },
      readPassword: () => Promise.resolve(password),
      isAfterConsent: false,
    },
    purpose: {
      kind: 'connect',
      secret: deps.secrets.seal(password, placeOfPassword(organization, id)),
      proven: null,
    },
    asked: askedBy(caller),
  });
}

/**
 * Begins to reach a stored Exchange Server in another way; the old way holds until every step of the new one has passed.
 * Rejects with `password-needed` when address or account are others and no password came: a stored one is never sent to
 * a place that it was not entered for. Further `integration-not-found`, `changed-meanwhile`, `invalid-request`.
 */
export async function reconnectServer(
  deps: ServerDeps,
  caller: Caller,
  { id, version, body }: { readonly id: string; readonly version: number; readonly body: ReconnectBody },
): Promise<Attempt> {
  const { organization } = caller;
  const before = await findVersion(deps, caller, id, version);
  if (before.reach.kind !== 'ews-server') {
    throw new Problem(
      'invalid-request',
      'This integration is with Exchange Online, which has no server to name.',
    );
  }
  const { password, label, controlMailbox, authority, ...given } = body;
  const kept = before.reach.server;
  const pem = authority === undefined ? kept.authority : authority === null ? null : readAuthority(authority);
  const server = serverOf(given, pem, deps.microsoft);
  if (password === null && isElsewhere(kept, server)) throw passwordNeeded();

  return await deps.attempts.start(randomUUID(), {
    organization,
    requestHash: await requestHash(
      `${organization} ${before.id}`,
      { label, controlMailbox, server },
      password ?? '',
    ),
    trial: {
      draft: { id: before.id, label, controlMailbox, reach: { kind: 'ews-server', server } },
      readPassword: async () => password ?? deps.exchanges.readPassword(organization, before),
      isAfterConsent: false,
    },
    purpose: {
      kind: 'reconnect',
      version,
      secret:
        password === null ? null : deps.secrets.seal(password, placeOfPassword(organization, before.id)),
    },
    asked: askedBy(caller),
  });
}

/** An address that is right is kept in one spelling; one that is not is kept as typed, for the step that explains it. */
function serverOf(
  given: Pick<ConnectBody, 'url' | 'account' | 'userName' | 'exchangeVersion'>,
  authority: string | null,
  { originMap }: Pick<Microsoft, 'originMap'>,
): ServerReach {
  const { url, account, userName, exchangeVersion } = given;
  const isRight = checkEwsUrl(url, originMap).length === 0;
  return { url: isRight ? normalEwsUrl(url) : url, account, userName, exchangeVersion, authority };
}

function readAuthority(text: string): string {
  const read = readTrust(text);
  if (read.ok) return read.pem;
  throw new Problem('invalid-request', read.mistakes.join(' '), {
    errors: read.mistakes.map((detail) => ({ pointer: '/body/authority', detail })),
  });
}

function isElsewhere(before: ServerReach, after: ServerReach): boolean {
  return before.url !== after.url || before.account !== after.account || before.userName !== after.userName;
}

function passwordNeeded(): Problem {
  return new Problem(
    'password-needed',
    'The address or the account is another one, so the stored password is not sent there.',
    {
      errors: [
        {
          pointer: '/body/password',
          detail: 'must be entered again, because the address or the account was changed',
        },
      ],
    },
  );
}
