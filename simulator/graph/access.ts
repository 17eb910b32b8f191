import type { NextFunction, Request, Response } from 'express';
import { hasMailboxHere, hostingOf } from '../state/directory.ts';
import type { SimulatedPerson, SimulatedRoom, SimulatedTenant } from '../state/directory.ts';
import type { World } from '../state/world.ts';
import { GraphError, refusals } from './failures.ts';

/** Application permissions of the simulated Graph. Calendars are not among them: those are Exchange's to give. */
export type Permission =
  'Place.Read.All' | 'Organization.Read.All' | 'GroupMember.Read.All' | 'User.ReadBasic.All';

/** What simulator/entra says about a bearer token. */
export type CheckToken = (bearer: string) => Promise<
  | {
      readonly ok: true;
      readonly tenantId: string;
      readonly clientId: string;
      readonly roles: readonly string[];
      readonly idtyp: 'app' | 'user';
      readonly objectId?: string;
      /** Delegated permissions of a person's token. */
      readonly scopes?: readonly string[];
    }
  | { readonly ok: false; readonly message: string }
>;

export interface Principal {
  readonly tenant: SimulatedTenant;
  readonly clientId: string;
  readonly roles: readonly string[];
}

const principals = new WeakMap<Request, Principal>();

const people = new WeakMap<Request, SignedIn>();

/** Whose token the call carries, when an app calls on behalf of a person. */
export interface SignedIn {
  readonly tenant: SimulatedTenant;
  readonly person: SimulatedPerson;
  readonly scopes: readonly string[];
}

/** Lets through calls with a token for Graph, an app's own or a person's; everybody else gets Graph's 401. */
export function authenticate(world: World, checkToken: CheckToken) {
  return async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    const [, bearer = ''] = /^Bearer (.*)$/i.exec(req.get('authorization') ?? '') ?? [];
    const check = await checkToken(bearer);
    if (!check.ok) throw unauthorized(check.message);
    const tenant = world.tenants().find(({ id }) => id === check.tenantId);
    if (!tenant) throw unauthorized('Access token validation failed: the tenant is not known.');
    res.locals.principal = check.clientId;
    if (check.idtyp === 'app') {
      principals.set(req, { tenant, clientId: check.clientId, roles: check.roles });
      next();
      return;
    }
    const person = tenant.people.find(({ id }) => id === check.objectId);
    if (!person) throw unauthorized('Access token validation failed: the account is not known.');
    people.set(req, { tenant, person, scopes: check.scopes ?? [] });
    next();
  };
}

/** The app that calls as itself. Throws Graph's 403 for a person's token, which opens `/me` and nothing else here. */
export function principalOf(req: Request): Principal {
  const principal = principals.get(req);
  if (principal) return principal;
  throw people.has(req) ? refusals.missingPermission() : unauthorized('Access token is empty.');
}

/** The person on whose behalf an app calls. Throws Graph's refusal for an app's own token and without the permission. */
export function signedInOf(req: Request, scope: string): SignedIn {
  const person = people.get(req);
  if (!person) {
    throw refusals.badRequest('/me request is only valid with delegated authentication flow.');
  }
  if (!person.scopes.includes(scope)) throw refusals.missingPermission();
  return person;
}

/** Throws Graph's refusal unless the tenant granted the permission. Exchange words its refusal for places differently. */
export function requirePermission(req: Request, permission: Permission): Principal {
  const principal = principalOf(req);
  if (principal.roles.includes(permission)) return principal;
  throw permission === 'Place.Read.All' ? refusals.accessDenied() : refusals.missingPermission();
}

/** A mailbox of the caller's tenant, by address or object id. */
export type Mailbox =
  | { readonly kind: 'room'; readonly address: string; readonly room: SimulatedRoom }
  | { readonly kind: 'person'; readonly address: string; readonly person: SimulatedPerson }
  | { readonly kind: 'converted'; readonly address: string };

export function findMailbox(world: World, tenant: SimulatedTenant, name: string): Mailbox | undefined {
  const wanted = name.toLowerCase();
  const room = tenant.rooms.find(({ id, address }) => id === wanted || address === wanted);
  if (room) return { kind: 'room', address: room.address, room };
  const person = tenant.people.find(({ id, mail }) => id === wanted || mail === wanted);
  if (person) return { kind: 'person', address: person.mail, person };
  const converted = world.convertedMailboxes().get(wanted);
  if (converted?.tenantId === tenant.id) return { kind: 'converted', address: wanted };
  return undefined;
}

/**
 * Whether Exchange's RBAC for Applications lets the app read this calendar
 * (learn.microsoft.com/exchange/permissions-exo/application-rbac): rooms only, unless a switch says otherwise. A
 * permission that was consented to in Entra as well is unscoped, and the union of both holds.
 */
export function mayReadCalendar(world: World, tenant: SimulatedTenant, mailbox: Mailbox): boolean {
  const { entraGrants } = world.switches.of(tenant.id);
  if (entraGrants.some((grant) => grant.startsWith('Calendars.Read'))) return true;
  return isInScope(world, tenant, mailbox);
}

function isInScope(world: World, tenant: SimulatedTenant, mailbox: Mailbox): boolean {
  const { scope } = world.switches.of(tenant.id);
  if (scope === 'everything') return true;
  if (mailbox.kind !== 'room') return false;
  return scope === 'rooms' || tenant.rooms.indexOf(mailbox.room) % 2 === 0;
}

/** Whether the app may be told of changes there: that takes Calendars.Read, which ReadBasic is not. */
export function mayFollowCalendar(world: World, tenant: SimulatedTenant, mailbox: Mailbox): boolean {
  const { entraGrants } = world.switches.of(tenant.id);
  if (entraGrants.some((grant) => /^Calendars\.Read(Write)?$/.test(grant))) return true;
  return isInScope(world, tenant, mailbox);
}

/** Whether an unscoped permission for mail was left standing; Exchange's scoped role covers calendars only. */
export function mayReadMail(world: World, tenant: SimulatedTenant): boolean {
  return world.switches.of(tenant.id).entraGrants.some((grant) => grant.startsWith('Mail.Read'));
}

/** Whether Graph can reach the mailbox: not those on the company's own Exchange Server, nor accounts that have none. */
export function isInExchangeOnline(mailbox: Mailbox): boolean {
  if (mailbox.kind === 'room') return hostingOf(mailbox.room) === 'online';
  if (mailbox.kind === 'person')
    return hasMailboxHere(mailbox.person) && hostingOf(mailbox.person) === 'online';
  return true;
}

function unauthorized(message: string): GraphError {
  return new GraphError(401, 'InvalidAuthenticationToken', message, {
    'WWW-Authenticate': `Bearer realm="", authorization_uri="https://login.sim.test/common/oauth2/authorize"`,
  });
}
