import type { z } from 'zod';
import type { ApiKeyId, ApiKeyReply, addApiKey as addRoute } from '../../../contract/api-keys.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db } from '../../storage/database.ts';
import { can } from '../access/index.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import { findKey, insertKey, listKeys, revokeKey } from './api-keys.store.ts';
import type { ApiKey } from './api-keys.store.ts';
import { newKey } from './key-text.ts';

export interface ApiKeyDeps {
  readonly db: Db;
  /** Real time: keys age by it, as sessions do. */
  readonly now: () => number;
}

const DAY_MS = 24 * 60 * 60_000;

export async function listApiKeys(
  { db, now }: ApiKeyDeps,
  { organization }: Caller,
): Promise<{ keys: ApiKeyReply[] }> {
  const keys = await listKeys(db, organization);
  return { keys: keys.map((key) => keyReply(key, now())) };
}

/**
 * Makes a key, and shows it this once. Nobody gives a key what they may not do themselves (`permission-missing`). The same
 * id again is `already-exists`: its secret is known to nobody here any more.
 */
export async function addApiKey(
  { db, now }: ApiKeyDeps,
  caller: Caller,
  { id, name, scopes, days }: z.output<(typeof addRoute)['body']>,
): Promise<RouteReply<typeof addRoute>> {
  const lacking = scopes.filter((scope) => !can(caller.grants, scope));
  if (lacking.length > 0) {
    throw new Problem(
      'permission-missing',
      `You cannot give a key what you may not do yourself (${lacking.join(', ')}). Ask somebody who may.`,
    );
  }
  const { key, prefix, hash } = newKey();
  const made: ApiKey = {
    organization: caller.organization,
    id,
    name,
    prefix,
    hash,
    scopes,
    madeBy: caller.name,
    madeAt: instantOf(now()),
    expiresAt: instantOf(now() + days * DAY_MS),
    lastUsedOn: null,
    revokedAt: null,
  };
  await db.transaction().execute(async (tx) => {
    if (await findKey(tx, caller.organization, id)) {
      throw new Problem(
        'already-exists',
        'This key was made already, and its secret is shown only once. Revoke it and make another one if you did not keep it.',
      );
    }
    await insertKey(tx, made);
    await recordAudit(tx, caller.organization, {
      ...askedBy(caller),
      action: 'api-key.added',
      subject: subjectOf(made),
      after: factsOf(made),
    });
  });
  return { ...keyReply(made, now()), key };
}

/** Ends a key at once. Rejects with `not-found`. */
export async function revokeApiKey(
  { db, now }: ApiKeyDeps,
  caller: Caller,
  id: ApiKeyId,
): Promise<ApiKeyReply> {
  return await db.transaction().execute(async (tx) => {
    const key = await findKey(tx, caller.organization, id);
    if (!key) throw new Problem('not-found', 'There is no such API key in this organization.');
    if (key.revokedAt !== null) return keyReply(key, now());
    const revoked = { ...key, revokedAt: instantOf(now()) };
    await revokeKey(tx, key, revoked.revokedAt);
    await recordAudit(tx, caller.organization, {
      ...askedBy(caller),
      action: 'api-key.revoked',
      subject: subjectOf(key),
      before: factsOf(key),
    });
    return keyReply(revoked, now());
  });
}

export function subjectOf({ id, name }: ApiKey) {
  return { kind: 'api-key', id, name };
}

function factsOf({ prefix, scopes, expiresAt }: ApiKey) {
  return { prefix, scopes, expiresAt };
}

function keyReply(key: ApiKey, now: number): ApiKeyReply {
  const { id, name, prefix, scopes, madeBy, madeAt, expiresAt, lastUsedOn, revokedAt } = key;
  const state = revokedAt !== null ? 'revoked' : isExpired(key, now) ? 'expired' : 'active';
  return { id, name, prefix, scopes: [...scopes], madeBy, madeAt, expiresAt, lastUsedOn, revokedAt, state };
}

export function isExpired({ expiresAt }: Pick<ApiKey, 'expiresAt'>, now: number): boolean {
  return Date.parse(expiresAt) <= now;
}
