import { createHash } from 'node:crypto';
import { z } from 'zod';
import { accountKey, findAccount, refuseDisabled } from './accounts.ts';
import type { Account } from './accounts.ts';
import { EntraError } from './entra-error.ts';
import type { GrantCall } from './grant-call.ts';
import { parse } from './parameters.ts';
import { userTokens } from './user-tokens.ts';
import type { TokenReply } from './user-tokens.ts';
import { refuseChallenged } from './world.ts';

const CODE_LIFETIME_MS = 10 * 60_000;

const CodeForm = z.object({
  code: z.string().max(2_000),
  redirect_uri: z.string().max(2_000),
  code_verifier: z.string().max(128).default(''),
  scope: z.string().max(4_000).default(''),
});

const RefreshForm = z.object({
  refresh_token: z.string().max(4_000),
  scope: z.string().max(4_000).default(''),
});

/**
 * Turns an authorization code into tokens, once. Throws 70000 unknown code, 54005 used before, 70008 older than ten
 * minutes, 500112 another redirect URI, 501481 wrong verifier (RFC 7636), 50057 account switched off meanwhile.
 */
export async function redeemCode({ world, audience, app, parameters }: GrantCall): Promise<TokenReply> {
  const form = parse(CodeForm, parameters);
  const code = world.codes.get(form.code);
  if (!code || code.clientId !== app.clientId) {
    throw new EntraError(70000, "The provided value for the 'code' parameter is not valid.");
  }
  if (code.redeemed) {
    throw new EntraError(54005, 'The authorization code was redeemed before. Sign in again for a new one.');
  }
  if (code.issuedAt + CODE_LIFETIME_MS < Date.now()) {
    throw new EntraError(70008, 'The authorization code has expired. Sign in again for a new one.');
  }
  if (code.redirectUri !== form.redirect_uri) {
    throw new EntraError(500112, 'The redirect URI is not the one that the code was requested for.');
  }
  if (createHash('sha256').update(form.code_verifier).digest('base64url') !== code.challenge) {
    throw new EntraError(501481, 'The code_verifier does not match the code_challenge of the sign-in.');
  }
  code.redeemed = true;
  const account = signedIn({ world, audience }, `${code.tenantId}.${code.personId}`);
  return userTokens(world, account, app, { asked: form.scope, consented: code.scope, nonce: code.nonce });
}

/**
 * Renews tokens without the person. Throws 70000 unknown token, 50173 revoked since, 50057 account switched off, 50076
 * second factor needed, 65001 consent withdrawn.
 */
export async function redeemRefreshToken({
  world,
  audience,
  app,
  parameters,
}: GrantCall): Promise<TokenReply> {
  const form = parse(RefreshForm, parameters);
  const known = world.refreshTokens.get(form.refresh_token);
  if (!known || known.clientId !== app.clientId) {
    throw new EntraError(70000, "The provided value for the 'refresh_token' parameter is not valid.");
  }
  const account = signedIn({ world, audience }, `${known.tenantId}.${known.personId}`);
  if ((world.policies.revokedAt.get(accountKey(account)) ?? 0) >= known.issuedAt) {
    throw new EntraError(50173, 'The sign-in was revoked. Sign in again.', { suberror: 'bad_token' });
  }
  refuseChallenged(world, account);
  return userTokens(world, account, app, { asked: form.scope, consented: known.scope });
}

/** The account that a code or refresh token was given to, if it may still sign in through this tenant's endpoint. */
function signedIn({ world, audience }: Pick<GrantCall, 'world' | 'audience'>, key: string): Account {
  const account = findAccount(key, world.tenants());
  if (!account) throw new EntraError(70000, 'The account of this grant no longer exists.');
  if (audience.one && audience.one.id !== account.tenant.id) {
    throw new EntraError(700005, 'The grant was issued by another tenant.');
  }
  refuseDisabled(account);
  return account;
}
