import type { Account } from './accounts.ts';
import { consentKey } from './consents.ts';
import { EntraError } from './entra-error.ts';
import type { ResourceRequest, SimulatedApp } from './permissions.ts';
import type { EntraWorld } from './world.ts';

/**
 * The permissions a token may carry for what was asked. Throws AADSTS65001 when one that was named, or with `.default`
 * every one, lacks consent.
 */
export function grantedPermissions(
  world: EntraWorld,
  { tenant, person }: Account,
  app: SimulatedApp,
  { resource, permissions }: ResourceRequest,
): readonly string[] {
  const granted = world.consents.granted(tenant.id, app, person.id);
  const has = (permission: string) => granted.has(consentKey(resource, permission));

  const named = permissions.filter((each) => each !== '.default');
  const all = named.length < permissions.length ? [...resource.delegated.keys()].filter(has) : [];
  const result = [...new Set([...named, ...all])];
  if (result.length === 0 || !named.every(has)) {
    const text = `Nobody has consented to the application '${app.clientId}' using these permissions.`;
    throw new EntraError(65001, text, { suberror: 'consent_required' });
  }
  return result;
}
