import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { audienceOf, findAccount } from './accounts.ts';
import type { Account, Audience } from './accounts.ts';
import { readAuthorizationRequest, readDestination } from './authorization-request.ts';
import type { AuthorizationRequest, Destination } from './authorization-request.ts';
import { EntraError } from './entra-error.ts';
import { ACCOUNT_FIELD, accountPicker } from './pages/account-picker.ts';
import { ANSWER_FIELD, consentPage } from './pages/consent-page.ts';
import { sendPage } from './pages/page.ts';
import { formBody, parametersOf } from './parameters.ts';
import { replyToApp, refusalReply } from './reply-to-app.ts';
import { decideSignIn } from './sign-in-decision.ts';
import { rememberAccount, signedInAccounts } from './sign-in-session.ts';
import { clientInfo } from './user-tokens.ts';
import type { EntraWorld } from './world.ts';

/** How long a used code is still recognized as used. */
const CODE_MEMORY_MS = 60 * 60_000;

type Parameters = Readonly<Record<string, string>>;

/**
 * `GET` and `POST /{tenant}/oauth2/v2.0/authorize`: the authorization code flow with PKCE. The pages post their choices
 * back to it; a choice in a link counts for nothing. Refusals go to the redirect URI once that is known to be the app's.
 */
export function authorizeEndpoint(world: EntraWorld): Router {
  const router = Router();

  router.all('/:tenant/oauth2/v2.0/authorize', formBody, (req: Request<{ tenant: string }>, res) => {
    const audience = audienceOf(req.params.tenant, world.tenants());
    const { [ACCOUNT_FIELD]: chosen, [ANSWER_FIELD]: answer, ...parameters } = parametersOf(req);
    const choices = req.method === 'POST' ? { chosen, answer } : { chosen: undefined, answer: undefined };
    const destination = readDestination(world, parameters);
    try {
      step(world, { req, res, audience, destination, parameters, ...choices });
    } catch (error) {
      if (!(error instanceof EntraError) || staysHere(error, parameters)) throw error;
      replyToApp(res, destination, refusalReply(error));
    }
  });

  return router;
}

interface Step {
  readonly req: Request;
  readonly res: Response;
  readonly audience: Audience;
  readonly destination: Destination;
  readonly parameters: Parameters;
  readonly chosen: string | undefined;
  readonly answer: string | undefined;
}

function step(
  world: EntraWorld,
  { req, res, audience, destination, parameters, chosen, answer }: Step,
): void {
  const request = readAuthorizationRequest(world, parameters);
  const { app, redirectUri } = destination;
  const decision = decideSignIn(world, {
    app,
    request,
    chosen: chosen === undefined ? undefined : chosenAccount(chosen, audience),
    answer,
    remembered: signedInAccounts(world, req).filter(({ tenant }) => audience.tenants.includes(tenant)),
  });
  const form = { action: 'authorize', formTargets: [new URL(redirectUri).origin] };

  if (decision.next === 'pick-account') {
    sendPage(res, 200, accountPicker({ audience, parameters, ...form }));
    return;
  }
  if (chosen !== undefined) rememberAccount(world, req, res, decision.account);
  if (decision.next === 'ask-consent') {
    const { account, meanings } = decision;
    sendPage(res, 200, consentPage({ account, app, meanings, forEverybody: false, parameters, ...form }));
    return;
  }
  replyToApp(res, destination, codeReply(world, destination, request, decision.account));
}

function chosenAccount(key: string, audience: Audience): Account {
  const account = findAccount(key, audience.tenants);
  if (!account) throw new EntraError(50020, 'The account does not exist in this tenant.');
  return account;
}

/** A disabled account is told on the page, as long as there is a page. */
function staysHere(error: EntraError, parameters: Parameters): boolean {
  return error.number === 50057 && parameters['prompt'] !== 'none';
}

function codeReply(
  world: EntraWorld,
  { app, redirectUri }: Destination,
  request: AuthorizationRequest,
  account: Account,
): Parameters {
  const code = `1.${randomBytes(48).toString('base64url')}`;
  const { challenge, nonce, scope } = request;
  const issuedAt = Date.now();
  world.codes.set(
    code,
    {
      clientId: app.clientId,
      redirectUri,
      challenge,
      tenantId: account.tenant.id,
      personId: account.person.id,
      scope,
      nonce,
      issuedAt,
      redeemed: false,
    },
    issuedAt + CODE_MEMORY_MS,
  );
  return {
    code,
    session_state: crypto.randomUUID(),
    ...(request.wantsClientInfo && { client_info: clientInfo(account) }),
  };
}
