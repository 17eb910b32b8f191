import { Router } from 'express';
import type { Request } from 'express';
import { z } from 'zod';
import type { SimulatedGroup, SimulatedTenant } from '../state/directory.ts';
import type { World } from '../state/world.ts';
import { findMailbox, principalOf, requirePermission } from './access.ts';
import type { Mailbox } from './access.ts';
import { refusals } from './failures.ts';
import { readQuery } from './query.ts';
import { param, sendOne, sendPage } from './reply.ts';

const LIST_OPTIONS = ['$select', '$top', '$skiptoken', '$count', '$filter'];
const PAGE = { defaultTop: 100, mostTop: 999 };

/** Graph takes at most 20 group ids per call (learn.microsoft.com/graph/api/directoryobject-checkmembergroups). */
const GroupIds = z.strictObject({ groupIds: z.array(z.guid()).min(1).max(20) });

/** `/organization`, `/users/{id}`, `/groups…` and group memberships. */
export function directoryRoutes(world: World): Router {
  const router = Router();

  router.get('/organization', (req, res) => {
    const { tenant } = requirePermission(req, 'Organization.Read.All');
    const items = [organizationBody(tenant)];
    sendPage(req, res, items, queryFor(req, items, 'organization', LIST_OPTIONS), 'organization');
  });

  router.get('/groups', (req, res) => {
    const { tenant } = requirePermission(req, 'GroupMember.Read.All');
    const query = queryFor(req, [groupBody({ id: '', displayName: '', members: [] })], 'group', LIST_OPTIONS);
    const items = tenant.groups.map(groupBody).filter(nameFilter(query.filter));
    sendPage(req, res, items, query, 'groups');
  });

  router.get('/groups/:id', (req, res) => {
    const { tenant } = requirePermission(req, 'GroupMember.Read.All');
    const group = tenant.groups.find(({ id }) => id === param(req, 'id').toLowerCase());
    if (!group) throw refusals.unknownObject(param(req, 'id'));
    const item = groupBody(group);
    sendOne(res, item, queryFor(req, [item], 'group', ['$select']), 'groups');
  });

  router.get('/users', (req, res) => {
    const { tenant } = requirePermission(req, 'User.ReadBasic.All');
    const items = tenant.people.map(({ mail }) => userBody(mailboxOf(world, tenant, mail)));
    const query = queryFor(req, items, 'user', LIST_OPTIONS);
    sendPage(req, res, items.filter(nameFilter(query.filter)), query, 'users');
  });

  router.get('/users/:id', (req, res) => {
    const { tenant } = requirePermission(req, 'User.ReadBasic.All');
    const item = userBody(mailboxOf(world, tenant, param(req, 'id')));
    sendOne(res, item, queryFor(req, [item], 'user', ['$select']), 'users');
  });

  router.post('/users/:id/checkMemberGroups', (req, res) => {
    requirePermission(req, 'GroupMember.Read.All');
    const { tenant } = requirePermission(req, 'User.ReadBasic.All');
    const body = GroupIds.safeParse(req.body);
    if (!body.success) {
      throw refusals.badRequest('groupIds must be a collection of 1 to 20 object ids of groups.');
    }
    const groups = groupsOf(tenant, mailboxOf(world, tenant, param(req, 'id')));
    const value = body.data.groupIds.filter((id) => groups.some((group) => group.id === id.toLowerCase()));
    res.json({ '@odata.context': 'https://graph.sim.test/v1.0/$metadata#Collection(Edm.String)', value });
  });

  router.get('/users/:id/transitiveMemberOf/microsoft.graph.group', (req, res) => {
    requirePermission(req, 'GroupMember.Read.All');
    const { tenant } = requirePermission(req, 'User.ReadBasic.All');
    const items = groupsOf(tenant, mailboxOf(world, tenant, param(req, 'id'))).map(groupBody);
    const query = queryFor(
      req,
      [groupBody({ id: '', displayName: '', members: [] })],
      'group',
      LIST_OPTIONS.filter((option) => option !== '$filter'),
    );
    sendPage(req, res, items, query, 'groups');
  });

  // Nobody granted mail, so these are refused for every mailbox, as they would be for an app without the permission.
  router.get(
    ['/users/:id/messages', '/users/:id/mailFolders', '/users/:id/mailFolders/:folder/messages'],
    (req) => {
      const { tenant } = principalOf(req);
      mailboxOf(world, tenant, param(req, 'id'));
      throw refusals.accessDenied();
    },
  );

  return router;
}

/** Every group that holds the person, directly or through groups in groups. */
function groupsOf(tenant: SimulatedTenant, mailbox: Mailbox): SimulatedGroup[] {
  const held = new Set([mailbox.kind === 'person' ? mailbox.person.id : mailbox.address]);
  for (let grew = true; grew;) {
    const next = tenant.groups.filter(
      (group) => !held.has(group.id) && group.members.some((id) => held.has(id)),
    );
    for (const group of next) held.add(group.id);
    grew = next.length > 0;
  }
  return tenant.groups.filter((group) => held.has(group.id));
}

function mailboxOf(world: World, tenant: SimulatedTenant, name: string): Mailbox {
  const mailbox = findMailbox(world, tenant, name);
  if (!mailbox) throw refusals.unknownObject(name);
  return mailbox;
}

/** What User.ReadBasic.All shows; rooms are users too, with a disabled account. */
function userBody(mailbox: Mailbox) {
  return {
    ...namesOf(mailbox),
    mail: mailbox.address,
    userPrincipalName: mailbox.address,
    businessPhones: [],
    jobTitle: null,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
  };
}

function namesOf(mailbox: Mailbox) {
  if (mailbox.kind === 'person') {
    const { id, displayName, givenName, surname } = mailbox.person;
    return { id, displayName, givenName: givenName || null, surname: surname || null };
  }
  const { id, displayName } =
    mailbox.kind === 'room' ? mailbox.room : { id: mailbox.address, displayName: mailbox.address };
  return { id, displayName, givenName: null, surname: null };
}

function groupBody(group: SimulatedGroup) {
  return {
    id: group.id,
    displayName: group.displayName,
    description: null,
    mail: null,
    mailEnabled: false,
    mailNickname: group.displayName.toLowerCase().replaceAll(/[^a-z\d]/g, ''),
    securityEnabled: true,
    groupTypes: [],
    visibility: null,
  };
}

function organizationBody(tenant: SimulatedTenant) {
  return {
    id: tenant.id,
    displayName: tenant.name,
    tenantType: 'AAD',
    countryLetterCode: null,
    verifiedDomains: [
      {
        capabilities: 'Email, OfficeCommunicationsOnline',
        isDefault: true,
        isInitial: true,
        name: tenant.domain,
        type: 'Managed',
      },
    ],
  };
}

function queryFor(req: Request, items: readonly object[], type: string, options: readonly string[]) {
  const [sample] = items;
  return readQuery(req, {
    options,
    type: `microsoft.graph.${type}`,
    ...(sample && { properties: Object.keys(sample) }),
    ...PAGE,
  });
}

/** `displayName eq 'x'` and `startswith(displayName,'x')`; other filters are not simulated. */
function nameFilter(filter: string | null): (item: { displayName: string }) => boolean {
  if (filter === null) return () => true;
  const [, equal] = /^displayName eq '((?:[^']|'')*)'$/i.exec(filter) ?? [];
  if (equal !== undefined) return ({ displayName }) => displayName.toLowerCase() === unquoted(equal);
  const [, prefix] = /^startswith\(displayName,\s*'((?:[^']|'')*)'\)$/i.exec(filter) ?? [];
  if (prefix !== undefined)
    return ({ displayName }) => displayName.toLowerCase().startsWith(unquoted(prefix));
  throw refusals.notSimulated('this $filter');
}

function unquoted(literal: string): string {
  return literal.replaceAll("''", "'").toLowerCase();
}
