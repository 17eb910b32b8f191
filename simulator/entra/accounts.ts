import type { SimulatedPerson, SimulatedTenant } from '../state/directory.ts';
import { EntraError } from './entra-error.ts';

/** A person within the tenant that keeps their account. */
export interface Account {
  readonly tenant: SimulatedTenant;
  readonly person: SimulatedPerson;
}

/** Which tenants a request's first path segment lets in; `one` is null for `common` and `organizations`. */
export interface Audience {
  readonly segment: string;
  readonly one: SimulatedTenant | null;
  readonly tenants: readonly SimulatedTenant[];
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DOMAIN = /^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/i;

/** Global Administrator and Privileged Role Administrator: who may consent to application permissions. */
const CONSENTING_ROLES: ReadonlySet<string> = new Set([
  '62e90394-69f5-4237-9190-012177145e10',
  'e8611ab8-c189-46e8-94e1-60213ab1f814',
]);

/** Reads the tenant segment of a path: a tenant id, a domain name, `common` or `organizations`. Throws an EntraError. */
export function audienceOf(segment: string, tenants: readonly SimulatedTenant[]): Audience {
  if (segment === 'common' || segment === 'organizations') return { segment, one: null, tenants };
  if (segment.length > 253 || !(GUID.test(segment) || DOMAIN.test(segment))) {
    throw new EntraError(900023, 'The tenant identifier is neither a GUID nor a domain name.');
  }
  const wanted = segment.toLowerCase();
  const one = tenants.find((tenant) => tenant.id === wanted || tenant.domain === wanted);
  if (!one) throw new EntraError(90002, `Tenant '${segment}' was not found. Check the tenant id.`);
  return { segment, one, tenants: [one] };
}

/** The account behind a key as the account picker sends it: `<tenant id>.<object id>`. */
export function findAccount(key: string, tenants: readonly SimulatedTenant[]): Account | undefined {
  const [tenantId = '', personId = ''] = key.split('.', 2);
  const tenant = tenants.find((each) => each.id === tenantId);
  const person = tenant?.people.find((each) => each.id === personId);
  return tenant && person && { tenant, person };
}

export function accountKey({ tenant, person }: Account): string {
  return `${tenant.id}.${person.id}`;
}

/** Throws AADSTS50057 for an account that the tenant's administrator has switched off. */
export function refuseDisabled({ person }: Account): void {
  if (!person.enabled) throw new EntraError(50057, 'The account is disabled. Ask the administrator.');
}

export function mayConsentForEveryone({ person }: Account): boolean {
  return person.directoryRoles.some((role) => CONSENTING_ROLES.has(role));
}

/** Object ids of every group the person is in, through other groups too; safe when groups contain each other. */
export function groupsOf({ tenant, person }: Account): readonly string[] {
  const found = new Set<string>();
  const waiting = [person.id];
  for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
    for (const group of tenant.groups) {
      if (!found.has(group.id) && group.members.includes(member)) {
        found.add(group.id);
        waiting.push(group.id);
      }
    }
  }
  return [...found];
}
