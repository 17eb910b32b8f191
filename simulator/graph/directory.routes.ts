import { Router } from 'express';
import type { Request } from 'express';
import { z } from 'zod';
import type { SimulatedGroup, SimulatedPerson, SimulatedTenant } from '../state/directory.ts';
import type { World } from '../state/world.ts';
import {
  findMailbox,
  isInExchangeOnline,
  mayReadMail,
  principalOf,
  requirePermission,
  signedInOf,
} from './access.ts';
import type { Mailbox } from './access.ts';
import { refusals } from './failures.ts';
import { groupBody, meBody, organizationBody, userBody } from './directory-bodies.ts';
import { byName, nameFilter, nameSearch } from './name-search.ts';
import { readQuery, text } from './query.ts';
import { GRAPH_ORIGIN, param, sendOne, sendPage } from './reply.ts';

const LIST_OPTIONS = ['$select', '$top', '$skiptoken', '$count', '$filter', '$orderby'];
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
    sendPage(req, res, byName(items, query.orderBy), query, 'groups');
  });

  router.get('/groups/:id', (req, res) => {
    const { tenant } = requirePermission(req, 'GroupMember.Read.All');
    const group = tenant.groups.find(({ id }) => id === param(req, 'id').toLowerCase());
    if (!group) throw refusals.unknownObject(param(req, 'id'));
    const item = groupBody(group);
    sendOne(res, item, queryFor(req, [item], 'group', ['$select']), 'groups');
  });

  router.get('/groups/:id/transitiveMembers/microsoft.graph.user', (req, res) => {
    requirePermission(req, 'User.ReadBasic.All');
    const { tenant } = requirePermission(req, 'GroupMember.Read.All');
    const group = tenant.groups.find(({ id }) => id === param(req, 'id').toLowerCase());
    if (!group) throw refusals.unknownObject(param(req, 'id'));
    const items = tenant.people
      .map((person) => ({ kind: 'person' as const, address: person.mail, person }))
      .filter((mailbox) => groupsOf(tenant, mailbox).includes(group))
      .map(userBody);
    const query = queryFor(req, tenant.people.slice(0, 1).map(asUser), 'user', LIST_OPTIONS);
    sendPage(req, res, byName(items.filter(nameFilter(query.filter)), query.orderBy), query, 'users');
  });

  router.get('/me', (req, res) => {
    const item = meBody(signedInOf(req, 'User.Read'));
    const query = queryFor(req, [item], 'user', ['$select']);
    const { userType: _userType, assignedPlans: _assignedPlans, ...byDefault } = item;
    sendOne(res, query.select === null ? byDefault : item, query, 'users');
  });

  router.get('/users', (req, res) => {
    const { tenant } = requirePermission(req, 'User.ReadBasic.All');
    const items = tenant.people.map(asUser);
    const query = queryFor(req, items, 'user', [...LIST_OPTIONS, '$search']);
    const matches = nameSearch(req, text(req, '$search'));
    const found = items.filter(nameFilter(query.filter)).filter(matches);
    sendPage(req, res, byName(found, query.orderBy), query, 'users');
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
      LIST_OPTIONS.filter((option) => option !== '$filter' && option !== '$orderby'),
    );
    sendPage(req, res, items, query, 'groups');
  });

  // Nobody should have granted mail, so these are refused for every mailbox, unless a switch left such a grant.
  router.get(
    ['/users/:id/messages', '/users/:id/mailFolders', '/users/:id/mailFolders/:folder/messages'],
    (req, res) => {
      const { tenant } = principalOf(req);
      const mailbox = mailboxOf(world, tenant, param(req, 'id'));
      if (!isInExchangeOnline(mailbox)) throw refusals.notInExchangeOnline();
      if (!mayReadMail(world, tenant)) throw refusals.accessDenied();
      // The simulated mailboxes hold no mail; that they can be read at all is what matters.
      res.json({ '@odata.context': `${GRAPH_ORIGIN}/v1.0/$metadata#Collection(message)`, value: [] });
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

function asUser(person: SimulatedPerson) {
  return userBody({ kind: 'person', address: person.mail, person });
}

function mailboxOf(world: World, tenant: SimulatedTenant, name: string): Mailbox {
  const mailbox = findMailbox(world, tenant, name);
  if (!mailbox) throw refusals.unknownObject(name);
  return mailbox;
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
