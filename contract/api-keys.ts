import { z } from 'zod';
import { Instant, oneLine } from './primitives.ts';
import { route } from './route.ts';

/** A key with which a program calls `/api/v1`; made by whoever adds it. */
export const ApiKeyId = z
  .uuid({ error: 'must be an id as this API gives them, a UUID' })
  .toLowerCase()
  .brand<'ApiKeyId'>();
export type ApiKeyId = z.output<typeof ApiKeyId>;

/** What a key may do; each is a permission that whoever makes the key must hold. */
export const apiScopes = ['requests.read', 'settlements.write'] as const;
export const ApiScope = z.enum(apiScopes);
export type ApiScope = z.output<typeof ApiScope>;

/** No key lives longer: a secret that nobody renews is one that nobody looks after. */
export const MOST_KEY_DAYS = 366;
export const USUAL_KEY_DAYS = 90;

export const ApiKeyReply = z.object({
  id: ApiKeyId,
  name: z.string(),
  /** The first characters of the key, by which it is recognized. */
  prefix: z.string(),
  scopes: z.array(ApiScope),
  madeBy: z.string(),
  madeAt: Instant,
  expiresAt: Instant,
  /** `2026-11-30`, in UTC; null: never. */
  lastUsedOn: z.string().nullable(),
  revokedAt: Instant.nullable(),
  state: z.enum(['active', 'expired', 'revoked']),
});
export type ApiKeyReply = z.output<typeof ApiKeyReply>;

export const listApiKeys = route({
  api: 'portal-api',
  method: 'get',
  path: '/api-keys',
  summary: 'The keys of programs that call `/api/v1`, newest first, those that no longer work included',
  access: 'keys.read',
  reply: z.object({ keys: z.array(ApiKeyReply) }),
});

export const addApiKey = route({
  api: 'portal-api',
  method: 'post',
  path: '/api-keys',
  summary: 'Makes a key. The reply is the only place where its secret is ever shown',
  access: 'keys.write',
  body: z.strictObject({
    id: ApiKeyId,
    name: oneLine(100),
    scopes: z
      .array(ApiScope)
      .min(1, { error: 'must be at least one' })
      .transform((scopes) => [...new Set(scopes)].toSorted()),
    /** From now on, in days. */
    days: z
      .number({ error: `must be a whole number from 1 to ${MOST_KEY_DAYS}` })
      .int({ error: `must be a whole number from 1 to ${MOST_KEY_DAYS}` })
      .min(1, { error: 'must be one day at least' })
      .max(MOST_KEY_DAYS, { error: `must be ${MOST_KEY_DAYS} days at most` })
      .default(USUAL_KEY_DAYS),
  }),
  reply: ApiKeyReply.extend({ key: z.string() }),
  status: 201,
  problems: ['already-exists', 'permission-missing'],
});

export const revokeApiKey = route({
  api: 'portal-api',
  method: 'post',
  path: '/api-keys/:id/revoke',
  summary: 'Ends a key at once and for good; repeating it is harmless',
  access: 'keys.write',
  params: z.strictObject({ id: ApiKeyId }),
  reply: ApiKeyReply,
  problems: ['not-found'],
});
