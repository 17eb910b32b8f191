import { apiScopes } from '../../../contract/api-keys.ts';
import type { Permission } from '../../../contract/route.ts';
import type { Asking, Gate } from '../../http/gate.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { instantOf } from '../../kernel/time.ts';
import { recordAudit } from '../audit/index.ts';
import { findByPrefix, noteRefusal, noteUse } from './api-keys.store.ts';
import type { ApiKey } from './api-keys.store.ts';
import { isKey, nobody, prefixOf } from './key-text.ts';
import { isExpired, subjectOf } from './manage-keys.ts';
import type { ApiKeyDeps } from './manage-keys.ts';

/**
 * The gate of `/api/v1`: API keys only (`Authorization: Bearer <key>`); cookies are not looked at, and the key says by
 * itself which organization it belongs to. What is wrong with a key is told only to those who have all of it; that one that
 * had ended was used is in the audit once a day.
 */
export function createKeyGate(deps: ApiKeyDeps): Gate {
  return {
    principal: () =>
      Promise.reject(new Problem('api-key-refused', 'A key is no person: this takes a sign-in.')),
    async caller(request, permission) {
      const key = await readKey(deps, request);
      await requireUsable(deps, key, permission);
      const today = dayAt(deps.now());
      if (key.lastUsedOn !== today) await noteUse(deps.db, key, today);
      return callerOf(key);
    },
  };
}

async function readKey({ db }: ApiKeyDeps, { headers }: Asking): Promise<ApiKey> {
  const text = /^Bearer +([^\s]+)$/i.exec(headers.authorization ?? '')?.[1];
  if (text === undefined) {
    throw new Problem(
      'api-key-missing',
      'Send an API key as `Authorization: Bearer <key>`. An owner makes one in the portal, under Admin Center → API keys.',
    );
  }
  const prefix = prefixOf(text);
  const key = prefix === null ? null : await findByPrefix(db, prefix);
  if (!isKey(text, key?.hash ?? nobody) || key === null) {
    throw new Problem(
      'api-key-refused',
      'This API key is not known. Check that all of it was copied, or ask an owner of the organization for a new one.',
    );
  }
  return key;
}

async function requireUsable(deps: ApiKeyDeps, key: ApiKey, permission: Permission): Promise<void> {
  const refused = refusalOf(key, permission, deps.now());
  if (refused === null) return;
  await deps.db.transaction().execute(async (tx) => {
    if (!(await noteRefusal(tx, key, dayAt(deps.now())))) return;
    await recordAudit(tx, key.organization, {
      actor: actorOf(key),
      cause: 'api',
      action: 'api-key.refused',
      subject: subjectOf(key),
      after: { because: refused.code === 'permission-missing' ? `no ${permission}` : refused.message },
    });
  });
  throw refused;
}

function refusalOf(key: ApiKey, permission: Permission, now: number): Problem | null {
  const instead = 'Ask an owner of the organization for a new one (Admin Center → API keys).';
  if (key.revokedAt !== null) {
    return new Problem(
      'api-key-refused',
      `This API key was revoked on ${key.revokedAt.slice(0, 10)}. ${instead}`,
    );
  }
  if (isExpired(key, now)) {
    return new Problem(
      'api-key-refused',
      `This API key expired on ${key.expiresAt.slice(0, 10)}. ${instead}`,
    );
  }
  if (key.scopes.some((scope) => scope === permission)) return null;
  return new Problem(
    'permission-missing',
    `This API key does not have the scope that this takes (${permission}). A key keeps its scopes: ask an owner for another one.`,
  );
}

function callerOf(key: ApiKey): Caller {
  return {
    organization: key.organization,
    tenantId: '',
    objectId: key.id,
    name: key.name,
    mail: null,
    groups: new Set(),
    grants: apiScopes
      .filter((scope) => key.scopes.includes(scope))
      .map((permission) => ({ permission, unit: null, department: null })),
    requestId: null,
    isApiKey: true,
  };
}

function actorOf({ name }: ApiKey) {
  return { kind: 'api-key', name, tenantId: null, objectId: null } as const;
}

/** In UTC: it says which day, not when. */
function dayAt(now: number): string {
  return instantOf(now).slice(0, 10);
}
