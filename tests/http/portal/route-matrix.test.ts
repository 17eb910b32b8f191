import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { addAssignment, listRoles, removeAssignment } from '../../../contract/access.ts';
import type { Role } from '../../../contract/access.ts';
import { routes } from '../../../contract/index.ts';
import { signUp } from '../../../contract/portal.ts';
import { AssignmentId, OrganizationId } from '../../../contract/primitives.ts';
import { permissions } from '../../../contract/route.ts';
import type { Access, Permission, Route } from '../../../contract/route.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { accountOf } from '../../support/portal-person.ts';
import type { PortalPerson } from '../../support/portal-person.ts';

/** A route as far as asking for it goes. */
type Asked = Pick<Route, 'api' | 'method' | 'path' | 'access'>;

/** Files to be saved, pictures to be shown and files to be sent, which are no routes of the contract. */
const files: readonly Asked[] = [
  { api: 'addin-api', method: 'get', path: '/menu-items/:id/picture', access: 'rooms.read' },
  { api: 'portal-api', method: 'get', path: '/menu-items/:id/picture', access: 'requests.work' },
  { api: 'addin-api', method: 'get', path: '/rooms/:mailbox/pictures/:hash', access: 'rooms.read' },
  { api: 'addin-api', method: 'get', path: '/rooms/:mailbox/plan/:hash', access: 'rooms.read' },
  { api: 'portal-api', method: 'get', path: '/rooms/:id/pictures/:hash', access: 'calendars.read' },
  { api: 'portal-api', method: 'get', path: '/units/:id/plan/:hash', access: 'calendars.read' },
  { api: 'portal-api', method: 'get', path: '/providers/:id/menu/export', access: 'requests.work' },
  { api: 'portal-api', method: 'post', path: '/providers/:id/menu/import', access: 'requests.work' },
  {
    api: 'portal-api',
    method: 'get',
    path: '/receptions/:id/listed-hosts/export',
    access: 'receptions.write',
  },
  {
    api: 'portal-api',
    method: 'post',
    path: '/receptions/:id/listed-hosts/import',
    access: 'receptions.write',
  },
  { api: 'portal-api', method: 'get', path: '/settlements/:id/export', access: 'settlements.read' },
  { api: 'portal-api', method: 'get', path: '/service-board/export', access: 'requests.work' },
  { api: 'portal-api', method: 'get', path: '/service-board/paper', access: 'requests.work' },
  { api: 'portal-api', method: 'get', path: '/evacuation/paper', access: 'visits.work' },
  { api: 'portal-api', method: 'get', path: '/badges', access: 'visits.work' },
  { api: 'kiosk-api', method: 'get', path: '/visits/:visit/badge', access: 'kiosk.use' },
  { api: 'portal-api', method: 'get', path: '/audit/export', access: 'audit.read' },
  { api: 'portal-api', method: 'get', path: '/integrations/:id/proof/report', access: 'proof.read' },
  { api: 'portal-api', method: 'get', path: '/installation/certificates/:file', access: 'integrations.read' },
];
const all: readonly Asked[] = [...routes, ...files];
const nameOf = ({ api, method, path }: Asked) => `${method.toUpperCase()} /${api}${path}`;
const isPermission = (access: Access): access is Permission =>
  permissions.some((permission) => permission === access);
/** What programs call with a key; that people cannot get in there is tried below, the rest in tests/http/api. */
const isOfPrograms = ({ api }: Asked) => api === 'api/v1';
/** What kiosks call with their own cookie; that people cannot get in there is tried below, the rest in tests/http/visitors. */
const isOfKiosks = ({ api }: Asked) => api === 'kiosk-api';
const guarded = all.filter(
  (route) => isPermission(route.access) && !isOfPrograms(route) && !isOfKiosks(route),
);

/** What may be asked without any role. A route that is not named here needs one. */
const withoutRole: Readonly<Record<string, Access>> = {
  'GET /addin-api/me': 'signed-in',
  'POST /addin-api/dialog-sessions': 'public',
  'GET /portal-api/me': 'signed-in',
  'POST /kiosk-api/pairing': 'public',
  'POST /portal-api/organizations': 'signed-in',
  'POST /portal-api/sign-out': 'signed-in',
  'POST /portal-api/sign-out-everywhere': 'signed-in',
};

/** With ids that nobody has: whoever may ask is told that there is nothing. */
const pathOf = ({ api, path }: Asked) => `/${api}${path.replace(/:\w+/g, () => randomUUID())}`;

/** What somebody is told who shows nothing. */
const missing: Readonly<Record<Asked['api'], string>> = {
  'addin-api': 'token-missing',
  'portal-api': 'token-missing',
  'kiosk-api': 'kiosk-not-paired',
  'api/v1': 'api-key-missing',
};

describe('every route', () => {
  let house: House;
  let hana: PortalPerson;
  let ivan: PortalPerson;
  let siri: PortalPerson;
  let nordhavn: OrganizationId;
  let tokens: Readonly<Record<'ivan' | 'siri', string>>;

  beforeAll(async () => {
    house = await startHouse({ isPatient: true });
    hana = await house.portal('hana');
    ivan = await house.portal('ivan');
    siri = await house.portal('siri');
    // So that an owner may be made and unmade beside her.
    await hana.call(addAssignment, { body: aRole(house, 'hana', 'owner') });
    nordhavn = OrganizationId.parse(hana.organization());
    await house.control('PUT', '/tenant', { tenant: 'sydhavn.example', consent: true });
    tokens = { ivan: await house.token('ivan'), siri: await house.token('siri') };

    const id = OrganizationId.parse(randomUUID());
    const code = house.signUpCode ?? undefined;
    const body = { id, name: 'Sydhavn', contactMail: 'siri@sydhavn.example', ...(code && { code }) };
    await siri.call(signUp, { body });
    siri.actIn(id);
  });
  afterAll(() => house.close());

  /** What somebody's browser or pane sends along. */
  function signInOf(who: 'ivan' | 'siri', api: Asked['api']): Record<string, string> {
    if (api === 'addin-api') return { authorization: `Bearer ${tokens[who]}` };
    return { cookie: (who === 'ivan' ? ivan : siri).cookie };
  }

  /** Asks as somebody, in Nordhavn unless said otherwise; gives the status and the problem, if any. */
  async function ask(route: Asked, who: 'ivan' | 'siri' | null, organization: string = nordhavn) {
    const hasBody = route.method !== 'get' && route.method !== 'delete';
    const reply = await fetch(house.productUrl + pathOf(route), {
      method: route.method.toUpperCase(),
      headers: {
        'foyer-organization': organization,
        'if-match': '"1"',
        origin: house.productUrl,
        ...(hasBody && { 'content-type': 'application/json' }),
        ...(who && signInOf(who, route.api)),
      },
      ...(hasBody && { body: '{}' }),
    });
    return { status: reply.status, problem: problemIn(await reply.text()) };
  }

  async function withRole(role: Role, work: () => Promise<void>) {
    const given = aRole(house, 'ivan', role);
    await hana.call(addAssignment, { body: given });
    try {
      await work();
    } finally {
      await hana.call(removeAssignment, { params: { id: given.id } });
    }
  }

  test('is of the contract, or is a file that this test knows', () => {
    const found = [...sourcesBelow('server/modules')].flatMap((source) => [
      ...source.matchAll(/mount(?:Download|Picture|Upload)\(/g),
    ]);
    expect(found).toHaveLength(files.length);
  });

  test('asks for a permission, unless it is one of those that this test names', () => {
    const open = all.filter(({ access }) => !isPermission(access));
    expect(Object.fromEntries(open.map((route) => [nameOf(route), route.access]))).toEqual(withoutRole);
  });

  test.each(all.filter(({ access }) => access !== 'public').map((route) => [nameOf(route), route] as const))(
    'is nothing for somebody who is not signed in: %s',
    async (_name, route) => {
      const problem = missing[route.api];
      expect(await ask(route, null)).toMatchObject({ status: 401, problem });
    },
  );

  test.each(guarded.map((route) => [nameOf(route), route] as const))(
    'is nothing for somebody without a role, and is not there for another organization: %s',
    async (_name, route) => {
      expect(await ask(route, 'ivan')).toEqual({ status: 403, problem: 'no-role' });
      expect(await ask(route, 'siri')).toEqual({ status: 404, problem: 'not-found' });
      expect(await ask(route, 'siri', randomUUID())).toEqual({ status: 404, problem: 'not-found' });
      expect(await ask(route, 'siri', '')).toEqual({ status: 400, problem: 'organization-not-chosen' });
    },
  );

  test.each(all.filter(isOfPrograms).map((route) => [nameOf(route), route] as const))(
    'takes no cookie and no token of a person for a key: %s',
    async (_name, route) => {
      expect(await ask(route, 'siri')).toEqual({ status: 401, problem: 'api-key-missing' });
      const headers = { authorization: `Bearer ${tokens.siri}` };
      const reply = await fetch(house.productUrl + pathOf({ ...route, method: 'get' }), { headers });
      expect(problemIn(await reply.text())).toBe(route.method === 'get' ? 'api-key-refused' : 'not-found');
    },
  );

  test.each(
    all
      .filter((route) => isOfKiosks(route) && route.access !== 'public')
      .map((route) => [nameOf(route), route] as const),
  )('takes no cookie and no token of a person for a kiosk: %s', async (_name, route) => {
    expect(await ask(route, 'siri')).toEqual({ status: 401, problem: 'kiosk-not-paired' });
    const reply = await fetch(house.productUrl + pathOf(route), {
      method: route.method.toUpperCase(),
      headers: { authorization: `Bearer ${tokens.siri}`, origin: house.productUrl },
    });
    expect(problemIn(await reply.text())).toBe('kiosk-not-paired');
  });

  test('lets in exactly the roles that bring what it asks for', async () => {
    const { roles } = await hana.call(listRoles, {});
    const allowed = new Map(roles.map(({ role, permissions }) => [role, permissions]));
    expect(allowed.size).toBe(12);

    for (const [role, brought] of allowed) {
      await withRole(role, async () => {
        for (const route of guarded) {
          const { status, problem } = await ask(route, 'ivan');
          const isIn = brought.some((permission) => permission === route.access);
          const isRefused = problem === 'permission-missing';
          expect([role, nameOf(route), status === 401, isRefused]).toEqual([
            role,
            nameOf(route),
            false,
            !isIn,
          ]);
        }
      });
    }
  });
});

/** The code of a problem; empty for anything else, such as a file. */
function problemIn(text: string): string {
  return /^{"type":"\/problems\/([a-z-]+)"/.exec(text)?.[1] ?? '';
}

function aRole(house: House, person: string, role: Role) {
  const [tenantId = '', id = ''] = accountOf(house.world(), person).split('.');
  const holder = { kind: 'user', tenantId, id } as const;
  return { id: AssignmentId.parse(randomUUID()), holder, holderName: person, role };
}

function* sourcesBelow(folder: string): Iterable<string> {
  const root = path.join(import.meta.dirname, '..', '..', '..', folder);
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.ts')) yield readFileSync(path.join(root, file), 'utf8');
  }
}
