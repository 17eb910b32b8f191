import { z } from 'zod';
import { Diagnosis } from './integrations.ts';
import { Instant, IntegrationId } from './primitives.ts';
import { route } from './route.ts';

/** One thing that was tried, and what came back. */
export const ProofCheck = z.object({
  name: z.enum([
    'room-calendar',
    'personal-calendar',
    'personal-mail',
    'room-mail',
    'token-roles',
    'rooms-in-scope',
  ]),
  /** What the result has to be for the proof to hold. */
  expected: z.enum(['allowed', 'denied']),
  outcome: z.enum(['allowed', 'denied', 'inconclusive']),
  /** The mailbox that was tried: rooms by address, people shortened (`a…@example.com`). */
  mailbox: z.string().nullable(),
  status: z.number().int().nullable(),
  exchangeCode: z.string().nullable(),
  requestId: z.string().nullable(),
  ms: z.number().int().nullable(),
  detail: z.string(),
});
export type ProofCheck = z.output<typeof ProofCheck>;

/** By what means a proof asked: what to look for in the logs of Entra and Exchange. */
export const ProofMeans = z.object({
  /**
   * Who narrows what can be read. `exchange-roles`: Exchange, by roles for applications with a scope. `impersonation`:
   * Exchange Server, by the scope of the service account. `unscoped`: nobody, as far as this proof has found. Null: it
   * could not be told.
   */
  scopeMode: z.enum(['exchange-roles', 'impersonation', 'unscoped']).nullable(),
  /** Entra's name for the token (`uti`); null where there is none, or it could not be read. */
  tokenId: z.string().nullable(),
});
export type ProofMeans = z.output<typeof ProofMeans>;

export const ProofRun = z.object({
  id: z.uuid(),
  integration: IntegrationId,
  at: Instant,
  trigger: z.enum(['integrated', 'daily', 'calendar-added', 'certificate-changed', 'by-hand', 'retry']),
  /** `proven`: everything as it must be. `proving`: nothing can be read yet. `violated`: too much can be read. */
  verdict: z.enum(['proven', 'proving', 'violated', 'inconclusive']),
  checks: z.array(ProofCheck),
  /** Missing from proofs that ran before it was kept. */
  means: ProofMeans.optional(),
  /** Rooms that are calendars of ours and lie outside of what Exchange lets us read. */
  outOfScope: z.array(z.string()),
  diagnosis: Diagnosis.nullable(),
});
export type ProofRun = z.output<typeof ProofRun>;

export const readProof = route({
  api: 'portal-api',
  method: 'get',
  path: '/integrations/:id/proof',
  summary:
    'The last access proof of an integration and the verdicts before it; older than seven days counts as stale',
  access: 'proof.read',
  params: z.strictObject({ id: IntegrationId }),
  reply: z.object({
    last: ProofRun.nullable(),
    isStale: z.boolean(),
    history: z.array(ProofRun.pick({ id: true, at: true, trigger: true, verdict: true })),
  }),
  problems: ['integration-not-found'],
});

export const runProof = route({
  api: 'portal-api',
  method: 'post',
  path: '/integrations/:id/proof',
  summary: 'Tries everything now',
  access: 'integrations.write',
  params: z.strictObject({ id: IntegrationId }),
  reply: ProofRun,
  problems: ['integration-not-found'],
});

/** Calls of one hour that were alike, counted. */
export const CallRecord = z.object({
  integration: IntegrationId.nullable(),
  hour: Instant,
  service: z.string(),
  operation: z.string(),
  mailbox: z.string().nullable(),
  /** The properties that were asked for. */
  properties: z.string().nullable(),
  outcome: z.string(),
  count: z.number().int(),
  lastAt: Instant,
});
export type CallRecord = z.output<typeof CallRecord>;

export const listCalls = route({
  api: 'portal-api',
  method: 'get',
  path: '/calls',
  summary:
    'Every call that Foyer made for this organization: mailbox, operation, properties, how often; newest first',
  access: 'proof.read',
  query: z.strictObject({
    integration: IntegrationId.optional(),
    mailbox: z.string().trim().max(320).optional(),
    operation: z.string().trim().max(100).optional(),
    cursor: z.string().max(2_000).optional(),
  }),
  reply: z.object({ calls: z.array(CallRecord), next: z.string().nullable() }),
});
