import path from 'node:path';
import type { Router } from 'express';
import type { Kysely } from 'kysely';
import type { Config } from '../config.ts';
import type { Clock } from '../kernel/clock.ts';
import { accessProofRoutes } from '../modules/access-proof/index.ts';
import {
  accessAdministrationRoutes,
  createAssignmentStore,
  createSignOutStore,
} from '../modules/access/index.ts';
import { auditRoutes, createAuditLog } from '../modules/audit/index.ts';
import { calendarsRoutes } from '../modules/calendars/index.ts';
import { callRecordRoutes } from '../modules/call-record/index.ts';
import type { CallRecords } from '../modules/call-record/index.ts';
import { countManifestFaults, deploymentRoutes } from '../modules/manifest/index.ts';
import {
  createChecklistStore,
  createDepartmentStore,
  createSettingsStore,
  createUnitStore,
  organizationRoutes,
  portalEntryRoutes,
} from '../modules/organization/index.ts';
import type { SignUpDeps } from '../modules/organization/index.ts';
import {
  createRoomPolicyStore,
  createRoomRankingStore,
  roomPoliciesRoutes,
} from '../modules/room-policies/index.ts';
import { countRooms } from '../modules/rooms/index.ts';
import type { Database } from '../storage/database.ts';
import type { ExchangeParts } from './exchange.ts';
import type { Identity } from './identity.ts';
import type { Rooms } from './rooms.ts';

export interface PortalApiDeps {
  readonly config: Config;
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** What webpack built. */
  readonly dist: string;
  readonly identity: Identity;
  readonly exchange: ExchangeParts;
  readonly calls: CallRecords;
  readonly rooms: Pick<Rooms, 'directory' | 'availability'>;
  readonly signUp: SignUpDeps;
}

/** Every router below `/portal-api`. */
export function composePortalApi(deps: PortalApiDeps): readonly Router[] {
  const { config, db, clock, identity, exchange } = deps;
  const { directory: rooms, availability } = deps.rooms;
  const { access, portalGate: gate } = identity;
  const deployment = { config, clock, eventsFile: path.join(deps.dist, 'events', 'events.js') };

  return [
    identity.signOut,
    portalEntryRoutes(gate, {
      ...deps.signUp,
      organizationsOf: access.organizationsOf,
      clock,
      isSimulated: config.simulator !== null,
    }),
    organizationRoutes(gate, {
      settings: createSettingsStore(db),
      units: createUnitStore(db),
      departments: createDepartmentStore(db),
      checklist: createChecklistStore(db),
      clock,
      countManifestFaults: () => countManifestFaults(deployment),
    }),
    deploymentRoutes(gate, deployment),
    accessAdministrationRoutes(gate, {
      assignments: createAssignmentStore(db),
      signOuts: createSignOutStore(db),
      now: deps.signUp.now,
      standing: access.standing,
      peopleOf: identity.peopleOf,
      forget: access.forget,
      countRooms: (caller) => countRooms({ directory: rooms }, caller),
    }),
    auditRoutes(gate, { log: createAuditLog(db) }),
    calendarsRoutes(gate, exchange.calendars.routes),
    roomPoliciesRoutes(gate, {
      store: createRoomPolicyStore(db),
      rankings: createRoomRankingStore(db),
      directory: rooms,
      availability: availability,
      clock,
    }),
    accessProofRoutes(gate, exchange.proof),
    callRecordRoutes(gate, deps.calls),
  ];
}
