import { z } from 'zod';
import { Instant, oneLine } from './primitives.ts';
import { route } from './route.ts';

/** One change, who made it and why; never altered afterwards. */
export const AuditEntry = z.object({
  /** Counts from 1 within the organization, without gaps. */
  number: z.number().int(),
  id: z.uuid(),
  at: Instant,
  actor: z.object({
    kind: z.enum(['person', 'system', 'operator', 'api-key', 'kiosk']),
    name: z.string(),
    tenantId: z.string().nullable(),
    objectId: z.string().nullable(),
  }),
  /** What happened, e.g. `calendar.added`. */
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  /** What led to it: a request of the portal, a check, a command. */
  cause: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  requestId: z.string().nullable(),
  /** SHA-256 over this entry and the hash of the one before, in hex. */
  hash: z.string(),
});
export type AuditEntry = z.output<typeof AuditEntry>;

export const listAudit = route({
  api: 'portal-api',
  method: 'get',
  path: '/audit',
  summary: 'What was changed, newest first',
  access: 'audit.read',
  query: z.strictObject({
    /** In actor, action, subject or cause; letters of any case. */
    search: z.literal('').or(oneLine(100)).optional(),
    action: z.literal('').or(oneLine(60)).optional(),
    from: Instant.optional(),
    to: Instant.optional(),
    /** Entries before this number. */
    before: z
      .string()
      .regex(/^\d{1,15}$/, { error: 'must be the number of an entry' })
      .transform(Number)
      .optional(),
  }),
  reply: z.object({ entries: z.array(AuditEntry), next: z.number().int().nullable() }),
});

export const verifyAudit = route({
  api: 'portal-api',
  method: 'get',
  path: '/audit/verification',
  summary: 'Computes the whole chain anew and names the first entry that does not fit',
  access: 'audit.read',
  reply: z.object({
    isIntact: z.boolean(),
    checked: z.number().int(),
    firstWrong: z.number().int().nullable(),
    detail: z.string(),
    verifiedAt: Instant,
  }),
});
