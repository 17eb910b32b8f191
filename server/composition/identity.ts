import type { Router } from 'express';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { AppTokens } from '../entra/app-tokens.ts';
import { createCodeFlow } from '../entra/code-flow.ts';
import type { MailDirectory, PeopleDirectory } from '../entra/directory.port.ts';
import { fetchKeysThrough } from '../entra/fetch-keys.ts';
import type { EntraApplication } from '../entra/msal-clients.ts';
import { createSigningKeys } from '../entra/signing-keys.ts';
import { createTokenVerifier } from '../entra/token-verifier.ts';
import { createGraphDirectory } from '../exchange/index.ts';
import type { Gate } from '../http/gate.ts';
import { limitPeople } from '../http/limit-people.ts';
import type { Clock } from '../kernel/clock.ts';
import { createAccess } from '../modules/access/index.ts';
import type { Access } from '../modules/access/index.ts';
import { createKeyGate } from '../modules/api-keys/index.ts';
import { createOrganizationStore } from '../modules/organization/index.ts';
import {
  createPortalGate,
  createPortalSessionStore,
  createSignInStore,
  dialogRoutes,
  dialogSessionRoutes,
  portalRoutes,
  readSession,
  signOutRoutes,
  withUnnoted,
} from '../modules/sign-in/index.ts';
import type { ReturnHandler, TripDeps } from '../modules/sign-in/index.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Database } from '../storage/database.ts';

export interface IdentityDeps {
  readonly config: Config;
  readonly log: Logger;
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly outbound: Outbound;
  readonly application: EntraApplication;
  readonly appTokens: AppTokens;
  /** Real time; tests age sessions with it. */
  readonly now: () => number;
  readonly callsPerPersonPerMinute: number;
}

export interface Identity {
  readonly access: Access;
  /** Of `/addin-api` and of `/portal-api`. */
  readonly addinGate: Gate;
  readonly portalGate: Gate;
  /** Of `/api/v1`. */
  readonly keyGate: Gate;
  readonly peopleOf: (tenantId: string) => PeopleDirectory & MailDirectory;
  /** What sending a browser to Microsoft takes, to come back to `/auth/callback`. */
  readonly trips: TripDeps & { readonly store: ReturnType<typeof createSignInStore> };
  /** `POST /dialog-sessions`, below `/addin-api`. */
  readonly dialogSessions: Router;
  /** `POST /sign-out` and the like, below `/portal-api`. */
  readonly signOut: Router;
  /** Everything below `/auth`; `returns` are what else may come back to it. */
  readonly signIn: (returns: readonly ReturnHandler[]) => readonly Router[];
}

/** Who is who: tokens, sessions, both gates, and the sign-in by browser. */
export function composeIdentity(deps: IdentityDeps): Identity {
  const { config, log, db, application, outbound, now } = deps;
  const { authority, clientId, apiUri } = config.entra;
  const { publicUrl } = config.http;
  const simulatorPort = config.simulator?.port ?? null;
  const onRefused = (reason: string) => log.info({ reason }, 'a token was refused');

  const keys = createSigningKeys({ fetchKeys: fetchKeysThrough(outbound, authority) });
  const verifier = createTokenVerifier({ authority, clientId, apiUri, keys, onRefused });
  const store = createSignInStore(db);
  const sessions = withUnnoted(createPortalSessionStore(db), (err) =>
    log.warn({ err }, 'that somebody is in the portal could not be written down'),
  );
  const flowTo = (path: string) =>
    createCodeFlow({ ...application, keys, redirectUri: `${publicUrl}${path}`, onRefused });

  const peopleOf = (tenantId: string) =>
    createGraphDirectory({
      origin: config.graphOrigin,
      outbound,
      integrationId: tenantId,
      getAccessToken: (wish) => deps.appTokens.getToken(tenantId, config.graphOrigin, wish),
    });
  const access = createAccess({
    db,
    clock: deps.clock,
    organizations: createOrganizationStore(db),
    verifyToken: verifier.verify,
    readSession: (token) => readSession({ store, now }, token),
    onNotNoted: (error) => log.warn({ err: error }, 'that the add-in was opened could not be written down'),
    directoryOf: peopleOf,
    now,
  });
  const limited = (gate: Gate) => limitPeople(gate, deps.callsPerPersonPerMinute);
  const addinGate = limited(access.gate);
  const portalGate = limited(createPortalGate({ sessions, now, publicUrl, callerOf: access.callerOf }));
  const trips = { store, now, codeFlow: flowTo('/auth/callback') };

  return {
    access,
    addinGate,
    portalGate,
    keyGate: limited(createKeyGate({ db, now })),
    peopleOf,
    trips,
    dialogSessions: dialogSessionRoutes(addinGate, { store, now }),
    signOut: signOutRoutes(portalGate, { sessions, now, authority, publicUrl, simulatorPort }),
    signIn: (returns) => [
      dialogRoutes({ store, now, codeFlow: flowTo('/auth/dialog/callback'), publicUrl, simulatorPort }),
      portalRoutes({ ...trips, sessions, publicUrl, simulatorPort, returns }),
    ],
  };
}
