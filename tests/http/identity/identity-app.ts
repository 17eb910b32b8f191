import type { AddressInfo } from 'node:net';
import express, { Router } from 'express';
import { pino } from 'pino';
import { z } from 'zod';
import { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import { route } from '../../../contract/route.ts';
import { createCodeFlow } from '../../../server/entra/code-flow.ts';
import type { Directory } from '../../../server/entra/directory.port.ts';
import { createSigningKeys } from '../../../server/entra/signing-keys.ts';
import { createTokenVerifier } from '../../../server/entra/token-verifier.ts';
import type { ExchangeRoom } from '../../../server/exchange/exchange.port.ts';
import { mount } from '../../../server/http/mount.ts';
import { problemHandler } from '../../../server/http/problem-handler.ts';
import { identifyRequest } from '../../../server/http/request-facts.ts';
import { Problem } from '../../../server/kernel/problem.ts';
import { accessRoutes, createAccess } from '../../../server/modules/access/index.ts';
import { createOrganizationStore } from '../../../server/modules/organization/index.ts';
import {
  createSignInStore,
  dialogRoutes,
  dialogSessionRoutes,
  readSession,
} from '../../../server/modules/sign-in/index.ts';
import { seedFixture } from '../../../server/seed/seed-fixture.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { freshDatabase } from '../../support/databases.ts';
import { API_URI, AUTHORITY, CLIENT_ID, goodClaims, startEntra } from './simulated-entra.ts';
import type { SimulatedEntra } from './simulated-entra.ts';

export const NOW = Instant.parse('2026-11-30T08:00:00Z');

/** A route that answers with the caller it was given. */
const readCaller = route({
  api: 'addin-api',
  method: 'get',
  path: '/caller',
  summary: 'For tests: who the gate says is calling',
  access: 'rooms.read',
  reply: z.object({ name: z.string(), groups: z.array(z.string()), grants: z.array(z.unknown()) }),
});

/** Everything about identity behind real HTTP: gate, `/me`, the sign-in dialog, on a database with fixture F0. */
export interface IdentityApp {
  readonly service: SimulatedEntra;
  readonly storage: Storage;
  readonly url: string;
  /** Real time as the product sees it; moving it forward ages sessions, tickets and memberships. */
  readonly clock: { offset: number };
  /** The directory: whom it was asked about, and whether it answers. */
  readonly directory: { asked: string[]; isDown: boolean };
  /** A new access token of a person; `claims` change it. */
  readonly token: (handle: string, claims?: Readonly<Record<string, unknown>>) => Promise<string>;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly post: (path: string, body: unknown) => Promise<Answer>;
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export async function startIdentityApp(): Promise<IdentityApp> {
  const app = express();
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;

  const redirectUri = `${url}/auth/dialog/callback`;
  const service = await startEntra({ redirectUri });
  const database = await freshDatabase('pglite');
  const storage = await openDatabase(database.config);
  const { tenant } = service;
  await seedFixture(
    { db: storage.db, connect: () => exchangeOf(service) },
    { fixture: 'F0', tenants: [tenant] },
  );

  const clock = { offset: 0 };
  const now = () => Date.now() + clock.offset;
  const directory = { asked: [] as string[], isDown: false };
  const keys = createSigningKeys({ fetchKeys: service.fetchKeys });
  const { verify } = createTokenVerifier({
    authority: AUTHORITY,
    clientId: CLIENT_ID,
    apiUri: API_URI,
    keys,
  });
  const store = createSignInStore(storage.db);
  const access = createAccess({
    db: storage.db,
    verifyToken: verify,
    readSession: (token) => readSession({ store, now }, token),
    organizations: createOrganizationStore(storage.db),
    directoryOf: () => directoryOf(service, directory),
    clock: { now: () => NOW },
    onNotNoted: (error) => {
      throw error;
    },
    now,
  });
  const codeFlow = createCodeFlow({
    authority: AUTHORITY,
    clientId: CLIENT_ID,
    certificates: [service.certificate],
    outbound: service.outbound,
    keys,
    redirectUri,
  });

  const probe = Router();
  mount(probe, access.gate, readCaller, async ({ caller }) => ({
    name: caller.name,
    groups: [...caller.groups],
    grants: [...caller.grants],
  }));
  const { gate } = access;
  app.set('query parser', 'simple');
  app.use(identifyRequest);
  app.use('/addin-api', accessRoutes(gate, access.readMe), dialogSessionRoutes(gate, { store, now }), probe);
  app.use('/auth', dialogRoutes({ store, codeFlow, now, publicUrl: url, simulatorPort: service.port }));
  app.use(problemHandler(pino({ level: 'silent' })));

  async function send(path: string, init: RequestInit): Promise<Answer> {
    const reply = await fetch(new URL(path, url), { redirect: 'manual', ...init });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, body: text ? JSON.parse(text) : {} };
  }

  return {
    service,
    storage,
    url,
    clock,
    directory,
    token: (handle, claims = {}) => {
      const person = service.person(handle);
      const groups = tenant.groups.filter(({ members }) => members.includes(person.id)).map(({ id }) => id);
      return service.entra.forge({}, { ...goodClaims(tenant, person), groups, ...claims }, 'tenant');
    },
    get: (path, headers = {}) => send(path, { headers: { accept: 'application/json', ...headers } }),
    post: (path, body) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    forget: access.forget,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await service.close();
      await storage.close();
      await database.close();
    },
  };
}

/** The rooms of the simulated tenant, as an Exchange would list them. */
function exchangeOf({ tenant }: SimulatedEntra) {
  const online = tenant.rooms.filter(({ hosting }) => hosting !== 'server');
  const rooms = online.map((room): ExchangeRoom => {
    const building = tenant.buildings.find(({ id }) => id === room.buildingId);
    const floor = building?.floors.find(({ id }) => id === room.floorId);
    return {
      mailbox: MailboxAddress.parse(room.address),
      kind: 'room',
      displayName: room.displayName,
      capacity: room.capacity,
      building: building?.name ?? null,
      floor: floor?.label ?? null,
      equipment: [...room.tags],
      roomLists: [],
      directoryId: null,
    };
  });
  return {
    listRooms: () => Promise.resolve(rooms),
    findRoom: () => Promise.resolve(null),
    readSchedules: () => Promise.resolve([]),
    readMeetings: () => Promise.resolve({ known: true as const, meetings: [] }),
    readChanges: () => Promise.resolve({ known: true as const, hasChanged: false, cursor: '' }),
  };
}

/** A directory that knows the simulated groups, nested ones included. */
function directoryOf({ tenant }: SimulatedEntra, state: IdentityApp['directory']): Directory {
  const reaches = (group: string, member: string): boolean =>
    tenant.groups
      .filter(({ id }) => id === group)
      .some(({ members }) => members.some((each) => each === member || reaches(each, member)));
  return {
    async memberGroups(person, groups) {
      state.asked.push(person);
      if (state.isDown) throw new Problem('exchange-unavailable', 'The directory does not answer.');
      return new Set(groups.filter((group) => reaches(group, person)));
    },
  };
}
