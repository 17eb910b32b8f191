import { accountKey, mayConsentForEveryone, refuseDisabled } from './accounts.ts';
import type { Account } from './accounts.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { consentKey, consentKeys } from './consents.ts';
import { EntraError } from './entra-error.ts';
import { oidcScopes } from './permissions.ts';
import type { SimulatedApp } from './permissions.ts';
import { refuseChallenged } from './world.ts';
import type { EntraWorld } from './world.ts';

/** What the browser shows or sends next. */
export type SignInDecision =
  | { readonly next: 'pick-account' }
  | { readonly next: 'ask-consent'; readonly account: Account; readonly meanings: readonly string[] }
  | { readonly next: 'give-code'; readonly account: Account };

export interface SignInAttempt {
  readonly app: SimulatedApp;
  readonly request: AuthorizationRequest;
  /** Chosen by a click on the page just now. */
  readonly chosen: Account | undefined;
  readonly answer: string | undefined;
  /** Signed in with in this browser before, and welcome at this endpoint. */
  readonly remembered: readonly Account[];
}

/**
 * Decides one step of a sign-in. Throws 50058 or 16000 when `prompt=none` cannot be kept, 50057 disabled, 65001 and
 * 90094 consent missing, 65004 consent declined, 50076 second factor needed.
 */
export function decideSignIn(world: EntraWorld, attempt: SignInAttempt): SignInDecision {
  const account = attempt.chosen ?? accountFromSession(world, attempt);
  if (!account) return { next: 'pick-account' };
  refuseDisabled(account);
  if (attempt.chosen) world.policies.challenged.delete(accountKey(account));
  return decideConsent(world, attempt, account);
}

function accountFromSession(world: EntraWorld, { request, remembered }: SignInAttempt): Account | undefined {
  if (request.prompt === 'login' || request.prompt === 'select_account') return undefined;
  const fitting = remembered.filter(
    ({ person }) => request.loginHint === undefined || person.mail === request.loginHint,
  );
  const [account, ...others] = fitting;
  if (request.prompt === 'none') {
    if (!account) throw new EntraError(50058, 'A silent sign-in was asked for, but nobody is signed in.');
    if (others.length > 0) throw new EntraError(16000, 'More than one account is signed in.');
    refuseChallenged(world, account);
  }
  const interactive = others.length > 0 || (account && world.policies.challenged.has(accountKey(account)));
  return interactive ? undefined : account;
}

function decideConsent(
  world: EntraWorld,
  { app, request, answer }: SignInAttempt,
  account: Account,
): SignInDecision {
  if (answer === 'cancel') throw new EntraError(65004, 'The person declined to consent.');

  const { tenant, person } = account;
  const granted = world.consents.granted(tenant.id, app, person.id);
  const wanted = consentKeys(request.scopes);
  const missing = wanted.filter((key) => !granted.has(key));
  const asks = request.prompt === 'consent' ? wanted : missing;
  if (asks.length === 0) return { next: 'give-code', account };
  if (request.prompt === 'none') {
    throw new EntraError(65001, 'The person has not consented yet.', { error: 'consent_required' });
  }
  const explained = meaningsOf(request);
  if (missing.some((key) => explained.get(key)?.adminOnly) && !mayConsentForEveryone(account)) {
    throw new EntraError(90094, 'Only an administrator may grant these permissions.');
  }
  if (answer === 'accept') {
    world.consents.grant(tenant.id, app, person.id, missing);
    return { next: 'give-code', account };
  }
  return { next: 'ask-consent', account, meanings: asks.map((key) => explained.get(key)?.meaning ?? key) };
}

function meaningsOf(
  request: AuthorizationRequest,
): ReadonlyMap<string, { readonly adminOnly: boolean; readonly meaning: string }> {
  const oidc = [...oidcScopes].map(([scope, meaning]) => [scope, { adminOnly: false, meaning }] as const);
  const permissions = request.scopes.resources.flatMap(({ resource }) =>
    [...resource.delegated].map(([name, permission]) => [consentKey(resource, name), permission] as const),
  );
  return new Map([...oidc, ...permissions]);
}
