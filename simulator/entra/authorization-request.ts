import { z } from 'zod';
import { EntraError } from './entra-error.ts';
import { parse } from './parameters.ts';
import { readScopes } from './permissions.ts';
import type { ScopeRequest, SimulatedApp } from './permissions.ts';
import { findApp } from './world.ts';
import type { EntraWorld } from './world.ts';

/** Where the answer goes. Until this much is certain nothing may be sent to the redirect URI, not even a refusal. */
export interface Destination {
  readonly app: SimulatedApp;
  readonly redirectUri: string;
  readonly responseMode: 'query' | 'form_post';
  readonly state: string | undefined;
}

export interface AuthorizationRequest {
  readonly scope: string;
  readonly scopes: ScopeRequest;
  readonly challenge: string;
  readonly nonce: string | undefined;
  readonly prompt: 'none' | 'login' | 'select_account' | 'consent' | undefined;
  readonly loginHint: string | undefined;
  readonly wantsClientInfo: boolean;
}

const DestinationFields = z.object({
  client_id: z.guid(),
  redirect_uri: z.string().max(2_000),
  response_mode: z.enum(['query', 'form_post']).default('query'),
  state: z.string().max(8_000).optional(),
});

const RequestFields = z.object({
  response_type: z.string().max(100),
  scope: z.string().max(4_000),
  nonce: z.string().max(1_000).optional(),
  code_challenge: z.string().max(200).optional(),
  code_challenge_method: z.string().max(20).optional(),
  prompt: z.enum(['none', 'login', 'select_account', 'consent']).optional(),
  login_hint: z.string().max(320).toLowerCase().optional(),
  client_info: z.string().max(10).optional(),
});

/** Throws 700016 for an unknown app and 50011 for a redirect URI that it has not registered, letter by letter. */
export function readDestination(
  world: EntraWorld,
  parameters: Readonly<Record<string, string>>,
): Destination {
  const fields = parse(DestinationFields, parameters);
  const app = findApp(world, fields.client_id);
  if (!app.redirectUris.includes(fields.redirect_uri)) {
    const text = `The redirect URI '${fields.redirect_uri}' is not registered for the application '${app.clientId}'.`;
    throw new EntraError(50011, text);
  }
  return {
    app,
    redirectUri: fields.redirect_uri,
    responseMode: fields.response_mode,
    state: fields.state,
  };
}

/**
 * Throws 700054 for another response type than `code`, 9002325 without PKCE, and what `readScopes` throws. Only S256 is
 * taken (RFC 7636): its challenge is 43 characters.
 */
export function readAuthorizationRequest(
  world: EntraWorld,
  parameters: Readonly<Record<string, string>>,
): AuthorizationRequest {
  const fields = parse(RequestFields, parameters);
  if (fields.response_type !== 'code') {
    throw new EntraError(
      700054,
      `The response type '${fields.response_type}' is not enabled for the application.`,
    );
  }
  const challenge = fields.code_challenge ?? '';
  if (fields.code_challenge_method !== 'S256' || !/^[\w-]{43}$/.test(challenge)) {
    throw new EntraError(9002325, 'Proof Key for Code Exchange with S256 is required.');
  }
  return {
    scope: fields.scope,
    scopes: readScopes(fields.scope, world.apps),
    challenge,
    nonce: fields.nonce,
    prompt: fields.prompt,
    loginHint: fields.login_hint,
    wantsClientInfo: fields.client_info === '1',
  };
}
