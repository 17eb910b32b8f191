import type { ReactElement } from 'react';
import { configure, render, screen } from '@testing-library/react';
import { memoryLocation } from 'wouter/memory-location';
import { listRoles, roles } from '../../../contract/access.ts';
import { listIntegrations } from '../../../contract/integrations.ts';
import { readFeed } from '../../../contract/messages.ts';
import { listDepartments, listUnits, readOrganization } from '../../../contract/organization.ts';
import { readPortalMe } from '../../../contract/portal.ts';
import type { ProblemBody, ProblemCode } from '../../../contract/problem.ts';
import { permissions } from '../../../contract/route.ts';
import type { Permission, Route, RouteInput } from '../../../contract/route.ts';
import { listMyProviders } from '../../../contract/service-teams.ts';
import { SaveFileContext } from '../../../portal/downloads/save-file.ts';
import { ReachContext } from '../../../portal/deploy/reach.ts';
import type { Reach } from '../../../portal/deploy/reach.ts';
import { LiveSourceContext } from '../../../portal/live/live-source.ts';
import type { LiveSource } from '../../../portal/live/live-source.ts';
import { SendImportContext } from '../../../portal/imports/send-file.ts';
import type { SendImport } from '../../../portal/imports/send-file.ts';
import { Portal } from '../../../portal/shell/Portal.tsx';
import type { PortalDeps } from '../../../portal/shell/portal-deps.ts';
import { ApiProblem } from '../../../ui/api/call-error.ts';
import type { Call } from '../../../ui/api/call.ts';

/** A slow machine may take long to draw; nothing here waits for longer than it must. */
configure({ asyncUtilTimeout: 20_000 });

export const NOW = '2026-11-30T08:00:00.000Z';
export const ORGANIZATION = '11111111-1111-4111-8111-111111111111';
export const TENANT = '22222222-2222-4222-8222-222222222222';
export const FLOOR = '33333333-3333-4333-8333-333333333333';
export const BUILDING = '44444444-4444-4444-8444-444444444444';
export const INTEGRATION = '55555555-5555-4555-8555-555555555555';

export function aProblem(code: ProblemCode, status: number, extra: Partial<ProblemBody> = {}): ApiProblem {
  const body = { type: `/problems/${code}`, title: code, status, instance: 'urn:request:7', ...extra };
  return new ApiProblem(code, body);
}

interface Asked {
  readonly route: Route;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly version: number | undefined;
}

type Answer = (asked: Asked) => unknown;

/** The server in memory: each route answers what it was told to; one that was told nothing is a mistake of the test. */
export function aServer(allowed: readonly Permission[] = permissions) {
  const asked: Asked[] = [];
  const answers = new Map<Route, Answer>();
  const on = <R extends Route>(route: R, answer: (asked: Asked & Partial<RouteInput<R>>) => unknown) =>
    void answers.set(route, answer as Answer); // the call below hands in just that

  on(readPortalMe, () => ({
    person: { tenantId: TENANT, objectId: 'hana', name: 'Hana Berg', mail: null, isGuest: false },
    now: NOW,
    organizations: [{ id: ORGANIZATION, name: 'Nordhavn', roles: ['owner'], permissions: [...allowed] }],
    contacts: [],
    signUp: 'code',
    isSimulated: false,
  }));
  on(listRoles, () => ({
    roles: roles.map((role) => ({
      role,
      name: `Role ${role}`,
      purpose: `What ${role} is for`,
      permissions: role === 'add-in-user' ? ['rooms.read'] : [],
      mayBeConfined: role === 'add-in-user',
    })),
  }));
  on(listUnits, () => ({
    units: [aUnit(BUILDING, null, 'building', 'HQ'), aUnit(FLOOR, BUILDING, 'floor', 'Floor 2')],
  }));
  on(listDepartments, () => ({ departments: [] }));
  on(listIntegrations, () => ({ integrations: [anIntegration()] }));
  on(readOrganization, () => anOrganization());
  on(listMyProviders, () => ({ providers: [], now: NOW }));
  on(readFeed, () => ({ entries: [], unread: 0, now: NOW }));

  const call: Call = (async (route: Route, input: Partial<Asked>) => {
    const { params, query, body, version } = input;
    const one = { route, params, query, body, version };
    asked.push(one);
    const answer = answers.get(route);
    if (!answer) throw new Error(`nobody said what ${route.method} ${route.path} answers`);
    const given = await Promise.resolve().then(() => answer(one));
    if (given instanceof Error) throw given;
    return route.reply.parse(given);
  }) as unknown as Call; // generic over routes; each answer is parsed by its own
  const sent = (route: Route) => asked.filter((one) => one.route === route);
  return { on, sent, asked, call };
}

function aUnit(id: string, parent: string | null, kind: 'building' | 'floor', name: string) {
  return { id, parent, kind, name, timeZone: 'Europe/Copenhagen', version: 1, calendars: 2 };
}

export function anOrganization(over: { name?: string; version?: number } = {}) {
  const tenants = [{ tenantId: TENANT, name: 'Nordhavn A/S', domain: 'nordhavn.example' }];
  const contact = { name: 'Hana Berg', mail: 'hana@nordhavn.example' };
  return { id: ORGANIZATION, name: 'Nordhavn', contact, version: 1, tenants, ...over };
}

export function anIntegration() {
  return {
    id: INTEGRATION,
    kind: 'graph' as const,
    label: 'Exchange Online',
    status: 'active' as const,
    version: 1,
    tenant: { id: TENANT, name: 'Nordhavn A/S', domain: 'nordhavn.example' },
    server: null,
    controlMailbox: 'hana@nordhavn.example',
    calendars: 5,
    diagnosis: null,
    lastCheckedAt: NOW,
    unknownWords: [],
    endsAt: null,
    script: 'Get-Mailbox',
  };
}

interface Opening {
  readonly server: ReturnType<typeof aServer>;
  readonly search?: string;
  readonly reach?: Reach;
  /** What becomes of a file that is saved. */
  readonly save?: (path: string) => Promise<void>;
  /** What becomes of a file of items that is sent. */
  readonly sendItems?: SendImport;
  /** What tells of changes; by default nobody answers, and nothing is told. */
  readonly live?: LiveSource;
  /** What stands around the portal, for what only some pages have to do with. */
  readonly around?: (portal: ReactElement) => ReactElement;
}

const silent: LiveSource = () => new Promise(() => undefined);

/** Opens a page of the portal, such as `/access`, as Hana of Nordhavn. */
export function openPortal(
  path: string,
  { server, search = '', reach, save, sendItems, live, around = (portal) => portal }: Opening,
) {
  const location = memoryLocation({ path: `/portal${path}`, searchPath: search, record: true });
  const kept = new Map<string, string>();
  const texts = {
    read: (key: string) => kept.get(key) ?? null,
    keep: (key: string, text: string) => void kept.set(key, text),
    forget: (key: string) => void kept.delete(key),
  };
  let ids = 0;
  const deps: PortalDeps = {
    callIn: () => server.call,
    remembered: texts,
    drafts: texts,
    leaveTo: () => undefined,
    newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
    language: 'en-GB',
    timeZone: 'Europe/Copenhagen',
    nonce: null,
    locationHook: location.hook,
  };
  const view = render(
    <SaveFileContext value={save ?? (() => Promise.reject(new Error('nothing is saved here')))}>
      <ReachContext value={reach ?? (() => Promise.resolve({ outcome: 'elsewhere' }))}>
        <LiveSourceContext value={live ?? silent}>
          <SendImportContext value={sendItems ?? (() => Promise.reject(new Error('nothing is sent here')))}>
            {around(<Portal deps={deps} />)}
          </SendImportContext>
        </LiveSourceContext>
      </ReachContext>
    </SaveFileContext>,
  );
  return { ...view, path: () => location.history.at(-1) ?? '' };
}

/** The heading of the page, once it is there. */
export async function heading(name: string): Promise<HTMLElement> {
  return await screen.findByRole('heading', { level: 1, name });
}
