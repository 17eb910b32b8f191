import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { accountKey, findAccount } from './accounts.ts';
import type { Account } from './accounts.ts';
import type { EntraWorld } from './world.ts';

const COOKIE = 'simulated-sign-in';
const LIFETIME_MS = 24 * 60 * 60_000;

/** The accounts this browser is signed in with. */
export function signedInAccounts(world: EntraWorld, req: Request): readonly Account[] {
  const keys = world.sessions.get(cookieOf(req)) ?? [];
  return keys.flatMap((key) => findAccount(key, world.tenants()) ?? []);
}

/** Remembers the account in this browser, under a new cookie value each time so that none can be planted beforehand. */
export function rememberAccount(world: EntraWorld, req: Request, res: Response, account: Account): void {
  const before = world.sessions.get(cookieOf(req)) ?? [];
  const session = randomBytes(32).toString('base64url');
  const keys = [...new Set([...before, accountKey(account)])].slice(-20);
  world.sessions.set(session, keys, Date.now() + LIFETIME_MS);
  res.cookie(COOKIE, session, {
    httpOnly: true,
    sameSite: 'lax',
    path: cookiePath(req),
    maxAge: LIFETIME_MS,
  });
}

export function forgetAccounts(world: EntraWorld, req: Request, res: Response): void {
  world.sessions.set(cookieOf(req), [], 0);
  res.clearCookie(COOKIE, { httpOnly: true, sameSite: 'lax', path: cookiePath(req) });
}

/** Browsers share cookies among the ports of a host, so the path keeps ours away from the product on the next port. */
function cookiePath(req: Request): string {
  return req.baseUrl === '' ? '/' : req.baseUrl;
}

function cookieOf(req: Request): string {
  const header = req.headers.cookie ?? '';
  return new RegExp(`(?:^|; )${COOKIE}=([\\w-]{43})(?:;|$)`).exec(header)?.[1] ?? '';
}
