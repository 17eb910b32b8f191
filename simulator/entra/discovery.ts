import { Router } from 'express';
import type { Request } from 'express';
import { audienceOf } from './accounts.ts';
import { authority, endpointOf, issuerOf, TENANT_TEMPLATE } from './authority.ts';
import { EntraError } from './entra-error.ts';
import { signingKeys } from './signing-keys.ts';
import type { EntraWorld } from './world.ts';

/**
 * What a client must know before it can speak: which names belong to this cloud, the endpoints of a tenant (OpenID
 * Connect Discovery 1.0), and the public keys, each with the issuer it may vouch for.
 */
export function discovery(world: EntraWorld): Router {
  const router = Router();

  router.get('/common/discovery/instance', (req, res) => {
    const asked = new URLSearchParams(req.url.split('?', 2)[1]).get('authorization_endpoint') ?? '';
    const segment = segmentOf(asked);
    if (segment === undefined) {
      throw new EntraError(50049, 'The authority is unknown or invalid.');
    }
    res.json({
      'api-version': '1.1',
      tenant_discovery_endpoint: `${authority.origin}/${segment}/v2.0/.well-known/openid-configuration`,
      metadata: [
        { preferred_network: authority.host, preferred_cache: authority.host, aliases: [authority.host] },
      ],
    });
  });

  router.get('/:tenant/v2.0/.well-known/openid-configuration', (req: Request<{ tenant: string }>, res) => {
    const { segment, one } = audienceOf(req.params.tenant, world.tenants());
    res.json({
      issuer: issuerOf(one?.id ?? TENANT_TEMPLATE),
      authorization_endpoint: endpointOf(segment, 'authorize'),
      token_endpoint: endpointOf(segment, 'token'),
      end_session_endpoint: endpointOf(segment, 'logout'),
      jwks_uri: `${authority.origin}/${segment}/discovery/v2.0/keys`,
      userinfo_endpoint: `${authority.graphOrigin}/oidc/userinfo`,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      response_modes_supported: ['query', 'form_post'],
      response_types_supported: ['code'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      tenant_region_scope: one ? 'EU' : null,
      cloud_instance_name: authority.host,
      msgraph_host: new URL(authority.graphOrigin).host,
    });
  });

  router.get('/:tenant/discovery/v2.0/keys', async (req: Request<{ tenant: string }>, res) => {
    audienceOf(req.params.tenant, world.tenants());
    res.set('cache-control', 'max-age=86400, private').json(await signingKeys.published());
  });

  return router;
}

/** The tenant segment of an authorization endpoint on our own host; undefined for any other. */
function segmentOf(endpoint: string): string | undefined {
  if (!URL.canParse(endpoint) || new URL(endpoint).origin !== authority.origin) return undefined;
  return /^\/([\w.-]{1,253})\/oauth2\//.exec(new URL(endpoint).pathname)?.[1];
}
