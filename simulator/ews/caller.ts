import type { ServiceAccount, SimulatedTenant } from '../state/directory.ts';
import type { World } from '../state/world.ts';
import type { Announced } from './envelope.ts';
import { EwsError, ewsRefusals } from './ews-error.ts';
import type { Impersonation } from './ews-request.ts';
import { accountMailbox, isCalled, mailboxesOf } from './mailboxes.ts';
import type { EwsMailbox } from './mailboxes.ts';
import { el } from './write-xml.ts';

/** Who proved themselves over HTTP: an account of the Exchange Server, or an app at Exchange Online. */
export type Principal =
  | { readonly kind: 'account'; readonly tenant: SimulatedTenant; readonly account: ServiceAccount }
  | { readonly kind: 'app'; readonly tenant: SimulatedTenant; readonly clientId: string };

/** One request's caller: who asks, on which Exchange, and as whom. */
export interface EwsCaller {
  readonly principal: Principal;
  readonly tenant: SimulatedTenant;
  /** The mailboxes of the Exchange that was asked. */
  readonly mailboxes: readonly EwsMailbox[];
  /** As whom the call runs; null for an account without a mailbox. */
  readonly actingAs: EwsMailbox | null;
}

export function announcedBy(
  world: World,
  principal: Principal | null,
  tenantId: string | undefined,
): Announced {
  if (principal?.kind === 'app') return 'online';
  return world.switches.of(tenantId ?? '').serverVersion;
}

/**
 * Settles as whom a call runs (learn.microsoft.com/exchange/client-developer, impersonation and access). Throws an
 * EwsError: ErrorNonExistentMailbox, ErrorNonPrimarySmtpAddress, ErrorImpersonateUserDenied, ErrorAccessDenied (an app
 * outside its scope), ErrorImpersonationDenied (an app that names nobody).
 */
export function callerOf(world: World, principal: Principal, impersonation: Impersonation | null): EwsCaller {
  const { tenant } = principal;
  const mailboxes = mailboxesOf(world, tenant, principal.kind === 'account' ? 'server' : 'online');
  const caller = { principal, tenant, mailboxes };
  if (impersonation) {
    const target = impersonated(mailboxes, impersonation);
    if (!mayImpersonate(world, principal, target)) throw denied(principal);
    return { ...caller, actingAs: target };
  }
  if (principal.kind === 'app') {
    throw new EwsError(
      'ErrorImpersonationDenied',
      'ExchangeImpersonation SOAP header must be present for this type of OAuth token.',
    );
  }
  const { account } = principal;
  return { ...caller, actingAs: account.hasMailbox ? accountMailbox(account) : null };
}

/** Whether the principal holds more than availability on a mailbox it does not run as. */
export function seesDetails(world: World, { principal, actingAs }: EwsCaller, mailbox: EwsMailbox): boolean {
  if (actingAs?.id === mailbox.id) return true;
  return principal.kind === 'app' && inScope(world, principal, mailbox);
}

function impersonated(mailboxes: readonly EwsMailbox[], { by, value }: Impersonation): EwsMailbox {
  if (by === 'SID')
    throw new EwsError('ErrorImpersonationFailed', 'The simulated Exchange knows nobody by SID.');
  const found = mailboxes.find((mailbox) => isCalled(mailbox, value));
  if (!found) {
    const { code, message } = ewsRefusals.noMailbox();
    throw new EwsError(code, message);
  }
  if (by === 'PrimarySmtpAddress' && found.address !== value.toLowerCase()) throw nonPrimary(found);
  return found;
}

/** The refusal for an alias; it names the address to use. */
export function nonPrimary({ address }: EwsMailbox): EwsError {
  return new EwsError(
    'ErrorNonPrimarySmtpAddress',
    'A non-primary SMTP address was specified where the primary one is needed.',
    el('t:Value', { Name: 'Primary' }, address),
  );
}

function mayImpersonate(world: World, principal: Principal, target: EwsMailbox): boolean {
  if (principal.kind === 'account') {
    if (principal.account.id === target.id) return true;
    if (!principal.account.mayImpersonate) return false;
  }
  return inScope(world, principal, target);
}

function inScope(world: World, { kind, tenant }: Principal, target: EwsMailbox): boolean {
  const { scope, serverScope, entraGrants } = world.switches.of(tenant.id);
  if (kind === 'app' && entraGrants.includes('full_access_as_app')) return true;
  const valid = kind === 'app' ? scope : serverScope;
  if (valid === 'everything') return true;
  if (valid === 'none' || target.kind !== 'room') return false;
  const at = tenant.rooms.findIndex(({ id }) => id === target.id);
  return valid === 'rooms' || at % 2 === 0;
}

/** The server speaks of impersonation; Exchange Online of access, because an app has no other way in. */
function denied({ kind }: Principal): EwsError {
  if (kind === 'account') return ewsRefusals.impersonationDenied();
  return new EwsError(
    'ErrorAccessDenied',
    'Access to the requested mailbox is denied: it is not in the scope of the app.',
  );
}
