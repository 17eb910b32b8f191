import type { NextFunction, Request, Response } from 'express';
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
    }
  | { readonly ok: false; readonly message: string }
>;

export interface Principal {
  readonly tenant: SimulatedTenant;
  readonly clientId: string;
  readonly roles: readonly string[];
}

const principals = new WeakMap<Request, Principal>();

/** Lets through calls with an app's own token for Graph; everybody else gets Graph's 401. */
export function authenticate(world: World, checkToken: CheckToken) {
  return async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    const [, bearer = ''] = /^Bearer (.*)$/i.exec(req.get('authorization') ?? '') ?? [];
    const check = await checkToken(bearer);
    if (!check.ok) throw unauthorized(check.message);
    if (check.idtyp !== 'app') throw refusals.missingPermission();
    const tenant = world.tenants().find(({ id }) => id === check.tenantId);
    if (!tenant) throw unauthorized('Access token validation failed: the tenant is not known.');
    principals.set(req, { tenant, clientId: check.clientId, roles: check.roles });
    res.locals.principal = check.clientId;
    next();
  };
}

export function principalOf(req: Request): Principal {
  const principal = principals.get(req);
  if (!principal) throw unauthorized('Access token is empty.');
  return principal;
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
  if (world.convertedMailboxes().get(wanted) === tenant.id) return { kind: 'converted', address: wanted };
  return undefined;
}

/**
 * Whether Exchange's RBAC for Applications lets the app read this calendar
 * (learn.microsoft.com/exchange/permissions-exo/application-rbac): rooms only, unless a switch says otherwise.
 */
export function mayReadCalendar(world: World, tenant: SimulatedTenant, mailbox: Mailbox): boolean {
  const scope = world.scopeOf(tenant.id);
  if (scope === 'everything') return true;
  if (mailbox.kind !== 'room') return false;
  return scope === 'rooms' || tenant.rooms.indexOf(mailbox.room) % 2 === 0;
}

function unauthorized(message: string): GraphError {
  return new GraphError(401, 'InvalidAuthenticationToken', message, {
    'WWW-Authenticate': `Bearer realm="", authorization_uri="https://login.sim.test/common/oauth2/authorize"`,
  });
}
