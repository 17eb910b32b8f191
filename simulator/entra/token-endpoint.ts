import { Router } from 'express';
import type { Request } from 'express';
import { z } from 'zod';
import { audienceOf } from './accounts.ts';
import type { Audience } from './accounts.ts';
import { actForApp, actForPerson } from './act-for.ts';
import { verifyClientAssertion } from './client-assertion.ts';
import { EntraError } from './entra-error.ts';
import type { GrantCall } from './grant-call.ts';
import { formBody, parametersOf, parse } from './parameters.ts';
import type { SimulatedApp } from './permissions.ts';
import { redeemCode, redeemRefreshToken } from './redeem.ts';
import type { TokenReply } from './user-tokens.ts';
import { findApp, unknownApp } from './world.ts';
import type { EntraWorld } from './world.ts';

const grants: Readonly<Record<string, (call: GrantCall) => Promise<TokenReply>>> = {
  authorization_code: redeemCode,
  client_credentials: actForApp,
  refresh_token: redeemRefreshToken,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': actForPerson,
};

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const Client = z.object({
  client_id: z.guid(),
  grant_type: z.string().max(100),
  client_assertion: z.string().max(16_384).optional(),
  client_assertion_type: z.literal(JWT_BEARER).optional(),
  client_secret: z.string().max(1_000).optional(),
});

/**
 * `POST /{tenant}/oauth2/v2.0/token`: four grants, each for a client that signed an assertion with its certificate
 * (learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow and its neighbors).
 */
export function tokenEndpoint(world: EntraWorld): Router {
  const router = Router();
  const path = '/:tenant/oauth2/v2.0/token';

  router.post(path, formBody, async (req: Request<{ tenant: string }>, res) => {
    const audience = audienceOf(req.params.tenant, world.tenants());
    const parameters = parametersOf(req);
    const client = parse(Client, parameters);
    const grant = Object.hasOwn(grants, client.grant_type) ? grants[client.grant_type] : undefined;
    if (!grant) throw new EntraError(70003, `The grant type '${client.grant_type}' is not supported.`);

    const app = findApp(world, client.client_id);
    if (audience.one && !world.consents.servicePrincipal(audience.one.id, app)) {
      throw unknownApp(app.clientId, audience.one.name);
    }
    await authenticate(world, app, client, audience);
    res.set('cache-control', 'no-store').json(await grant({ world, audience, app, parameters }));
  });

  router.all(path, () => {
    throw new EntraError(900561, 'The endpoint only accepts POST requests.');
  });

  return router;
}

async function authenticate(
  world: EntraWorld,
  app: SimulatedApp,
  client: z.output<typeof Client>,
  audience: Audience,
): Promise<void> {
  if (client.client_secret !== undefined) {
    throw new EntraError(7000215, 'The client secret is not valid: this application has certificates only.');
  }
  if (client.client_assertion === undefined || client.client_assertion_type === undefined) {
    const names = "'client_assertion' and 'client_assertion_type'";
    throw new EntraError(7000218, `The request must contain the parameters ${names}.`);
  }
  const segments = [audience.segment, ...(audience.one ? [audience.one.id, audience.one.domain] : [])];
  await verifyClientAssertion(world, app, client.client_assertion, segments);
}
