import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { audienceOf, findAccount, mayConsentForEveryone, refuseDisabled } from './accounts.ts';
import type { Account, Audience } from './accounts.ts';
import { readDestination } from './authorization-request.ts';
import type { Destination } from './authorization-request.ts';
import { consentKeys } from './consents.ts';
import { EntraError } from './entra-error.ts';
import { ACCOUNT_FIELD, accountPicker } from './pages/account-picker.ts';
import { ANSWER_FIELD, consentPage } from './pages/consent-page.ts';
import { sendPage } from './pages/page.ts';
import { formBody, parametersOf, parse } from './parameters.ts';
import { applicationRoles, graph, readScopes } from './permissions.ts';
import type { ScopeRequest } from './permissions.ts';
import { refusalReply, replyToApp } from './reply-to-app.ts';
import { rememberAccount } from './sign-in-session.ts';
import type { EntraWorld } from './world.ts';

const Fields = z.object({ scope: z.string().max(4_000) });

/**
 * The administrator's consent for a whole tenant (learn.microsoft.com/entra/identity-platform/v2-admin-consent). The
 * second version takes `scope` and refuses `common`; the first grants all that the registration lists. As with Entra,
 * `admin_consent=True` comes back with refusals too, and the `tenant` in the reply proves nothing to the app.
 */
export function adminConsent(world: EntraWorld): Router {
  const router = Router();

  router.all('/:tenant/v2.0/adminconsent', formBody, (req: Request<{ tenant: string }>, res) => {
    if (req.params.tenant === 'common') {
      throw new EntraError(50059, "Name the tenant or 'organizations': 'common' takes no admin consent.");
    }
    const { scope } = parse(Fields, parametersOf(req));
    ask(world, req, res, scope);
  });
  router.all('/:tenant/adminconsent', formBody, (req: Request<{ tenant: string }>, res) => {
    ask(world, req, res, null);
  });

  return router;
}

function ask(world: EntraWorld, req: Request<{ tenant: string }>, res: Response, scope: string | null): void {
  const audience = audienceOf(req.params.tenant, world.tenants());
  const { [ACCOUNT_FIELD]: chosen, [ANSWER_FIELD]: answer, ...parameters } = parametersOf(req);
  const destination = readDestination(world, parameters);
  const form = { action: 'adminconsent', formTargets: [new URL(destination.redirectUri).origin] };
  try {
    const scopes = scope === null ? everything(world) : readScopes(scope, world.apps);
    const account =
      req.method === 'POST' && chosen !== undefined ? administrator(chosen, audience) : undefined;
    if (!account) {
      sendPage(res, 200, accountPicker({ audience, parameters, ...form }));
      return;
    }
    rememberAccount(world, req, res, account);
    if (answer === undefined) {
      const meanings = meaningsOf(scopes);
      const { app } = destination;
      sendPage(res, 200, consentPage({ account, app, meanings, forEverybody: true, parameters, ...form }));
      return;
    }
    if (answer !== 'accept') throw new EntraError(65004, 'The administrator declined to consent.');
    grant(world, destination, account, scopes);
    const granted = scope === null ? {} : { scope };
    replyToApp(res, destination, { admin_consent: 'True', tenant: account.tenant.id, ...granted });
  } catch (error) {
    if (!(error instanceof EntraError) || error.number === 50057) throw error;
    replyToApp(res, destination, { admin_consent: 'True', ...refusalReply(error) });
  }
}

function administrator(key: string, audience: Audience): Account {
  const account = findAccount(key, audience.tenants);
  if (!account) throw new EntraError(50020, 'The account does not exist in this tenant.');
  refuseDisabled(account);
  if (!mayConsentForEveryone(account)) {
    throw new EntraError(90094, 'Only a Global or Privileged Role Administrator may consent for the tenant.');
  }
  return account;
}

/** Graph's `.default` stands for the application permissions; everything else is delegated, for everybody. */
function grant(world: EntraWorld, { app }: Destination, { tenant }: Account, scopes: ScopeRequest): void {
  if (asksForRoles(scopes)) world.consents.grantEverything(tenant.id, app);
  world.consents.grant(tenant.id, app, null, consentKeys(scopes));
}

function everything(world: EntraWorld): ScopeRequest {
  return readScopes(`${graph.names[0]}/.default openid profile offline_access`, world.apps);
}

function asksForRoles({ resources }: ScopeRequest): boolean {
  return resources.some(
    ({ resource, permissions }) => resource.appId === graph.appId && permissions.includes('.default'),
  );
}

function meaningsOf(scopes: ScopeRequest): readonly string[] {
  const roles = asksForRoles(scopes)
    ? [...applicationRoles].map(([role, meaning]) => `${meaning} (${role})`)
    : [];
  const delegated = scopes.resources.flatMap(({ resource, permissions }) =>
    permissions.map(
      (each) => resource.delegated.get(each === '.default' ? resource.listed : each)?.meaning ?? each,
    ),
  );
  return [...roles, ...delegated];
}
